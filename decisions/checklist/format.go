package checklist

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Format writes the answers that the team gave as a file that Parse reads
// back, in the order of the checklist.
func (a Answers) Format() []byte {
	var b strings.Builder
	b.WriteString("version: " + Version + "\n")
	var open []string // the sections that the last line stands in
	for _, id := range union(a, a) {
		parts := strings.Split(id, ".")
		for depth, part := range parts[:len(parts)-1] {
			if depth < len(open) && open[depth] == part {
				continue
			}
			open = append(open[:min(depth, len(open))], part)
			fmt.Fprintf(&b, "%s%s:\n", strings.Repeat("  ", depth), part)
		}
		open = open[:len(parts)-1]
		q, _ := lookup(id)
		fmt.Fprintf(&b, "%s%s: %s\n", strings.Repeat("  ", len(parts)-1), parts[len(parts)-1], q.format(a.given[id].values))
	}
	return []byte(b.String())
}

// format writes values as YAML in one line.
func (q Question) format(values []string) string {
	if values == nil {
		return Unanswered
	}
	if q.Kind == Number {
		return values[0]
	}
	quoted := make([]string, len(values))
	for i, value := range values {
		quoted[i] = scalar(value)
	}
	if q.Kind.Several() {
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	return quoted[0]
}

// scalar quotes a text where YAML would read it as something else, also in
// braces and brackets.
func scalar(value string) string {
	node := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if strings.ContainsAny(value, ",[]{}?:") {
		node.Style = yaml.DoubleQuotedStyle
	}
	text, err := yaml.Marshal(&node)
	if err != nil {
		return fmt.Sprintf("%q", value)
	}
	return strings.TrimSuffix(string(text), "\n")
}

// Tree is the answers as templates see them: nested by section and key, with
// hyphens of keys kept, every question of the checklist present, "" or an
// empty list where it is open.
func (a Answers) Tree() map[string]any {
	root := map[string]any{}
	for _, id := range slices.Concat(known().order, scaffoldIDs(a)) {
		q, _ := lookup(id)
		parts := strings.Split(id, ".")
		branch := root
		for _, part := range parts[:len(parts)-1] {
			next, ok := branch[part].(map[string]any)
			if !ok {
				next = map[string]any{}
				branch[part] = next
			}
			branch = next
		}
		if q.Kind.Several() {
			branch[parts[len(parts)-1]] = append([]string{}, a.values(id)...)
		} else {
			branch[parts[len(parts)-1]] = a.Value(id)
		}
	}
	return root
}
