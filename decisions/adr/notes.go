package adr

import "strings"

// Notes are the record's footnotes, each as one line of words.
func (r Record) Notes() []string {
	var notes []string
	open := false
	for i, l := range r.page.lines {
		text := r.page.line(i)
		label, said, ok := strings.Cut(text, "]:")
		switch {
		case l.kind == code || l.kind == comment:
			open = false
		case ok && strings.HasPrefix(label, "[^"):
			notes = append(notes, cleaned(said))
			open = true
		case open && strings.HasPrefix(text, "  "): // what belongs to a note is indented
			notes[len(notes)-1] += " " + cleaned(text)
		case l.kind != blank:
			open = false
		}
	}
	return notes
}
