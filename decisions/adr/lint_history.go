package adr

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
)

// history looks whether a decision's text was edited after it was accepted.
func (c *linter) history(r Record) error {
	if c.around.Versions == nil || !r.Status.State.decided() {
		return nil
	}
	versions, err := c.around.Versions(r.File)
	if err != nil {
		return fmt.Errorf("read the history of %s: %w", r.File, err)
	}
	for _, text := range versions {
		then := Parse(r.File, text)
		if !then.Status.State.decided() || !then.complete() {
			continue
		}
		if s, edited := changedSince(then, r); edited {
			hint := "write a new record that supersedes this one; slips of the pen, links, dates and the status may be mended"
			c.add(RuleEdited, r, s.Line, hint, "what stands under %q was changed after the decision was accepted", s.Heading)
		}
		return nil
	}
	return nil
}

// complete tells that a record was more than a form when it was accepted:
// something stands in all of its sections.
func (r Record) complete() bool {
	return len(r.Sections) > 0 && !slices.ContainsFunc(r.Sections, func(s Section) bool { return s.Empty })
}

// changedSince finds the first section that says something else than it did.
func changedSince(then, now Record) (Section, bool) {
	before, after := then.said(), now.said()
	for i := range max(len(before), len(after)) {
		switch {
		case i >= len(after):
			return after[len(after)-1].section, true // something was taken away at the end
		case i >= len(before) || !near(before[i].words, after[i].words):
			return after[i].section, true
		}
	}
	return Section{}, false
}

// saying is a section and its words.
type saying struct {
	section Section
	words   []string
}

// said are the words of a decision, section by section, without what may
// change: head, status, links, and lines that tell of relations.
func (r Record) said() []saying {
	title := Section{Heading: r.Heading, Line: max(r.titled.line+1, 1)}
	list := []saying{{title, wordsOf(withoutBrackets(r.Title))}}
	for _, s := range r.Sections {
		if roleOf(s.Heading) != roleNone || slices.Contains(linkSections, simple(s.Heading)) {
			continue
		}
		words := wordsOf(s.Heading)
		for i := s.first; i < s.last; i++ {
			if r.page.lines[i].kind == prose || r.page.lines[i].kind == code {
				words = append(words, wordsOf(withoutRecords(unlisted(r.page.line(i))))...)
			}
		}
		list = append(list, saying{s, words})
	}
	return list
}

// unlisted is a line without the number of a list.
func unlisted(text string) string {
	bare := strings.TrimLeft(text, " \t")
	rest := strings.TrimLeft(bare, "0123456789")
	if rest != bare && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")) {
		return rest[2:]
	}
	return text
}

// withoutBrackets is a title without a mark such as [Superseded by ADR-7].
func withoutBrackets(title string) string {
	before, rest, ok := strings.Cut(title, "[")
	if _, after, closed := strings.Cut(rest, "]"); ok && closed {
		return before + after
	}
	return title
}

// withoutRecords is a line without the names of other records, which change
// when those get another number.
func withoutRecords(text string) string {
	text = uncommented(text)
	links := destinations(text)
	for i := len(links) - 1; i >= 0; i-- {
		d := links[i]
		words := d.text
		if to, ok := local(d.to); ok && len(references(to)) > 0 {
			words = ""
		}
		text = text[:d.start] + words + text[d.end:]
	}
	fields := strings.Fields(text)
	kept := slices.DeleteFunc(slices.Clone(fields), func(word string) bool { return len(references(word)) > 0 })
	text = strings.Join(kept, " ")
	for _, to := range references(text) { // "ADR 7"
		text = strings.ReplaceAll(text, to, "")
	}
	return text
}

// near tells that two texts are the same but for slips of the pen.
func near(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool {
		if x == y {
			return true
		}
		length := min(len([]rune(x)), len([]rune(y)))
		if length < 4 || strings.ContainsFunc(x+y, unicode.IsDigit) {
			return false // a short word or a number says something else at once
		}
		return levenshtein.ComputeDistance(x, y) <= 1+length/8
	})
}
