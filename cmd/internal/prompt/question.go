package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/AlecAivazis/survey/v2/terminal"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const notSure = "not sure (leave unanswered)"

// ask asks one question, keeps its answer and leaves both on the screen. The
// answer that counts so far, or the default, is what Enter alone gives.
func (c *conversation) ask(q checklist.Question) error {
	text, err := c.answer(q)
	for policy := c.Required[q.ID]; err == nil && policy != "" && (text == checklist.Unanswered || text == ""); {
		c.demand(policy, q.Ask)
		text, err = c.answer(q)
	}
	if err != nil {
		return err
	}
	if err := c.keep(q.ID, text); err != nil {
		return err
	}
	c.terminal.answered(q.Ask, c.shown(q))
	return nil
}

// demand says that a question cannot be left open.
func (c *conversation) demand(policy, ask string) {
	c.terminal.say("  ", fmt.Sprintf("  The policy \"%s\" requires an answer to: %s", policy, ask))
}

// answer is what the person says, in the form that Answers.With reads.
func (c *conversation) answer(q checklist.Question) (string, error) {
	if q.Kind == checklist.IDs {
		q.Options = c.Frameworks
	}
	switch {
	case q.Kind == checklist.Choice:
		return c.choice(q)
	case q.Kind.Several():
		return c.choices(q)
	}
	return c.text(q)
}

func (c *conversation) choice(q checklist.Question) (string, error) {
	before := []string{notSure}
	if c.Required[q.ID] != "" {
		before = nil
	}
	at := max(0, slices.Index(q.Values(), c.suggests(q.ID).Value(q.ID))+len(before))
	options := list{lines: append(before, lines(q.Options)...)}
	picked, err := c.terminal.pick(q.Ask, c.terminal.help(q.Why, ""), options, at)
	if err != nil || picked < len(before) {
		return checklist.Unanswered, err
	}
	return q.Options[picked-len(before)].Value, nil
}

func (c *conversation) choices(q checklist.Question) (string, error) {
	var marked []int
	for i, value := range q.Values() {
		if c.suggests(q.ID).Has(q.ID, value) {
			marked = append(marked, i)
		}
	}
	picked, err := c.terminal.mark(q.Ask, c.terminal.help(q.Why, marking(nothing(q))), lines(q.Options), marked)
	if err != nil || len(picked) == 0 && q.Default == nil {
		return checklist.Unanswered, err
	}
	var values []string
	for _, i := range picked {
		values = append(values, q.Options[i].Value)
	}
	return strings.Join(values, ","), nil
}

func (c *conversation) text(q checklist.Question) (string, error) {
	keys := "Enter alone leaves it unanswered"
	current := c.suggests(q.ID).Value(q.ID)
	if !c.suggests(q.ID).Given(q.ID) {
		current = c.suggested(q)
	}
	if current != "" {
		keys = "Enter takes it as it stands"
	}
	check := func(text string) error {
		if text == "" {
			return nil
		}
		_, err := c.answers.With(q.ID, text)
		if err != nil {
			return errors.New(strings.TrimPrefix(err.Error(), q.ID+": "))
		}
		return nil
	}
	text, err := c.terminal.write(q.Ask, c.terminal.help(q.Why, keys), current, check)
	if text == "" {
		text = checklist.Unanswered
	}
	return text, err
}

// suggested is what the service gets when it is not said otherwise.
func (c *conversation) suggested(q checklist.Question) string {
	name := c.answers.Value("service.name")
	switch {
	case name == "":
		return ""
	case q.ID == "service.title":
		return checklist.DefaultTitle(name)
	case q.ID == "service.module":
		return checklist.DefaultModule(name)
	}
	return ""
}

// shown is the answer to a question for people.
func (c *conversation) shown(q checklist.Question) string {
	values := c.answers.Values(q.ID)
	switch suggested := c.suggested(q); {
	case values == nil && suggested != "":
		return suggested + " (by default)"
	case values == nil:
		return "unanswered"
	case len(values) == 0:
		return nothing(q)
	}
	return strings.Join(values, ", ")
}

// nothing is what it means that none of several was marked.
func nothing(q checklist.Question) string {
	switch {
	case q.Default == nil:
		return "unanswered"
	case q.ID == "constraints.languages" || q.ID == "constraints.frameworks":
		return "no limit"
	}
	return "none"
}

// marking are the keys of a list in which several lines may be marked.
func marking(nothing string) string {
	return "Space marks, Enter goes on; nothing marked means: " + nothing
}

// lines shows options under each other, what they mean in a column.
func lines(options []checklist.Option) []string {
	longest := 0
	for _, option := range options {
		longest = max(longest, terminal.StringWidth(option.Value))
	}
	shown := make([]string, len(options))
	for i, option := range options {
		shown[i] = strings.TrimRight(pad(option.Value, longest)+"  "+option.Help, " ")
	}
	return shown
}
