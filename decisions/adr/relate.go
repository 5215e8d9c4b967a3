package adr

import (
	"slices"
	"strings"
)

// addLink writes into a record that it stands in a relation to another.
func (m manner) addLink(r Record, kind string, to Record) Edit {
	c := newChanges(r.page, m.ending)
	switch status, ok := r.statusSection(); {
	case ok && r.Dialect == Nygard:
		m.addToStatus(c, r, status, kind+" "+m.link(to))
	case r.Dialect == HomeMade && r.places[0].form == inField && len(cells(r.page.line(r.places[0].line))) == 0:
		m.addField(c, r, kind, m.link(to))
	default:
		m.addToList(c, r, kind+" "+m.link(to))
	}
	return c.edit(r.File)
}

func (r Record) statusSection() (Section, bool) {
	i := slices.IndexFunc(r.Sections, func(s Section) bool { return roleOf(s.Heading) == roleStatus })
	if i < 0 {
		return Section{}, false
	}
	return r.Sections[i], true
}

// addToStatus puts a line at the end of the status section, as adr-tools does,
// or a bullet where the last line is one.
func (m manner) addToStatus(c *changes, r Record, s Section, text string) {
	last := s.Line - 1
	if s.first > s.Line {
		last++ // an underlined heading
	}
	heading := last
	for i := s.first; i < s.last; i++ {
		if r.page.lines[i].kind != blank {
			last = i
		}
	}
	lines := []string{"", text}
	if at, list := bullet(r.page.line(last)); list && last > heading && len(destinations(r.page.line(last))) > 0 {
		lines = []string{r.page.line(last)[:at] + text}
	}
	if last+1 < len(r.page.lines) && r.page.lines[last+1].kind != blank {
		lines = append(lines, "")
	}
	c.insert(last, lines...)
}

// addField puts a field behind that of the status, in its manner.
func (m manner) addField(c *changes, r Record, kind, link string) {
	p := r.places[0]
	text := r.page.line(p.line)
	field := kind + ": " + link
	for _, f := range r.fields {
		if f.line == p.line {
			field = strings.Replace(text[:f.from], f.label, kind, 1) + link + text[len(strings.TrimRight(text, " ")):]
		}
	}
	lines := []string{field}
	if !strings.HasSuffix(text, "  ") && !strings.HasPrefix(strings.TrimLeft(text, " "), strings.TrimSpace(m.bullet)+" ") {
		lines = []string{"", field} // a paragraph of its own
	}
	c.insert(p.line, lines...)
}

// addToList puts a bullet into the section of links, which comes into being
// where there is none.
func (m manner) addToList(c *changes, r Record, text string) {
	for _, s := range r.Sections {
		if !slices.Contains(linkSections, strings.TrimSuffix(simple(s.Heading), "(s)")) {
			continue
		}
		last, isList := -1, false
		for i := s.first; i < s.last; i++ {
			if r.page.lines[i].kind != blank {
				last = i
				_, isList = bullet(r.page.line(i))
			}
		}
		mark := m.bullet
		if isList {
			mark = bulletOf(r.page.line(last))
		}
		lines := []string{mark + text}
		if !isList {
			lines = []string{"", mark + text}
		}
		if last < 0 {
			last = s.first - 1
		}
		if last+1 < len(r.page.lines) && r.page.lines[last+1].kind != blank {
			lines = append(lines, "")
		}
		c.insert(last, lines...)
		return
	}
	heading := "## Links"
	if m.dialect == MADR {
		heading = "## More Information"
	}
	last := len(r.page.lines) - 1
	for last >= 0 && r.page.lines[last].kind == blank {
		last--
	}
	c.insert(last, "", heading, "", m.bullet+text)
}
