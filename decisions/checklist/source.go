package checklist

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// source finds the bytes of a YAML text that a node was read from. The parser
// only tells where a node starts.
type source struct {
	text      []byte
	lines     []int // the offset at which each line starts
	lineBreak string
}

const byteOrderMark = "\ufeff"

func newSource(text []byte) source {
	s := source{text: text, lineBreak: "\n"}
	start := 0
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		start = len(byteOrderMark)
	}
	s.lines = []int{start}
	for at := start; at < len(text); {
		size := breakAt(text[at:])
		if size == 0 {
			at++
			continue
		}
		if len(s.lines) == 1 {
			s.lineBreak = string(text[at : at+size])
		}
		at += size
		s.lines = append(s.lines, at)
	}
	return s
}

// breaks are the line ends that YAML's parser counts, longest first.
var breaks = []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"}

func breakAt(text []byte) int {
	for _, b := range breaks {
		if bytes.HasPrefix(text, []byte(b)) {
			return len(b)
		}
	}
	return 0
}

// offset is where a node starts. Columns count characters, not bytes.
func (s source) offset(node *yaml.Node) int {
	at := s.lines[min(node.Line, len(s.lines))-1]
	for range node.Column - 1 {
		_, size := utf8.DecodeRune(s.text[at:])
		at += size
	}
	return at
}

// end is the offset behind a node.
func (s source) end(node *yaml.Node) int {
	at := s.offset(node)
	if node.Kind == yaml.ScalarNode {
		return s.scalarEnd(node, at)
	}
	if inBraces(node) {
		at++
	}
	for i, child := range node.Content {
		switch {
		case node.Kind == yaml.SequenceNode:
			at = s.end(child)
		case i%2 == 1:
			at = s.entryEnd(node.Content[i-1], child)
		}
	}
	if inBraces(node) {
		at = min(s.skip(at, " \t\r\n,")+1, len(s.text))
	}
	return at
}

// entryEnd is the offset behind a key and its value.
func (s source) entryEnd(key, value *yaml.Node) int {
	if !isEmpty(value) {
		return s.end(value)
	}
	end, _ := s.colon(key)
	return end
}

// isEmpty tells a value that takes no room, as after "api:".
func isEmpty(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Value == "" && node.Style == 0
}

// colon is the offset behind the colon of a key, or behind the key itself when
// it has none, as in {api}.
func (s source) colon(key *yaml.Node) (int, bool) {
	end := s.end(key)
	if at := s.skip(end, " \t\r\n"); at < len(s.text) && s.text[at] == ':' {
		return at + 1, true
	}
	return end, false
}

// skip passes over the given bytes and over comments.
func (s source) skip(at int, skipped string) int {
	for at < len(s.text) {
		switch c := s.text[at]; {
		case c == '#':
			at = s.lineEnd(at)
		case strings.IndexByte(skipped, c) >= 0:
			at++
		default:
			return at
		}
	}
	return at
}

func (s source) lineStart(at int) int {
	for i := len(s.lines) - 1; i > 0; i-- {
		if s.lines[i] <= at {
			return s.lines[i]
		}
	}
	return s.lines[0]
}

// lineEnd is the offset behind the last character of a line, before its break.
func (s source) lineEnd(at int) int {
	for at < len(s.text) && breakAt(s.text[at:]) == 0 {
		at++
	}
	return at
}

// nextLine is where the line after this one starts, or the end of the text.
func (s source) nextLine(at int) int {
	end := s.lineEnd(at)
	return end + breakAt(s.text[end:])
}
