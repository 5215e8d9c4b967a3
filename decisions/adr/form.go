package adr

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// prompts are what a new record asks its author, in comments that nobody sees
// who reads the page.
var prompts = map[string]string{
	"Context":                       "What makes a decision necessary now, and what limits it?",
	"Decision":                      "What do we do from now on?",
	"Consequences":                  "What becomes easier by it, what harder, and what has to be watched?",
	"Context and Problem Statement": "What has to be decided, why now, and for whom?",
	"Considered Options":            "One bullet an option, the chosen one first.",
	"Decision Outcome":              `Chosen option: "…", because …`,
}

// form is a new record in the dialect of the log, with the sections that its
// records have.
func (m manner) form(d Draft) string {
	var b strings.Builder
	heading := "# " + m.headingOf(d.Number, d.Title) + "\n"
	date, review := m.fieldLine(roleDate, d.Date), ""
	if d.Review != "" {
		review = m.reviewLine(d.Review)
	}
	switch m.dialect {
	case MADR:
		fmt.Fprintf(&b, "---\nstatus: %s\ndate: %s\n%s---\n\n%s", yamlScalar(d.Status), yamlScalar(d.Date), review, heading)
	case Nygard:
		fmt.Fprintf(&b, "%s\n%s\n%s\n## %s\n\n%s\n", heading, date, review, m.statusHeading(), d.Status)
	default:
		space := ""
		if _, list := bullet(date); !list && lineBreak(date) == "" {
			space = "\n" // paragraphs
		}
		fmt.Fprintf(&b, "%s\n%s\n%s%s\n%s", heading, m.fieldLine(roleStatus, d.Status), space, date, review)
	}
	for _, section := range m.formSections() {
		fmt.Fprintf(&b, "\n## %s\n", section)
		if prompt := prompts[section]; prompt != "" {
			fmt.Fprintf(&b, "\n<!-- %s -->\n", prompt)
		}
	}
	return b.String()
}

// reviewLine says when to look at a record again: a key of ours in front
// matter, elsewhere a field.
func (m manner) reviewLine(day string) string {
	switch m.dialect {
	case MADR:
		return "underpin-review: " + yamlScalar(day) + "\n"
	case Nygard:
		return "Review by: " + day + "\n"
	}
	return m.bullet + "Review by: " + day + "\n"
}

// statusHeading is the heading over the status, in the language of the log.
func (m manner) statusHeading() string {
	if s, ok := m.model.statusSection(); ok {
		return s.Heading
	}
	return "Status"
}

// formSections are the sections of a new record: those of the dialect, or
// where the log has its own, those that its newest records share.
func (m manner) formSections() []string {
	own := nygardSections
	if m.dialect == MADR || m.dialect == MADR2 {
		own = madrSections
	}
	if len(m.sections) == 0 || slices.Contains(m.sections, own[0]) {
		return own
	}
	return m.sections
}

// sharedSections are the headings of the second level that most of some
// records have, in the order of the first.
func sharedSections(records []Record) []string {
	if len(records) < 2 {
		return nil
	}
	var shared []string
	for _, s := range records[0].Sections {
		if s.Level != 2 || roleOf(s.Heading) != roleNone || slices.Contains(linkSections, simple(s.Heading)) {
			continue
		}
		n := 0
		for _, r := range records {
			if _, ok := r.Section(s.Heading); ok {
				n++
			}
		}
		if 2*n > len(records) {
			shared = append(shared, s.Heading)
		}
	}
	return shared
}

// withBody puts a text below the head of a form, in the place of its sections.
func (m manner) withBody(form Record, body string) (string, error) {
	given := Parse("0.md", []byte(strings.ReplaceAll(body, "\r\n", "\n")))
	if given.frontEnd() > 0 || given.titled.line >= 0 && given.titled.level == 1 {
		return "", finding.Errorf("the body begins with a head of its own").WithHint("give what stands below title, status and date; those are written by underpin")
	}
	at := len(form.page.lines)
	for _, s := range form.Sections {
		if roleOf(s.Heading) == roleNone {
			at = s.Line - 1
			break
		}
	}
	head := form.page.between(0, at)
	return head + "\n\n" + strings.Trim(given.page.text, "\n") + "\n", nil
}

// withSections fills in single sections of a form.
func withSections(form Record, filled []Filled) (string, error) {
	c := newChanges(form.page, "\n")
	for _, f := range filled {
		s, err := form.named(f.Heading)
		if err != nil {
			return "", err
		}
		for i := s.first; i < s.last; i++ {
			c.removed[i] = true
		}
		text := strings.Trim(strings.ReplaceAll(f.Text, "\r\n", "\n"), "\n")
		c.insert(s.first-1, append([]string{""}, strings.Split(text, "\n")...)...)
		if s.last < len(form.page.lines) {
			c.insert(s.first-1, "")
		}
	}
	return string(c.edit("0.md").After), nil
}

// named is the section of a form that a person means: by its heading, or by a
// part of it.
func (r Record) named(heading string) (Section, error) {
	var names []string
	var found []Section
	for _, s := range r.Sections {
		if roleOf(s.Heading) != roleNone {
			continue
		}
		names = append(names, s.Heading)
		if sameWords(s.Heading, heading) {
			return s, nil
		}
		if strings.Contains(simple(s.Heading), simple(heading)) {
			found = append(found, s)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return Section{}, finding.Errorf("the record has no section %q%s", heading, finding.DidYouMean(heading, names)).
		WithHint("its sections are: %s", strings.Join(names, ", "))
}
