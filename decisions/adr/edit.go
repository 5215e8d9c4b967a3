package adr

import (
	"bytes"
	"slices"
	"strings"
)

// Edit is a file of a log as it is and as it is to be. Whoever writes it sees
// that Before is still what stands there.
type Edit struct {
	File   string
	To     string // its new name; "" where it keeps its own
	Before []byte // nil for a file that is to be made
	After  []byte

	// Gone are the lines of Before that are not in After, Come those of After
	// that are not in Before, from 1. All other lines are the same, byte by byte.
	Gone, Come []int
}

// Changed tells that the edit is more than nothing.
func (e Edit) Changed() bool { return e.To != "" || e.Before == nil || !bytes.Equal(e.Before, e.After) }

// changes are lines of a page that are to be replaced, removed or put in.
type changes struct {
	page     page
	replaced map[int]string
	removed  map[int]bool
	behind   map[int][]string // -1: before the first line
	ending   string
}

func newChanges(p page, ending string) *changes {
	if len(p.lines) > 0 && p.lines[0].next > p.lines[0].end {
		ending = p.ending()
	}
	return &changes{page: p, replaced: map[int]string{}, removed: map[int]bool{}, behind: map[int][]string{}, ending: ending}
}

// line is a line as it is to be.
func (c *changes) line(i int) string {
	if text, ok := c.replaced[i]; ok {
		return text
	}
	return c.page.line(i)
}

// replace puts a text in the place of some bytes of a line.
func (c *changes) replace(i, from, to int, text string) {
	old := c.line(i)
	c.replaced[i] = old[:from] + text + old[to:]
}

func (c *changes) insert(behind int, lines ...string) {
	c.behind[behind] = append(c.behind[behind], lines...)
}

// edit makes the changes.
func (c *changes) edit(file string) Edit {
	e := Edit{File: file, Before: c.page.raw}
	var out bytes.Buffer
	line := 0 // of After
	write := func(text, ending string, isNew bool) {
		line++
		out.WriteString(text + ending)
		if isNew {
			e.Come = append(e.Come, line)
		}
	}
	if bytes.HasPrefix(c.page.raw, byteOrderMark) {
		out.Write(byteOrderMark)
	}
	lines := c.page.lines
	unended := len(lines) > 0 && lines[len(lines)-1].next == lines[len(lines)-1].end
	inserted := func(behind int, last bool) {
		for n, text := range c.behind[behind] {
			ending := c.ending
			if last && unended && n == len(c.behind[behind])-1 {
				ending = ""
			}
			write(text, ending, true)
		}
	}
	inserted(-1, len(lines) == 0)
	for i, l := range lines {
		last := i == len(lines)-1
		ending := c.page.text[l.end:l.next]
		_, isNew := c.replaced[i]
		if last && unended && len(c.behind[i]) > 0 {
			ending, isNew = c.ending, true
		}
		if isNew || c.removed[i] {
			e.Gone = append(e.Gone, i+1)
		}
		if !c.removed[i] {
			write(c.line(i), ending, isNew)
		}
		inserted(i, last)
	}
	e.After = out.Bytes()
	return e
}

// then is one edit after another on the same file, as one.
func (e Edit) then(next Edit) Edit {
	e.After = next.After
	if next.To != "" {
		e.To = next.To
	}
	if e.Before == nil {
		e.Come = nil
		return e
	}
	// A line of the text between that the second edit took away is either one
	// that the first brought, or one of Before.
	before, come := e.Gone, e.Come
	e.Gone, e.Come = slices.Clone(before), slices.Clone(next.Come)
	for _, n := range next.Gone {
		if !slices.Contains(come, n) {
			e.Gone = append(e.Gone, outside(n, come, before))
		}
	}
	for _, n := range come {
		if !slices.Contains(next.Gone, n) {
			e.Come = append(e.Come, outside(n, next.Gone, next.Come))
		}
	}
	slices.Sort(e.Gone)
	slices.Sort(e.Come)
	return e
}

// outside is the number that a line has on the other side of an edit: the nth
// of those that are not in skip here is the nth that is not in there.
func outside(n int, here, there []int) int {
	rank := n
	for _, other := range here {
		if other < n {
			rank--
		}
	}
	for line := 1; ; line++ {
		if !slices.Contains(there, line) {
			rank--
			if rank == 0 {
				return line
			}
		}
	}
}

// escaped is a heading, as it stands, as the text of a link.
func escaped(heading string) string {
	var b strings.Builder
	for i := range len(heading) {
		if c := heading[i]; (c == '[' || c == ']') && (i == 0 || heading[i-1] != '\\') {
			b.WriteByte('\\')
		}
		b.WriteByte(heading[i])
	}
	return b.String()
}
