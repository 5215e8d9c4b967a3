package adr

import (
	"slices"
	"strings"
)

// Bequest is what the successor of a record begins with: the record's text
// without what is true of the old one alone. Its status and its day are as
// they were when the text was first generated; a day on which it was to be
// looked at again, and relations of which the other side tells, too, are left
// out unless they stood there already.
func Bequest(file string, now, generated []byte) []byte {
	heir, origin := Parse(file, now), Parse(file, generated)
	c := newChanges(heir.page, "\n")
	if len(heir.places) == len(origin.places) {
		for i, p := range heir.places {
			if saysState(heir.clean(p)) == Unknown {
				continue // a remark that a person wrote there
			}
			c.replace(p.line, p.from, p.to, origin.clip(origin.places[i].line, origin.places[i].from, origin.places[i].to))
		}
	}
	for _, f := range heir.fields {
		switch {
		case f.role == roleDate:
			if at := slices.IndexFunc(origin.fields, func(o field) bool { return o.role == roleDate && o.front == f.front }); at >= 0 {
				c.replace(f.line, f.from, f.to, origin.clip(origin.fields[at].line, origin.fields[at].from, origin.fields[at].to))
			}
		case f.role == roleReview && !origin.holds(heir.page.line(f.line)):
			c.drop(f.line)
		}
	}
	for _, link := range heir.Links {
		if at := link.Line - 1; link.mutual() && heir.isRelation(at) && !origin.holds(heir.page.line(at)) {
			c.drop(at)
		}
	}
	return c.edit(file).After
}

func (r Record) clip(line, from, to int) string { return r.page.line(line)[from:to] }

// holds tells that a line of the record reads like this.
func (r Record) holds(text string) bool {
	return slices.ContainsFunc(r.page.lines, func(l line) bool { return r.page.text[l.start:l.end] == text })
}

// isRelation tells that a line says nothing but in which relation the record
// stands to others.
func (r Record) isRelation(i int) bool {
	if r.isStatus(i) {
		return false
	}
	text := r.page.line(i)
	links := destinations(text)
	if len(links) == 0 {
		return false
	}
	return strings.Trim(text[links[len(links)-1].end:], " .") == ""
}

// drop removes a line, and one of the two blank lines that would then follow
// each other.
func (c *changes) drop(i int) {
	c.removed[i] = true
	isBlank := func(n int) bool {
		return n < 0 || n >= len(c.page.lines) || c.page.lines[n].kind == blank
	}
	if i > 0 && isBlank(i-1) && isBlank(i+1) && !c.removed[i-1] {
		c.removed[i-1] = true
	}
}
