package checklist

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Edit changes one answer in the text of an answers file and leaves every
// other line as it is, comments included. It refuses, as findings, a text that
// Parse refuses, an answer that With refuses, and a place that is not written
// line by line (a section in braces).
func Edit(name string, text []byte, id, answer string) ([]byte, error) {
	before, err := Parse(name, text)
	if err != nil {
		return nil, err
	}
	after, err := before.With(id, answer)
	if err != nil {
		return nil, err
	}
	q, _ := Lookup(id)
	edited, err := setLine(name, text, strings.Split(id, "."), q.format(after.given[id].values))
	if err != nil {
		return nil, err
	}
	// The edit works on lines; that it did what was asked is checked by reading it.
	if got, err := Parse(name, edited); err != nil || !got.Equal(after) {
		return nil, finding.Finding{File: name, Message: fmt.Sprintf("cannot set %s without rewriting the file", id)}.
			WithHint("write the section line by line, without braces, or edit the file by hand")
	}
	return edited, nil
}

// setLine walks down the mapping and replaces or inserts one line.
func setLine(name string, text []byte, path []string, value string) ([]byte, error) {
	root, err := document.Parse(name, text)
	if err != nil {
		return nil, err
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	node, indent := root, ""
	for depth, part := range path {
		key, child := lookUp(node, part)
		last := depth == len(path)-1
		switch {
		case key == nil:
			return insert(lines, node, indent, path[depth:], value), nil
		case last:
			return replaceValue(lines, key, child, value), nil
		case child.Kind != yaml.MappingNode || child.Style&yaml.FlowStyle != 0:
			return emptySection(lines, key, path[depth+1:], value), nil
		}
		node = child
		indent = strings.Repeat(" ", child.Column-1)
	}
	return text, nil
}

func lookUp(mapping *yaml.Node, name string) (key, value *yaml.Node) {
	for k, v := range entries(mapping) {
		if k.Value == name {
			return k, v
		}
	}
	return nil, nil
}

// insert puts a key, with the sections it still needs, after the last line of
// a mapping.
func insert(lines [][]byte, mapping *yaml.Node, indent string, path []string, value string) []byte {
	at := lastLine(mapping)
	if at > 0 && !bytes.HasSuffix(lines[at-1], []byte("\n")) {
		lines[at-1] = append(slices.Clone(lines[at-1]), '\n')
	}
	return bytes.Join(slices.Insert(lines, at, nested(indent, path, value)), nil)
}

func nested(indent string, path []string, value string) []byte {
	var b strings.Builder
	for depth, part := range path {
		b.WriteString(indent + strings.Repeat("  ", depth) + part + ":")
		if depth == len(path)-1 {
			b.WriteString(" " + value)
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

// emptySection opens a section that holds nothing yet ("api:" or "api: {}").
func emptySection(lines [][]byte, key *yaml.Node, path []string, value string) []byte {
	line := lines[key.Line-1]
	indent := strings.Repeat(" ", key.Column-1)
	if rest := bytes.TrimSpace(line[bytes.IndexByte(line, ':')+1:]); len(rest) > 0 && string(rest) != "{}" && rest[0] != '#' {
		return bytes.Join(lines, nil) // the check in Edit refuses it
	}
	opened := slices.Concat(line[:bytes.IndexByte(line, ':')+1], []byte("\n"), nested(indent+"  ", path, value))
	return bytes.Join(slices.Replace(lines, key.Line-1, key.Line, opened), nil)
}

// replaceValue writes a new value after a key, and drops the further lines
// that the old one took.
func replaceValue(lines [][]byte, key, old *yaml.Node, value string) []byte {
	end := max(lastLine(old), key.Line)
	line := lines[key.Line-1]
	head := line[:key.Column-1+len(key.Value)]
	tail := []byte("\n")
	if comment := old.LineComment; comment != "" && end == key.Line {
		tail = []byte(" " + comment + "\n")
	}
	replaced := slices.Concat(head, []byte(": "+value), tail)
	return bytes.Join(slices.Replace(lines, key.Line-1, end, replaced), nil)
}

// lastLine is the line, from 1, in which the last value of a node stands.
func lastLine(node *yaml.Node) int {
	last := node.Line
	for _, child := range node.Content {
		last = max(last, lastLine(child))
	}
	return last
}
