package prompt

import (
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	reviewAsk  = "Which answer would you change?"
	reviewDone = "none: it is all as it should be"
	askWidth   = 50
	entryWidth = width - len(mark) - 1
)

// entry is a line of the review and what changes its answer.
type entry struct {
	line   string
	change func() error
}

// review shows all answers, one a line, until none is to be changed.
func (c *conversation) review() error {
	c.terminal.section("", "Review", "All answers, one a line. Type a word to find one.")
	for {
		entries := c.entries()
		lines := []string{reviewDone}
		for _, e := range entries {
			lines = append(lines, e.line)
		}
		picked, err := c.terminal.pick(reviewAsk, "", lines, 0)
		if err != nil || picked == 0 {
			return err
		}
		if err := entries[picked-1].change(); err != nil {
			return err
		}
		c.standing()
	}
}

func (c *conversation) entries() []entry {
	var entries []entry
	for _, q := range checklist.Service() {
		if q.Kind != checklist.Name { // the folder's name
			entries = append(entries, c.entry(q))
		}
	}
	for _, criterion := range checklist.Criteria() {
		for i, q := range criterion.Questions {
			switch {
			case isLanguage(q):
				if i == 0 || !isLanguage(criterion.Questions[i-1]) {
					entries = append(entries, c.languageEntries()...)
				}
			case c.answers.Relevant(q) || c.answers.Given(q.ID):
				entries = append(entries, c.entry(q))
			}
		}
	}
	entries = append(entries, entry{entryLine(weightsAsk, c.weighed()), c.changeWeights})
	for _, q := range checklist.Constraints() {
		entries = append(entries, c.entry(q))
	}
	return entries
}

func (c *conversation) entry(q checklist.Question) entry {
	return entry{entryLine(q.Ask, c.shown(q)), func() error { return c.change(q) }}
}

// languageEntries is one line for which languages are known and one for each
// that is.
func (c *conversation) languageEntries() []entry {
	var names []string
	var levels []entry
	for _, q := range languageQuestions() {
		if c.answers.Given(q.ID) {
			levels = append(levels, c.entry(q))
		}
		if c.answers.Value(q.ID) != "" {
			names = append(names, languageName(q))
		}
	}
	known := "unanswered"
	if len(names) > 0 {
		known = strings.Join(names, ", ")
	}
	return append([]entry{{entryLine(languagesAsk, known), c.changeLanguages}}, levels...)
}

// change asks a question again, and those that its new answer makes relevant.
func (c *conversation) change(q checklist.Question) error {
	if err := c.ask(q); err != nil {
		return err
	}
	for _, criterion := range checklist.Criteria() {
		for _, other := range criterion.Questions {
			if _, depends := other.When[q.ID]; depends && c.answers.Relevant(other) && !c.answers.Given(other.ID) {
				if err := c.ask(other); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func entryLine(ask, answer string) string {
	return strings.TrimRight(pad(pad(ask, askWidth)+" "+answer, entryWidth), " ")
}
