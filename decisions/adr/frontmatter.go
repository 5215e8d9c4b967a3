package adr

import (
	"strings"
)

// frontFields reads the keys of front matter line by line. That is less than
// YAML, on purpose: what a file's other keys hold, and whether they are good
// YAML, is no concern here, and each value keeps its bytes.
func (r *Record) frontFields() {
	last := -1 // the field that list items belong to
	for i, l := range r.page.lines {
		if l.kind != front {
			return
		}
		text := r.page.line(i)
		bare := strings.TrimSpace(text)
		if bare == "" || bare[0] == '#' || bare == "---" || bare == "..." {
			continue
		}
		if text[0] == ' ' || text[0] == '\t' || bare[0] == '-' {
			if last >= 0 {
				r.frontItem(&r.fields[last], text, i)
			}
			continue
		}
		label, _, ok := strings.Cut(text, ":")
		if !ok {
			continue
		}
		f := field{label: strings.Trim(strings.TrimSpace(label), `"'`), line: i, front: true}
		f.role = roleOf(f.label)
		f.from, f.to = frontSpan(text, len(label)+1)
		if value := text[f.from:f.to]; value != "" {
			f.values, f.lines = flow(value), []int{i}
		}
		r.fields = append(r.fields, f)
		last = len(r.fields) - 1
	}
}

// frontItem adds a line below a key to its values.
func (r *Record) frontItem(f *field, text string, i int) {
	from, to := frontSpan(text, 0)
	value := text[from:to]
	if len(f.values) == 1 && strings.Trim(f.values[0], "|>+-") == "" { // a text on lines of its own
		f.values, f.lines = nil, nil
		f.line, f.from, f.to = i, from, to
	}
	f.values = append(f.values, strings.TrimSpace(strings.TrimPrefix(value, "-")))
	f.lines = append(f.lines, i)
}

// frontSpan is the value of a key: without a comment behind it and without the
// quotes around it.
func frontSpan(text string, from int) (int, int) {
	for from < len(text) && (text[from] == ' ' || text[from] == '\t') {
		from++
	}
	if from < len(text) && (text[from] == '"' || text[from] == '\'') {
		if end := strings.LastIndexByte(text[from+1:], text[from]); end >= 0 {
			return from + 1, from + 1 + end
		}
	}
	to := len(text)
	if from < to && text[from] == '#' {
		return from, from
	}
	if i := strings.Index(text[from:], " #"); i >= 0 {
		to = from + i
	}
	for to > from && strings.ContainsRune(" \t\r", rune(text[to-1])) {
		to--
	}
	return from, to
}

// flow is a value as a list: [a, b] is two.
func flow(value string) []string {
	if len(value) < 2 || value[0] != '[' || value[len(value)-1] != ']' || strings.Contains(value, "](") {
		return []string{value}
	}
	var list []string
	for part := range strings.SplitSeq(value[1:len(value)-1], ",") {
		if part = strings.Trim(strings.TrimSpace(part), `"'`); part != "" {
			list = append(list, part)
		}
	}
	return list
}
