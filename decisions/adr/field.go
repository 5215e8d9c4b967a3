package adr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// field is a label with a value, in front matter, a list, a table, or a line
// such as **Date**: 2020-04-05.
type field struct {
	label    string
	role     role
	line     int
	from, to int // the bytes of the value in its line
	front    bool
	list     bool // a bullet
	values   []string
	lines    []int // of the values
}

// role is what a label is for.
type role uint8

const (
	roleNone role = iota
	roleStatus
	roleDate
	roleReview
	roleSupersedes
	roleSupersededBy
	roleTitle
)

// roleOf is the role of a label or heading.
func roleOf(label string) role { return vocabulary().roles[simple(strings.TrimSpace(label))] }

// parseField reads a line as a label with its value. A label without a colon
// must be emphasized and have a role.
func parseField(text string) (field, bool) {
	at, list := bullet(text)
	open := emphasis(text[at:])
	at += len(open)
	end := labelEnd(text, at, open)
	f := field{list: list, label: strings.Trim(text[at:end], " _")}
	f.role = roleOf(f.label)
	closed := open != "" && strings.HasPrefix(text[end:], open)
	if closed {
		end += len(open)
	}
	value, ok := behindColon(text, end)
	switch {
	case f.label == "":
		return field{}, false
	case !ok && (!closed || f.role == roleNone || strings.TrimSpace(text[end:]) == ""):
		return field{}, false
	}
	if open != "" && !closed && strings.HasPrefix(text[value:], open) { // **Label:** value
		value += len(open)
		closed = true
	}
	f.from, f.to = span(text, value)
	if open != "" && !closed && strings.HasSuffix(text[f.from:f.to], open) { // **Label: value**
		f.to -= len(open)
	}
	return f, true
}

// bullet finds where a line's text begins, behind the mark of a list.
func bullet(text string) (at int, list bool) {
	at = len(text) - len(strings.TrimLeft(text, " \t>"))
	rest := text[at:]
	if len(rest) > 1 && strings.ContainsAny(rest[:1], "-*+") && (rest[1] == ' ' || rest[1] == '\t') {
		return at + len(rest) - len(strings.TrimLeft(rest[1:], " \t")), true
	}
	return at, false
}

// maxLabel is how long a label can be, in bytes.
const maxLabel = 40

// labelEnd finds where the words of a label end.
func labelEnd(text string, at int, open string) int {
	end := at
	for end < len(text) && end-at <= maxLabel && (open == "" || !strings.HasPrefix(text[end:], open)) {
		r, size := utf8.DecodeRuneInString(text[end:])
		isWord := unicode.IsLetter(r) || unicode.Is(unicode.M, r) || strings.ContainsRune(" -_", r)
		if !isWord && (end == at || !unicode.IsDigit(r)) {
			break
		}
		end += size
	}
	return end
}

// behindColon finds where the value begins; false where there is no colon.
func behindColon(text string, at int) (int, bool) {
	rest := strings.TrimLeft(text[at:], " ")
	for _, colon := range []string{":", "："} {
		if strings.HasPrefix(rest, colon) {
			return len(text) - len(rest) + len(colon), true
		}
	}
	return at, false
}

func emphasis(text string) string {
	for _, mark := range []string{"**", "__", "*", "_"} {
		if strings.HasPrefix(text, mark) && len(text) > len(mark) && text[len(mark)] != ' ' {
			return mark
		}
	}
	return ""
}

// span is the value that begins somewhere in a line: without spaces around it,
// a comment behind it, and the signs of a line break.
func span(text string, from int) (int, int) {
	to := len(text)
	if i := strings.Index(text[from:], "<!--"); i >= 0 && strings.Contains(text[from+i:], "-->") {
		to = from + i
	}
	for to > from && strings.ContainsRune(" \t\\", rune(text[to-1])) {
		to--
	}
	for from < to && (text[from] == ' ' || text[from] == '\t') {
		from++
	}
	return from, to
}

// headerFields are the fields between the title and the first section, those
// of a section that holds them, and those above the title.
func (r *Record) headerFields(headings []heading) {
	end := len(r.page.lines)
	for _, h := range headings {
		if h.line != r.titled.line {
			end = h.line
			break
		}
	}
	r.fieldsIn(0, end)
	for _, s := range r.Sections {
		switch simple(s.Heading) {
		case "metadata", "meta", "meta data", "info", "information", "document information", "adr information", "details":
			r.fieldsIn(s.first, s.last)
			return
		}
	}
	for _, s := range r.Sections {
		if roleOf(s.Heading) == roleStatus {
			r.tablesIn(s.first, s.last) // a status section can hold a table of all there is
			return
		}
	}
}

func (r *Record) fieldsIn(first, last int) {
	for i := first; i < last; i++ {
		if r.page.lines[i].kind != prose || i == r.titled.line {
			continue
		}
		if f, ok := parseField(r.page.line(i)); ok {
			f.line = i
			r.fields = append(r.fields, f)
		}
	}
	r.tablesIn(first, last)
}
