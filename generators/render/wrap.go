package render

import (
	"cmp"
	"strings"
)

// wrap breaks a text at spaces into lines of so many characters; a longer word
// stays whole. sprig's counts bytes, and breaks early what holds a quotation
// mark or an umlaut.
func wrap(width int, text string) string {
	return broken(text, max(width, 1), "\n", false)
}

// wrapWith is wrap with another line end, and cuts longer words. sprig's cuts
// characters in two.
func wrapWith(width int, end, text string) string {
	return broken(text, max(width, 1), cmp.Or(end, "\n"), true)
}

func broken(text string, width int, end string, cut bool) string {
	var b strings.Builder
	rest := newCharacters(text)
	for rest.len() > width {
		if rest.at(0) == " " {
			rest = rest.from(1)
			continue
		}
		length, next := rest.line(width, cut)
		b.WriteString(rest.upTo(length))
		if length < rest.len() {
			b.WriteString(end)
		}
		rest = rest.from(next)
	}
	b.WriteString(rest.upTo(rest.len()))
	return b.String()
}

// characters is a text that is counted in characters.
type characters struct {
	text   string
	starts []int // of each character, and the end
}

func newCharacters(text string) characters {
	starts := make([]int, 0, len(text)+1)
	for start := range text {
		starts = append(starts, start)
	}
	return characters{text, append(starts, len(text))}
}

func (c characters) len() int              { return len(c.starts) - 1 }
func (c characters) at(i int) string       { return c.text[c.starts[i]:c.starts[i+1]] }
func (c characters) upTo(i int) string     { return c.text[c.starts[0]:c.starts[i]] }
func (c characters) from(i int) characters { return characters{c.text, c.starts[i:]} }

// line is how long the first line is, and where the next begins.
func (c characters) line(width int, cut bool) (length, next int) {
	for i := width; i > 0; i-- {
		if c.at(i) == " " {
			return i, i + 1
		}
	}
	if cut {
		return width, width
	}
	for i := width; i < c.len(); i++ {
		if c.at(i) == " " {
			return i, i + 1
		}
	}
	return c.len(), c.len()
}
