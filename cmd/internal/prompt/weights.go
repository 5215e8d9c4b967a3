package prompt

import (
	"slices"
	"strconv"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const weightsAsk = "Does any item matter more or less than the others?"

// ratings says what an importance means; its index is the importance.
var ratings = []string{
	"0  does not count",
	"1  matters much less than the others",
	"2  matters less than the others",
	"3  matters as much as the others",
	"4  matters more than the others",
	"5  matters much more than the others",
}

const usual = 3

func importance(criterion checklist.Criterion) string { return "importance." + criterion.ID }

// weights asks once which items stand out, and then how much. An interview
// that was interrupted in between goes on with those that have no rating yet.
func (c *conversation) weights() error {
	given := func(criterion checklist.Criterion) bool { return c.answers.Given(importance(criterion)) }
	if slices.ContainsFunc(checklist.Criteria(), given) {
		return c.rateMarked()
	}
	if c.limitsGiven() { // they come later: nothing stood out when this was asked
		return nil
	}
	c.open("", "What matters most", "Each item counts by its importance, from 0 to 5; the usual one is 3.")
	return c.changeWeights()
}

// changeWeights lets the person mark the items that stand out.
func (c *conversation) changeWeights() error {
	var titles []string
	var unusual []int
	for i, criterion := range checklist.Criteria() {
		titles = append(titles, strconv.Itoa(i+1)+"  "+criterion.Title)
		if c.answers.Importance(criterion.ID) != usual {
			unusual = append(unusual, i)
		}
	}
	help := "  why we ask: An item of importance 5 weighs as much as five of importance 1."
	picked, err := c.terminal.mark(weightsAsk, help+"\n  nothing marked means: all matter the same", titles, unusual)
	if err != nil {
		return err
	}
	for i, criterion := range checklist.Criteria() {
		if slices.Contains(picked, i) != slices.Contains(unusual, i) {
			if err := c.keep(importance(criterion), strconv.Itoa(usual)); err != nil {
				return err
			}
		}
	}
	for _, i := range picked {
		if err := c.rate(checklist.Criteria()[i]); err != nil {
			return err
		}
	}
	if len(picked) == 0 {
		c.terminal.answered(weightsAsk, "no")
	}
	return nil
}

func (c *conversation) rateMarked() error {
	for _, criterion := range checklist.Criteria() {
		if c.answers.Given(importance(criterion)) && c.answers.Importance(criterion.ID) == usual {
			if err := c.rate(criterion); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *conversation) rate(criterion checklist.Criterion) error {
	q, _ := checklist.Lookup(importance(criterion))
	picked, err := c.terminal.pick(q.Ask, why(q), ratings, c.answers.Importance(criterion.ID))
	if err != nil {
		return err
	}
	if err := c.keep(q.ID, strconv.Itoa(picked)); err != nil {
		return err
	}
	c.terminal.answered(q.Ask, ratings[picked])
	return nil
}

// weighed tells the items that stand out, for people.
func (c *conversation) weighed() string {
	var items []string
	for _, criterion := range checklist.Criteria() {
		if n := c.answers.Importance(criterion.ID); n != usual {
			items = append(items, criterion.ID+" "+strconv.Itoa(n))
		}
	}
	if len(items) == 0 {
		return "no"
	}
	return strings.Join(items, ", ")
}
