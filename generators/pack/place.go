package pack

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// places knows where a mapping of the manifest and its keys stand, so that a
// finding names the very line and column.
type places struct{ mapping *yaml.Node }

// value is the node of a key's value, nil where the key is not there.
func (p places) value(key string) *yaml.Node {
	if p.mapping == nil {
		return nil
	}
	for i := 0; i+1 < len(p.mapping.Content); i += 2 {
		if p.mapping.Content[i].Value == key {
			return p.mapping.Content[i+1]
		}
	}
	return nil
}

// note remembers a mapping, and reads it into what it is.
func (p *places) note(node *yaml.Node, what string, into any) error {
	if node.Kind != yaml.MappingNode {
		return misplaced(node, "%s must be a mapping of keys to values, not %s", what, document.KindWord(node))
	}
	p.mapping = node
	return node.Decode(into)
}

// has tells whether a key is there.
func (p places) has(key string) bool { return p.value(key) != nil }

// of is where the value of a key stands, or where the mapping begins.
func (p places) of(key string) finding.Finding {
	if value := p.value(key); value != nil {
		return at(value)
	}
	return at(p.mapping)
}

// item is where one item of a key's list, or one value of its mapping, stands.
func (p places) item(key string, i int) finding.Finding {
	value := p.value(key)
	if value == nil || i >= len(value.Content) {
		return p.of(key)
	}
	return at(value.Content[i])
}

// within is the places of a mapping that is the value of a key.
func (p places) within(key string) places { return places{p.value(key)} }

// text is a key's text with its place.
func (p places) text(key string) scalar {
	if value := p.value(key); value != nil {
		return scalar{value}
	}
	return scalar{}
}

func at(node *yaml.Node) finding.Finding {
	if node == nil {
		return finding.Finding{}
	}
	return finding.Finding{Line: node.Line, Column: node.Column}
}

// scalar is a text of the manifest that knows where it stands.
type scalar struct{ node *yaml.Node }

func (s scalar) value() string {
	if s.node == nil {
		return ""
	}
	return s.node.Value
}

// template is the text as a template, placed where its first letter stands. The
// column is left out where YAML's escapes would make it wrong.
func (s scalar) template(file string) render.Template {
	t := render.Template{Name: file, Text: s.value()}
	if s.node == nil {
		return t
	}
	t.Line, t.Column = s.node.Line, s.node.Column
	switch s.node.Style &^ yaml.TaggedStyle {
	case yaml.LiteralStyle, yaml.FoldedStyle:
		t.Line, t.Column = t.Line+1, 0
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		t.Column++
		if strings.ContainsAny(t.Text, "'\"\\\n") {
			t.Column = 0
		}
	}
	return t
}

// UnmarshalYAML notes the places.
func (m *Manifest) UnmarshalYAML(node *yaml.Node) error {
	type plain Manifest
	return m.places.note(node, "the manifest", (*plain)(m))
}

// UnmarshalYAML notes the places.
func (o *Option) UnmarshalYAML(node *yaml.Node) error {
	type plain Option
	return o.places.note(node, "an option", (*plain)(o))
}

// UnmarshalYAML notes the places.
func (r *FileRule) UnmarshalYAML(node *yaml.Node) error {
	type plain FileRule
	return r.places.note(node, "a rule about files", (*plain)(r))
}

// UnmarshalYAML notes the places.
func (r *Requirement) UnmarshalYAML(node *yaml.Node) error {
	type plain Requirement
	return r.places.note(node, "a tool that verify requires", (*plain)(r))
}

// UnmarshalYAML notes the places.
func (c *Case) UnmarshalYAML(node *yaml.Node) error {
	type plain Case
	return c.places.note(node, "a verify case", (*plain)(c))
}

// UnmarshalYAML takes texts and lists of texts.
func (a *CaseAnswers) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return misplaced(node, "the answers of a verify case must be a mapping of questions to answers, not %s", document.KindWord(node))
	}
	*a = CaseAnswers{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		question, said := node.Content[i], node.Content[i+1]
		words, ok := wordsOf(said)
		if !ok {
			return misplaced(said, "the answer to %s must be a text or a list of words, not %s", question.Value, document.KindWord(said)).
				WithHint("a question is written with its item, as in security.posture: regulated")
		}
		(*a)[question.Value] = strings.Join(words, ",")
	}
	return nil
}

// wordsOf are those of a text or of a list.
func wordsOf(node *yaml.Node) (words []string, ok bool) {
	if node.Kind == yaml.ScalarNode {
		return []string{node.Value}, true
	}
	for _, item := range node.Content {
		if item.Kind != yaml.ScalarNode {
			return nil, false
		}
		words = append(words, item.Value)
	}
	return words, node.Kind == yaml.SequenceNode
}

// UnmarshalYAML notes the places.
func (s *Step) UnmarshalYAML(node *yaml.Node) error {
	type plain Step
	return s.places.note(node, "a step", (*plain)(s))
}

// UnmarshalYAML takes the word contract or a mapping.
func (p *Probe) UnmarshalYAML(node *yaml.Node) error {
	type plain Probe
	if node.Kind == yaml.ScalarNode && node.Value == "contract" {
		p.Contract, p.places.mapping = true, node
		return nil
	}
	return p.places.note(node, "a probe that is not the word contract", (*plain)(p))
}

// UnmarshalYAML keeps the order of the file, in which each may use those before.
func (c *Computed) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return misplaced(node, "computed must be a mapping of names to templates, not %s", document.KindWord(node))
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		name, text := node.Content[i], node.Content[i+1]
		if text.Kind != yaml.ScalarNode {
			return misplaced(text, "computed.%s must be a template, not %s", name.Value, document.KindWord(text))
		}
		*c = append(*c, NamedTemplate{name.Value, scalar{text}})
	}
	return nil
}

// UnmarshalYAML notes the places.
func (c *Changes) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return misplaced(node, "changes must be a mapping of versions to what is new in them, not %s", document.KindWord(node))
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		version, note := node.Content[i], node.Content[i+1]
		if note.Kind != yaml.ScalarNode {
			return misplaced(note, "changes: what is new in %s must be a text, not %s", version.Value, document.KindWord(note))
		}
		*c = append(*c, ChangeNote{Version: version.Value, Note: strings.TrimSpace(note.Value), place: at(version), notePlace: at(note)})
	}
	return nil
}

func misplaced(node *yaml.Node, format string, args ...any) finding.Finding {
	f := at(node)
	f.Message = fmt.Sprintf(format, args...)
	return f
}
