package adr

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// head checks what stands at the top of a record.
func (c *linter) head(r Record) {
	if len(r.page.raw) == 0 || !utf8.Valid(r.page.raw) {
		c.add(RuleTitle, r, 1, "a record is Markdown in UTF-8", "there is no text in it that can be read")
		return
	}
	if r.Title == "" {
		c.add(RuleTitle, r, 1, `begin it with a heading, such as "# Use PostgreSQL"`, "has no title")
	}
	c.status(r)
	for _, d := range []Date{r.Date, r.Review} {
		if d.Text != "" && !d.Known() {
			c.add(RuleDate, r, d.Line, "write it as year, month and day, such as 2026-02-28", "the date %q leaves a doubt which day it is", d.Text)
		}
	}
	stands := r.Status.State == Proposed || r.Status.State == Accepted
	if due := r.Review; stands && due.Known() && due.DaysFrom(c.around.Today) < 0 {
		c.add(RuleReview, r, due.Line, "look at it again; then move the day, or supersede the record", "was to be reviewed by %s", due.Time.Format(time.DateOnly))
	}
}

// maxQuoted is how much of a status a message repeats, in characters.
const maxQuoted = 60

func (c *linter) status(r Record) {
	if r.Status.State != Unknown {
		return
	}
	if r.Status.Text == "" {
		c.add(RuleStatus, r, r.titled.line+1, "underpin adr accept "+r.Name()+", or reject", "says no status")
		return
	}
	text := r.Status.Text
	if letters := []rune(text); len(letters) > maxQuoted {
		text = string(letters[:maxQuoted]) + "…"
	}
	words := make([]string, len(States))
	for i, s := range States {
		words[i] = string(s)
	}
	hint := "the lifecycle is: " + strings.Join(words, ", ")
	if saysState(r.Status.Text) != Unknown {
		c.add(RuleStatus, r, r.Status.Line, hint, "says %q, and something else in another place", text)
		return
	}
	first, _, _ := strings.Cut(strings.TrimSuffix(text, "."), " ")
	c.add(RuleStatus, r, r.Status.Line, hint, "the status %q is none of the lifecycle%s", text, finding.DidYouMean(first, words))
}

// customary are words of which one stands in the heading of each section that
// a record of Nygard's has.
var customary = []struct {
	section string
	words   []string
}{
	{"Context", []string{"context", "background", "problem", "motivation", "issue"}},
	{"Decision", []string{"decision", "resolution", "proposal", "solution", "outcome"}},
	{"Consequences", []string{"consequence", "implication", "impact", "result", "outcome"}},
}

// sections looks for sections that are missing, as far as the record is in a
// dialect that has them, and for those in which nothing stands.
func (c *linter) sections(r Record) {
	for _, name := range r.missing() {
		c.add(RuleSection, r, r.titled.line+1, "", "has no section %q", name)
	}
	for _, s := range r.Sections {
		if s.Empty && s.Heading != "" && roleOf(s.Heading) == roleNone {
			c.add(RuleSection, r, s.Line, "", "nothing stands under %q", s.Heading)
		}
	}
}

// missing are the sections that a record lacks.
func (r Record) missing() []string {
	var names []string
	switch {
	case r.has(madrSections) >= 1 && (r.Dialect == MADR || r.Dialect == MADR2):
		for _, wanted := range madrSections {
			if _, ok := r.Section(wanted); !ok {
				names = append(names, wanted)
			}
		}
	case r.has(nygardSections) >= 1 && r.Dialect == Nygard:
		for _, wanted := range customary {
			if !slices.ContainsFunc(r.Sections, func(s Section) bool { return mentions(s.Heading, wanted.words) }) {
				names = append(names, wanted.section)
			}
		}
	}
	return names
}

func mentions(heading string, words []string) bool {
	small := simple(heading)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(small, word) })
}
