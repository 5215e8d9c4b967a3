package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Version is the version of the format that this program reads.
const Version = "1"

// Leads gives the place that a path or URL leads to, seen from the file that
// names it.
type Leads func(text string) string

// Read reads the settings in a file. What is wrong with it comes back as one
// finding.List, each with line and column; name stands for the file.
func Read(kind Kind, name string, text []byte, leads Leads) (Layer, error) {
	p := parser{layer: Layer{Kind: kind, Name: name, values: map[string][]Value{}}, leads: leads}
	root, err := document.Parse(name, text)
	if err != nil || root == nil {
		return p.layer, err
	}
	p.section("", root)
	p.named()
	return p.layer, p.problems.Err()
}

// named refuses a policy without a name: records say which they kept to.
func (p *parser) named() {
	if _, ok := p.layer.policy(); !ok || p.layer.Sets("policy.name") {
		return
	}
	for _, s := range table {
		if values := p.layer.values[s.Key]; strings.HasPrefix(s.Key, "policy.") && len(values) > 0 {
			place := values[0].Place
			place.Message, place.Hint = "policy.name is missing", "records call the policy by its name, such as Platform policy 2026"
			p.problems = append(p.problems, place)
			return
		}
	}
}

type parser struct {
	layer    Layer
	leads    Leads
	problems finding.List
}

func (p *parser) place(node *yaml.Node) finding.Finding {
	return finding.Finding{File: p.layer.Name, Line: node.Line, Column: node.Column}
}

func (p *parser) complain(node *yaml.Node, format string, args ...any) {
	place := p.place(node)
	place.Message = fmt.Sprintf(format, args...)
	p.problems = append(p.problems, place)
}

// section reads a mapping whose keys are settings, or lead on to some.
func (p *parser) section(path string, node *yaml.Node) {
	subject := path
	if path == "" {
		subject = "the document"
	}
	if isNull(node) {
		return
	}
	if node.Kind != yaml.MappingNode {
		p.complain(node, "%s must be a mapping of keys to values, not %s", subject, document.KindWord(node))
		return
	}
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		full := strings.TrimPrefix(path+"."+key.Value, ".")
		setting, ok := lookup(full)
		switch {
		case ok && !strings.Contains(key.Value, "."):
			p.setting(setting, value)
		case len(below(full)) > 0:
			p.section(full, value)
		case full == "version":
			p.version(value)
		default:
			p.problems = append(p.problems, document.UnknownKey(p.layer.Name, key, full, p.known(path)))
		}
	}
}

func (p *parser) known(path string) []string {
	if path == "" {
		return append([]string{"version"}, below(path)...)
	}
	return below(path)
}

func (p *parser) version(node *yaml.Node) {
	if node.Value != Version || node.Tag != "!!int" {
		p.complain(node, "version must be %s, the only one that this underpin reads, not %s", Version, document.KindWord(node))
	}
}

// setting reads what one setting is set to; nothing is as good as no key.
func (p *parser) setting(s Setting, node *yaml.Node) {
	if isNull(node) {
		return
	}
	p.layer.values[s.Key] = []Value{}
	switch s.Form {
	case List:
		p.list(s, node)
	case Map:
		p.mapping(s, node)
	default:
		p.keep(s, "", node, node)
	}
}

func (p *parser) list(s Setting, node *yaml.Node) {
	if node.Kind != yaml.SequenceNode {
		p.complain(node, "%s must be a list, not %s", s.Key, document.KindWord(node))
		return
	}
	for _, value := range node.Content {
		p.keep(s, "", value, value)
	}
}

func (p *parser) mapping(s Setting, node *yaml.Node) {
	if node.Kind != yaml.MappingNode {
		p.complain(node, "%s must be a mapping of each %s to its %s, not %s", s.Key, s.Entry, s.Item, document.KindWord(node))
		return
	}
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if wrong := s.key(key.Value); wrong.Message != "" {
			p.complain(key, "%s: %s", s.Key, wrong.Message)
			p.problems[len(p.problems)-1].Hint = wrong.Hint
			continue
		}
		p.keep(s, key.Value, key, value)
	}
}

// keep takes one value, if it is one; at is where a person looks for it.
func (p *parser) keep(s Setting, key string, at, node *yaml.Node) {
	subject := strings.TrimSuffix(s.Key+"."+key, ".")
	if node.Kind != yaml.ScalarNode || isNull(node) {
		p.complain(node, "%s must be one value, not %s", subject, document.KindWord(node))
		return
	}
	if wrong := s.wrong(node.Value); wrong.Message != "" {
		p.complain(node, "%s: %s", subject, wrong.Message)
		p.problems[len(p.problems)-1].Hint = wrong.Hint
		return
	}
	twice := func(v Value) bool { return s.Form == List && v.Text == node.Value }
	if slices.ContainsFunc(p.layer.values[s.Key], twice) {
		p.complain(node, "%s: %s is there twice", s.Key, finding.Quote(node.Value))
		return
	}
	p.layer.add(s, Value{Key: key, Text: node.Value, Place: p.place(at)}, p.leads)
}

// add puts a value behind the others.
func (l *Layer) add(s Setting, v Value, leads Leads) {
	v.Layer = l.Kind
	if s.places != nil && s.places(v.Text) {
		v.Path = leads(v.Text)
	}
	l.values[s.Key] = append(l.values[s.Key], v)
}

func (s Setting) wrong(text string) finding.Finding {
	switch {
	case s.Form == Switch && text != "true" && text != "false":
		return finding.Errorf("must be true or false, not %s", finding.Quote(text))
	case s.one != nil:
		return s.one(text)
	}
	return finding.Finding{}
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Tag == "!!null" }
