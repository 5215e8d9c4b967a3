package adr

import (
	"strings"
)

// heading is a heading of a page.
type heading struct {
	level     int
	text      string
	line      int
	from, to  int  // the bytes of text in its line
	underline bool // written with a line of = or - below it
}

// headings lists the headings of a page in order.
func (p page) headings() []heading {
	var list []heading
	for i, l := range p.lines {
		if l.kind != prose {
			continue
		}
		text := p.line(i)
		if h, ok := hashHeading(text); ok {
			h.line = i
			list = append(list, h)
		} else if level := p.underlined(i); level > 0 {
			trimmed := strings.TrimSpace(text)
			from := strings.Index(text, trimmed)
			list = append(list, heading{level: level, text: trimmed, line: i, from: from, to: from + len(trimmed), underline: true})
		}
	}
	return list
}

func hashHeading(text string) (heading, bool) {
	indent := len(text) - len(strings.TrimLeft(text, " "))
	rest := text[indent:]
	level := len(rest) - len(strings.TrimLeft(rest, "#"))
	after := rest[level:]
	if indent > 3 || level < 1 || level > 6 || after != "" && after[0] != ' ' && after[0] != '\t' {
		return heading{}, false
	}
	from := indent + level + len(after) - len(strings.TrimLeft(after, " \t"))
	bare := strings.TrimRight(text[from:], " \t")
	if closed := strings.TrimRight(bare, "#"); closed == "" || strings.HasSuffix(closed, " ") {
		bare = strings.TrimRight(closed, " \t") // hashes that close the heading
	}
	return heading{level: level, text: bare, from: from, to: from + len(bare)}, true
}

// underlined gives the level of a heading that is one line of text over a line
// of = or -, else 0.
func (p page) underlined(i int) int {
	if i+1 >= len(p.lines) || p.lines[i+1].kind != prose || i > 0 && p.lines[i-1].kind == prose && !p.isHeading(i-1) {
		return 0
	}
	first := strings.TrimSpace(p.line(i))
	if strings.ContainsAny(first[:1], "-*+>|=#") && !strings.HasPrefix(first, "**") {
		return 0
	}
	under := strings.TrimSpace(p.line(i + 1))
	switch {
	case len(under) >= 2 && strings.Trim(under, "=") == "":
		return 1
	case len(under) >= 3 && strings.Trim(under, "-") == "":
		return 2
	}
	return 0
}

func (p page) isHeading(i int) bool {
	_, ok := hashHeading(p.line(i))
	return ok
}

// sections divides a page by its headings; the title is none of them.
func (p page) sections(headings []heading, title int) []Section {
	var list []Section
	for n, h := range headings {
		if h.line == title {
			continue
		}
		s := Section{Heading: plain(h.text), Level: h.level, Line: h.line + 1, first: h.line + 1, end: len(p.lines)}
		if h.underline {
			s.first++
		}
		s.last = len(p.lines)
		if n+1 < len(headings) {
			s.last = headings[n+1].line
		}
		for _, next := range headings[n+1:] {
			if next.level <= h.level {
				s.end = next.line
				break
			}
		}
		s.Text = p.between(s.first, s.last)
		s.Empty = p.silent(s.first, s.end)
		list = append(list, s)
	}
	return list
}

// between is the text of the lines [first, last) without blank lines around it.
func (p page) between(first, last int) string {
	for first < last && p.lines[first].kind == blank {
		first++
	}
	for first < last && p.lines[last-1].kind == blank {
		last--
	}
	if first >= last {
		return ""
	}
	return p.text[p.lines[first].start:p.lines[last-1].end]
}

// silent tells that lines say nothing: they are blank, comments or headings.
func (p page) silent(first, last int) bool {
	for i := first; i < last; i++ {
		switch p.lines[i].kind {
		case code:
			return false
		case prose:
			if !p.isHeading(i) && strings.TrimSpace(uncommented(p.line(i))) != "" {
				return false
			}
		}
	}
	return true
}
