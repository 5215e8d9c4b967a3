package checklist

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Edit changes one answer in the text of an answers file and leaves every
// other byte as it is: comments, line ends, quotes, sections in braces. Only
// the line that Commented leaves for an answer gives way to it. Edit refuses, as findings, a text that Parse refuses, an answer that With refuses,
// and a way of writing that it cannot change without touching more than that.
func Edit(name string, text []byte, id, answer string) ([]byte, error) {
	before, err := Parse(name, text)
	if err != nil {
		return nil, err
	}
	after, err := before.With(id, answer)
	if err != nil {
		return nil, err
	}
	root, err := document.Parse(name, text)
	if err != nil {
		return nil, err
	}
	q, _ := lookup(id)
	e := editor{source: newSource(text), question: q, value: q.format(after.given[id].values)}
	e.set(root, strings.Split(id, "."))
	edited := e.apply()
	// The edit works on positions; that it did what was asked is checked by reading it.
	if got, err := Parse(name, edited); err != nil || !bytes.Equal(got.Format(), after.Format()) {
		return nil, finding.Finding{File: name, Message: fmt.Sprintf("cannot set %s without rewriting the file", id)}.
			WithHint("write the section with one key on each line, or edit the file by hand")
	}
	return edited, nil
}

// editor gathers the splices that put a value where a path leads.
type editor struct {
	source
	question Question
	value    string
	splices  []splice
}

// set walks down the mappings as far as the file has the path.
func (e *editor) set(root *yaml.Node, path []string) {
	mapping, owner, braces := root, (*yaml.Node)(nil), inBraces(root)
	for depth, part := range path {
		key, value := lookUp(mapping, part)
		switch {
		case key == nil && braces:
			e.insertInBraces(mapping, path[:depth], path[depth:])
			return
		case key == nil:
			e.insertLines(mapping, owner, path[:depth], path[depth:])
			return
		case depth == len(path)-1:
			e.replace(key, value)
			return
		case isNull(value):
			e.open(key, value, path[depth+1:], braces)
			return
		}
		mapping, owner, braces = value, key, braces || inBraces(value)
	}
}

func inBraces(node *yaml.Node) bool { return node.Style&yaml.FlowStyle != 0 }

func lookUp(mapping *yaml.Node, name string) (key, value *yaml.Node) {
	for k, v := range entries(mapping) {
		if k.Value == name {
			return k, v
		}
	}
	return nil, nil
}

// replace writes the value in the place of another, or of none.
func (e *editor) replace(key, old *yaml.Node) {
	at := e.offset(old)
	switch {
	case isEmpty(old):
		e.fill(key, e.value)
	case old.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		head := at + len(e.text[at:]) - len(bytes.TrimLeft(e.text[at:], "|>+-0123456789"))
		e.splice(at, head, e.value)
		e.splice(e.nextLine(head), e.nextLine(e.end(old)), "")
	case old.Kind == yaml.SequenceNode && !inBraces(old):
		e.fill(key, e.value)
		first, last := e.lineStart(at), e.nextLine(e.end(old))
		e.splice(first, last, e.comments(old, first, last))
	default:
		end := e.end(old)
		e.splice(at, end, e.spaced(at)+e.value)
		if notes := e.comments(old, at, end); notes != "" {
			e.splice(e.lineEnd(end), e.lineEnd(end), e.lineBreak+strings.TrimSuffix(notes, e.lineBreak))
		}
	}
}

// spaced is a space where the text has none between a colon and its value.
func (e *editor) spaced(at int) string {
	if at > 0 && e.text[at-1] == ':' {
		return " "
	}
	return ""
}

// fill writes a value right behind the colon of a key, which it adds where
// braces hold the key alone.
func (e *editor) fill(key *yaml.Node, value string) {
	end, colon := e.colon(key)
	if !colon {
		value = ": " + value
	} else {
		value = " " + value
	}
	e.splice(end, end, value)
}

// open gives a section that holds nothing yet its first key.
func (e *editor) open(key, null *yaml.Node, path []string, braces bool) {
	switch {
	case !isEmpty(null):
		e.splice(e.offset(null), e.end(null), "{"+e.flow(path)+"}")
	case braces:
		e.fill(key, "{"+e.flow(path)+"}")
	case !e.fillPlaceholder(key, path, key.Column, len(e.text)):
		e.addLines(e.lineEnd(e.end(key)), key.Column+1, path)
	}
}

// insertInBraces adds a key between others, in the order of the checklist.
func (e *editor) insertInBraces(mapping *yaml.Node, parents, path []string) {
	switch key, value := e.predecessor(mapping, parents, path[0]); {
	case key != nil:
		end := e.entryEnd(key, value)
		e.splice(end, end, ", "+e.flow(path))
	case len(mapping.Content) > 0:
		first := e.offset(mapping.Content[0])
		e.splice(first, first, e.flow(path)+", ")
	default:
		brace := e.offset(mapping) + 1
		e.splice(brace, brace, e.flow(path))
	}
}

// insertLines adds a key on lines of its own, below the one that the checklist
// has before it, or below the key that the mapping belongs to.
func (e *editor) insertLines(mapping, owner *yaml.Node, parents, path []string) {
	indent := mapping.Column - 1
	if owner != nil && e.fillPlaceholder(owner, path, indent, indent) {
		return
	}
	if key, value := e.predecessor(mapping, parents, path[0]); key != nil {
		e.addLines(e.belongings(e.entryEnd(key, value), indent), indent, path)
	} else if owner != nil {
		e.addLines(e.lineEnd(e.end(owner)), indent, path)
	}
}
