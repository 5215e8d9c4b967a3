package checklist

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Parse reads an answers file. What is wrong with it comes back as one
// finding.List, each with line and column; name stands for the file.
func Parse(name string, text []byte) (Answers, error) {
	root, err := document.Parse(name, text)
	if err != nil {
		return Answers{}, err
	}
	p := parser{name: name, answers: Answers{make(map[string]given, usual)}}
	if root == nil {
		root = &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1} // an empty file: the version is missing
	}
	p.untagged(root)
	p.document(root)
	if len(p.problems) > 0 {
		return Answers{}, p.problems
	}
	return p.answers, nil
}

// usual is how many answers a team gives, more or less.
const usual = 32

type parser struct {
	name     string
	answers  Answers
	problems finding.List
}

func (p *parser) complain(node *yaml.Node, format string, args ...any) {
	place := p.place(node)
	place.Message = fmt.Sprintf(format, args...)
	p.problems = append(p.problems, place)
}

func (p *parser) place(node *yaml.Node) finding.Finding {
	return finding.Finding{File: p.name, Line: node.Line, Column: node.Column}
}

// untagged refuses explicit tags: they change what a value is.
func (p *parser) untagged(node *yaml.Node) {
	if node.Style&yaml.TaggedStyle != 0 {
		p.complain(node, "tags such as %s are not used here; write the value alone", node.Tag)
	}
	for _, child := range node.Content {
		p.untagged(child)
	}
}

// document reads the top: the version and the sections.
func (p *parser) document(root *yaml.Node) {
	if root.Kind != yaml.MappingNode {
		p.complain(root, "the document must be a mapping of keys to values, not %s", document.KindWord(root))
		return
	}
	version := false
	for key, value := range entries(root) {
		switch {
		case key.Value == "version":
			version = true
			p.version(value)
		case slices.Contains(known().sections, key.Value):
			p.section(key.Value, value)
		default:
			p.problems = append(p.problems, document.UnknownKey(p.name, key, key.Value, append([]string{"version"}, known().sections...)))
		}
	}
	if !version {
		p.complain(root, "version is missing: write version: %s", Version)
	}
}

func (p *parser) version(node *yaml.Node) {
	switch {
	case node.Tag == "!!str" && node.Value == Version:
		p.complain(node, "version must be a number: write %s without quotes", Version)
	case node.Tag != "!!int" || node.Value != Version:
		p.complain(node, "version must be %s, the only one that this underpin reads, not %s", Version, document.KindWord(node))
	}
}

// section reads a mapping whose keys are questions, or lead on to some.
func (p *parser) section(path string, node *yaml.Node) {
	if isNull(node) {
		return
	}
	if node.Kind != yaml.MappingNode {
		p.complain(node, "%s must be a mapping of keys to values, not %s", path, document.KindWord(node))
		return
	}
	for key, value := range entries(node) {
		id := path + "." + key.Value
		if q, ok := lookup(id); ok && !strings.Contains(key.Value, ".") {
			p.answer(q, value)
			continue
		}
		if len(below(id)) > 0 {
			p.section(id, value)
			continue
		}
		if path == "scaffold" {
			p.complain(key, "%s cannot be the name of an option: use lower-case letters, digits and underscores", finding.Quote(key.Value))
			continue
		}
		p.problems = append(p.problems, document.UnknownKey(p.name, key, id, below(path)))
	}
}

// answer reads the value of a question; nothing and an empty text leave it
// as if it were not there.
func (p *parser) answer(q Question, node *yaml.Node) {
	switch {
	case isNull(node):
	case node.Kind == yaml.ScalarNode && node.Value == Unanswered:
		p.give(q, node, nil)
	case q.Kind.Several():
		p.list(q, node)
	case node.Kind != yaml.ScalarNode:
		p.complain(node, "%s must be one value, not %s", q.ID, document.KindWord(node))
	case node.Value == "" && q.mayBeEmpty():
	case q.Kind == Name && node.Tag != "!!str":
		p.notText(q, node)
	case q.Kind == Number && node.Tag == "!!str" && isNumber(node.Value):
		p.complain(node, "%s must be a number: write %s without quotes", q.ID, node.Value)
	default:
		p.keep(q, node, []*yaml.Node{node})
	}
}

// list reads several words.
func (p *parser) list(q Question, node *yaml.Node) {
	if node.Kind != yaml.SequenceNode {
		p.complain(node, "%s must be a list, such as [%s], not %s", q.ID, q.example(), document.KindWord(node))
		return
	}
	for _, item := range node.Content {
		switch {
		case item.Kind != yaml.ScalarNode || isNull(item):
			p.complain(item, "%s must be a list of words, not of %s", q.ID, document.KindWord(item))
			return
		case item.Tag != "!!str" && item.Tag != "!!timestamp":
			p.notText(q, item)
			return
		}
	}
	p.keep(q, node, node.Content)
}

// keep takes the values of some nodes as the answer, if they are one.
func (p *parser) keep(q Question, node *yaml.Node, items []*yaml.Node) {
	values := make([]string, len(items))
	for i, item := range items {
		values[i] = item.Value
	}
	before := len(p.problems)
	q.check(values, func(at int, problem finding.Finding) {
		place := p.place(items[at])
		place.Message, place.Hint = problem.Message, problem.Hint
		p.problems = append(p.problems, place)
	})
	if len(p.problems) == before {
		p.give(q, node, values)
	}
}

func (p *parser) give(q Question, node *yaml.Node, values []string) {
	p.answers.given[q.ID] = given{values: values, file: p.name, line: node.Line, column: node.Column}
}

func (p *parser) notText(q Question, node *yaml.Node) {
	p.complain(node, "%s: YAML does not read %s as text; put it in quotes", q.ID, finding.Quote(node.Value))
}

func isNumber(text string) bool {
	_, ok := number(text)
	return ok
}

func (q Question) example() string {
	if len(q.Options) == 0 {
		return "gin"
	}
	return q.Options[0].Value
}

func entries(mapping *yaml.Node) func(func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			if !yield(mapping.Content[i], mapping.Content[i+1]) {
				return
			}
		}
	}
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Tag == "!!null" }
