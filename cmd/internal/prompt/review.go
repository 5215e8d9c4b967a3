package prompt

import (
	"errors"
	"fmt"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	reviewAsk  = "Which answer would you change?"
	reviewDone = "none, it is all as it should be"
	keyWidth   = 26 // as long as importance.maintainability
)

// entry is a line of the review and what changes its answer.
type entry struct {
	line   string
	change func() error
}

// review shows all answers, one a line and under their keys in the answers
// file, until none is to be changed and there is something to choose from.
func (c *conversation) review() error {
	c.terminal.section("", "Review", "All answers, one a line. Type a word to find one.")
	for {
		entries := c.entries()
		lines := []string{reviewDone}
		for _, e := range entries {
			lines = append(lines, e.line)
		}
		picked, err := c.terminal.pick(reviewAsk, "", list{lines: lines}, 0)
		if err != nil {
			return err
		}
		if picked > 0 {
			if err := entries[picked-1].change(); errors.Is(err, errBack) {
				continue
			} else if err != nil {
				return err
			}
			c.standing()
			fmt.Fprintln(c.terminal.screen)
		}
		switch left := c.Standing(c.answers) != ""; {
		case !left:
			c.terminal.say("  ", "  The limits leave no framework to choose from: loosen one under constraints.")
		case picked == 0:
			return nil
		}
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
	entries = append(entries, c.weightEntries()...)
	for _, q := range checklist.Constraints() {
		entries = append(entries, c.entry(q))
	}
	return entries
}

func (c *conversation) entry(q checklist.Question) entry {
	return entry{entryLine(q.ID, c.shown(q)), func() error { return c.change(q) }}
}

// languageEntries is one line for which languages are known and one for each
// that is.
func (c *conversation) languageEntries() []entry {
	var names []string
	var levels []entry
	for _, q := range languageQuestions() {
		if c.answers.Given(q.ID) {
			names = append(names, languageName(q))
			levels = append(levels, c.entry(q))
		}
	}
	known := "unanswered"
	if len(names) > 0 {
		known = strings.Join(names, ", ")
	}
	return append([]entry{{entryLine(strings.TrimSuffix(languagePrefix, "."), known), c.changeLanguages}}, levels...)
}

// weightEntries is one line for which items stand out and one for each that
// does.
func (c *conversation) weightEntries() []entry {
	var titles []string
	var each []entry
	for _, criterion := range checklist.Criteria() {
		if id := importance(criterion); c.answers.Given(id) {
			titles = append(titles, criterion.ID)
			each = append(each, entry{entryLine(id, ratings[c.answers.Importance(criterion.ID)]), func() error { return c.rateOne(criterion) }})
		}
	}
	which := evenly
	if len(titles) > 0 {
		which = strings.Join(titles, ", ")
	}
	return append([]entry{{entryLine("importance", which), c.changeWeights}}, each...)
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

func entryLine(key, answer string) string { return pad(key, keyWidth) + "  " + answer }
