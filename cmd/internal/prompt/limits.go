package prompt

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const limitsAsk = "Are there any hard limits?"

// limits asks for hard limits only when there are any. The confirmed absence
// is an answer, too: it is kept as empty limits.
func (c *conversation) limits() error {
	if !c.limitsGiven() {
		c.open("", "Hard limits", "What they rule out takes no part, whatever speaks for it.")
		some, err := c.terminal.confirm(limitsAsk, "  why we ask: A rule of the house ends a discussion; it is better known first.")
		if err != nil {
			return err
		}
		if !some {
			c.terminal.answered(limitsAsk, "no")
			return c.unlimited()
		}
	}
	for _, q := range checklist.Constraints() {
		if c.answers.Given(q.ID) {
			continue
		}
		c.open("", "Hard limits", "What they rule out takes no part, whatever speaks for it.")
		if err := c.ask(q); err != nil {
			return err
		}
	}
	return nil
}

func (c *conversation) limitsGiven() bool {
	return slices.ContainsFunc(checklist.Constraints(), func(q checklist.Question) bool { return c.answers.Given(q.ID) })
}

func (c *conversation) unlimited() error {
	for _, q := range checklist.Constraints() {
		if err := c.keep(q.ID, ""); err != nil {
			return err
		}
	}
	return nil
}
