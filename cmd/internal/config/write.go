package config

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Grounds are the values that layers say themselves and that a decision rests
// on, by setting. What a platform says is not among them: the platform is.
func Grounds(layers []Layer) map[string][]Value {
	grounds := map[string][]Value{}
	for _, s := range table {
		for _, layer := range layers {
			if s.decides && layer.Kind != Platform {
				grounds[s.Key] = s.together(grounds[s.Key], layer.values[s.Key])
			}
		}
	}
	return grounds
}

// together is what two layers say in one.
func (s Setting) together(below, above []Value) []Value {
	switch {
	case len(below) == 0 || len(above) == 0:
		return slices.Concat(below, above)
	case s.Key == "policy.name":
		return []Value{{Text: below[0].Text + " and " + above[0].Text}}
	case s.Key == "policy.allow":
		return slices.DeleteFunc(slices.Clone(below), func(v Value) bool { return !has(above, v) })
	case s.Key == "policy.importance":
		return over(below, slices.DeleteFunc(slices.Clone(above), func(v Value) bool {
			return slices.ContainsFunc(below, func(o Value) bool { return o.Key == v.Key && o.Text >= v.Text })
		}))
	case s.counts == eachLayer:
		return append(slices.Clone(below), slices.DeleteFunc(slices.Clone(above), func(v Value) bool { return has(below, v) })...)
	}
	return above
}

// has tells whether a value is among others, wherever they were said.
func has(values []Value, v Value) bool {
	return slices.ContainsFunc(values, func(o Value) bool {
		return o.Key == v.Key && (o.Text == v.Text && o.Path == "" && v.Path == "" || o.Path == v.Path && o.Path != "")
	})
}

// Lacks lists the grounds that settings do not have, in the order of the table.
func (s Settings) Lacks(grounds map[string][]Value) []string {
	var lacking []string
	for _, setting := range table {
		for _, v := range grounds[setting.Key] {
			if !has(s.Values(setting.Key), v) {
				lacking = append(lacking, strings.TrimSuffix(setting.Key+"."+v.Key, ".")+": "+v.Text)
			}
		}
	}
	return lacking
}

const head = "# What the decision of this repository rests on beside the answers: evidence and\n# policy. underpin config shows all that is set, and where.\n"

// Write is grounds as a file of settings, nil where there are none. Paths are
// written as seenFrom gives them.
func Write(grounds map[string][]Value, seenFrom func(path string) string) ([]byte, error) {
	root := &yaml.Node{Kind: yaml.MappingNode}
	put(root, "version", &yaml.Node{Kind: yaml.ScalarNode, Value: Version})
	for _, s := range table {
		values := grounds[s.Key]
		if len(values) == 0 {
			continue
		}
		branch, parts := root, strings.Split(s.Key, ".")
		for _, part := range parts[:len(parts)-1] {
			branch = child(branch, part)
		}
		put(branch, parts[len(parts)-1], s.node(values, seenFrom))
	}
	if len(root.Content) == 2 { // only the version
		return nil, nil
	}
	text, err := yaml.Marshal(root)
	return append([]byte(head), text...), err
}

func (s Setting) node(values []Value, seenFrom func(string) string) *yaml.Node {
	var nodes []*yaml.Node
	for _, v := range values {
		text := v.Text
		if v.Path != "" {
			text = seenFrom(v.Path)
		}
		node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
		if _, err := strconv.Atoi(text); err == nil && s.Entry == "item" {
			node.Tag = "!!int"
		}
		nodes = append(nodes, node)
	}
	switch s.Form {
	case List:
		return &yaml.Node{Kind: yaml.SequenceNode, Content: nodes}
	case Map:
		mapping := &yaml.Node{Kind: yaml.MappingNode}
		for i, v := range values {
			put(mapping, v.Key, nodes[i])
		}
		return mapping
	}
	return nodes[0]
}

func put(mapping *yaml.Node, key string, value *yaml.Node) {
	mapping.Content = append(mapping.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
}

func child(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	node := &yaml.Node{Kind: yaml.MappingNode}
	put(mapping, key, node)
	return node
}
