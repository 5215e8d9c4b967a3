package prompt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const notSure = "not sure (leave unanswered)"

// ask asks one question, keeps its answer and leaves both on the screen. The
// answer that counts so far, or the default, is what Enter alone gives.
func (c *conversation) ask(q checklist.Question) error {
	text, err := c.answer(q)
	if err != nil {
		return err
	}
	if err := c.keep(q.ID, text); err != nil {
		return err
	}
	c.terminal.answered(q.Ask, c.shown(q))
	return nil
}

// answer is what the person says, in the form that Answers.With reads.
func (c *conversation) answer(q checklist.Question) (string, error) {
	if q.Kind == checklist.IDs {
		q.Options = c.Frameworks
	}
	switch {
	case q.Kind == checklist.Choice:
		return c.choice(q)
	case q.Kind.Several() && len(q.Options) > 0:
		return c.choices(q)
	}
	return c.text(q)
}

func (c *conversation) choice(q checklist.Question) (string, error) {
	at := slices.Index(q.Values(), c.answers.Value(q.ID)) + 1
	picked, err := c.terminal.pick(q.Ask, why(q), append([]string{notSure}, lines(q.Options)...), at)
	if err != nil || picked == 0 {
		return checklist.Unanswered, err
	}
	return q.Options[picked-1].Value, nil
}

func (c *conversation) choices(q checklist.Question) (string, error) {
	var marked []int
	for i, value := range q.Values() {
		if c.answers.Has(q.ID, value) {
			marked = append(marked, i)
		}
	}
	none := "none of them"
	if q.Default == nil {
		none = "unanswered"
	}
	picked, err := c.terminal.mark(q.Ask, why(q)+"\n  nothing marked means: "+none, lines(q.Options), marked)
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
	current := strings.Join(c.answers.Values(q.ID), ",")
	keys := "\n  Enter alone skips it"
	if current != "" {
		keys = "\n  Enter alone keeps it, the word " + checklist.Unanswered + " clears it"
	}
	check := func(text string) error {
		if text == "" {
			return nil
		}
		_, err := c.answers.With(q.ID, text)
		return err
	}
	text, err := c.terminal.write(q.Ask, why(q)+keys, current, check)
	if text == "" && !q.Kind.Several() {
		text = checklist.Unanswered
	}
	return text, err
}

// shown is the answer to a question for people.
func (c *conversation) shown(q checklist.Question) string {
	switch values := c.answers.Values(q.ID); {
	case values == nil:
		return "unanswered"
	case len(values) == 0:
		return "none"
	default:
		return strings.Join(values, ", ")
	}
}

func why(q checklist.Question) string { return wrap("  why we ask: "+q.Why, width, "    ") }

// lines shows options under each other, what they mean in a column.
func lines(options []checklist.Option) []string {
	longest := 0
	for _, option := range options {
		longest = max(longest, utf8.RuneCountInString(option.Value))
	}
	shown := make([]string, len(options))
	for i, option := range options {
		shown[i] = strings.TrimRight(pad(option.Value, longest)+"  "+option.Help, " ")
	}
	return shown
}

// pad fills a text with spaces to a width, and cuts it where it is longer.
func pad(text string, width int) string {
	if length := utf8.RuneCountInString(text); length <= width {
		return text + strings.Repeat(" ", width-length)
	}
	return string([]rune(text)[:width-1]) + "…"
}
