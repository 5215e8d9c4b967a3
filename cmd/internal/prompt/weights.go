package prompt

import (
	"slices"
	"strconv"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	weightsAsk = "Does any item matter more or less than the others?"
	weightsWhy = "An item of importance 5 weighs as much as five of importance 1."
	evenly     = "all matter the same"
	usual      = 3
)

// ratings says what an importance means; its index is the importance.
var ratings = []string{
	"0, it does not count",
	"1, much less than the others",
	"2, less than the others",
	"3, as much as the others",
	"4, more than the others",
	"5, much more than the others",
}

func importance(criterion checklist.Criterion) string { return "importance." + criterion.ID }

// weights asks once which items stand out, and then how much. An interview
// that was interrupted in between goes on with those that have no rating yet.
func (c *conversation) weights() error {
	given := func(criterion checklist.Criterion) bool { return c.answers.Given(importance(criterion)) }
	switch {
	case slices.ContainsFunc(checklist.Criteria(), given):
		return c.rate()
	case c.limitsGiven(): // they come later: nothing stood out when this was asked
		return nil
	}
	c.open("", "What matters most", "Each item counts by its importance, from 0 to 5; the usual one is 3.")
	if err := c.changeWeights(); err != nil {
		return err
	}
	c.standing()
	return nil
}

// changeWeights lets the person mark the items that stand out, and rate them.
// One that is marked and not rated yet has the usual importance.
func (c *conversation) changeWeights() error {
	var titles []string
	var before []int
	for i, criterion := range checklist.Criteria() {
		titles = append(titles, criterion.Title)
		if c.answers.Given(importance(criterion)) {
			before = append(before, i)
		}
	}
	picked, err := c.terminal.mark(weightsAsk, c.terminal.help(weightsWhy, marking(evenly)), titles, before)
	if err != nil {
		return err
	}
	answers := c.answers
	for i, criterion := range checklist.Criteria() {
		switch is, was := slices.Contains(picked, i), slices.Contains(before, i); {
		case is && !was:
			if answers, err = answers.With(importance(criterion), strconv.Itoa(usual)); err != nil {
				return err
			}
		case !is:
			answers = answers.Without(importance(criterion))
		}
	}
	if err := c.save(answers); err != nil {
		return err
	}
	c.terminal.answered(weightsAsk, listed(picked, titles, "no"))
	return c.rate()
}

// rate asks for the importance of the items that are marked and not rated yet.
func (c *conversation) rate() error {
	for _, criterion := range checklist.Criteria() {
		if c.answers.Given(importance(criterion)) && c.answers.Importance(criterion.ID) == usual {
			if err := c.rateOne(criterion); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *conversation) rateOne(criterion checklist.Criterion) error {
	q, _ := checklist.Lookup(importance(criterion))
	picked, err := c.terminal.pick(q.Ask, c.terminal.help(q.Why, ""), list{lines: ratings}, c.answers.Importance(criterion.ID))
	if err != nil {
		return err
	}
	if err := c.keep(q.ID, strconv.Itoa(picked)); err != nil {
		return err
	}
	c.terminal.answered(q.Ask, ratings[picked])
	return nil
}
