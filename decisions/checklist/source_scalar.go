package checklist

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// scalarEnd is the offset behind a scalar that starts at an offset.
func (s source) scalarEnd(node *yaml.Node, at int) int {
	switch node.Style {
	case yaml.DoubleQuotedStyle:
		return s.doubleQuotedEnd(at)
	case yaml.SingleQuotedStyle:
		return s.singleQuotedEnd(at)
	case yaml.LiteralStyle, yaml.FoldedStyle:
		return s.blockEnd(at)
	}
	return s.plainEnd(node.Value, at)
}

func (s source) doubleQuotedEnd(at int) int {
	for at++; at < len(s.text); at++ {
		switch s.text[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(s.text)
}

func (s source) singleQuotedEnd(at int) int {
	for at++; at < len(s.text); at++ {
		if s.text[at] != '\'' {
			continue
		}
		if at+1 == len(s.text) || s.text[at+1] != '\'' {
			return at + 1
		}
		at++ // two quotes stand for one
	}
	return len(s.text)
}

// plainEnd follows the words of a plain scalar, which have no escapes; what
// stands between them may have been folded.
func (s source) plainEnd(value string, at int) int {
	for _, word := range strings.Fields(value) {
		for at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[at]) >= 0 {
			at++
		}
		if !bytes.HasPrefix(s.text[at:], []byte(word)) {
			return at // not as expected: Edit refuses what comes of it
		}
		at += len(word)
	}
	return at
}

// blockEnd is the end of the last line of a literal or folded scalar: its
// lines are indented deeper than the one that announces it.
func (s source) blockEnd(at int) int {
	indent := s.indent(s.lineStart(at))
	end := s.lineEnd(at)
	for next := s.nextLine(at); next < len(s.text); next = s.nextLine(next) {
		switch blank := len(bytes.TrimSpace(s.text[next:s.lineEnd(next)])) == 0; {
		case blank:
		case s.indent(next) > indent:
			end = s.lineEnd(next)
		default:
			return end
		}
	}
	return end
}

func (s source) indent(lineStart int) int {
	return len(s.text[lineStart:]) - len(bytes.TrimLeft(s.text[lineStart:], " "))
}
