package prompt

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	limitsAsk = "Are there any hard limits?"
	limitsWhy = "A rule of the house ends a discussion; it is better known first."
)

// limits asks for hard limits only when there are any. The confirmed absence
// is an answer, too: it is kept as empty limits.
func (c *conversation) limits() error {
	heading := func() { c.open("", "Hard limits", "What they rule out takes no part, whatever speaks for it.") }
	if !c.limitsGiven() {
		heading()
		choices := list{lines: []string{"no   every framework takes part", "yes  languages or frameworks are ruled out"}}
		some, err := c.terminal.pick(limitsAsk, c.terminal.help(limitsWhy, ""), choices, 0)
		if err != nil {
			return err
		}
		if some == 0 {
			c.terminal.answered(limitsAsk, "no")
			return c.unlimited()
		}
		c.mark()
	}
	asked := false
	for _, q := range checklist.Constraints() {
		if c.answers.Given(q.ID) {
			continue
		}
		heading()
		if err := c.ask(q); err != nil {
			return err
		}
		asked = true
	}
	if asked {
		c.standing()
	}
	return nil
}

func (c *conversation) limitsGiven() bool {
	return slices.ContainsFunc(checklist.Constraints(), func(q checklist.Question) bool { return c.answers.Given(q.ID) })
}

func (c *conversation) unlimited() error {
	answers := c.answers
	for _, q := range checklist.Constraints() {
		var err error
		if answers, err = answers.With(q.ID, ""); err != nil {
			return err
		}
	}
	return c.save(answers)
}
