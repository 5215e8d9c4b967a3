package prompt

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	languagePrefix = "team.languages."
	languagesAsk   = "Which languages does the team know?"
	languagesWhy   = "Known languages are productive from the first day."
	expertsAsk     = "In which of these is the team an expert?"
	proficientAsk  = "In which of these is it proficient?"
)

func isLanguage(q checklist.Question) bool { return strings.HasPrefix(q.ID, languagePrefix) }

// languages asks for the languages at once and then how well they are known. An
// interview that was interrupted in between goes on with that.
func (c *conversation) languages(heading func()) error {
	if !c.languagesAsked() {
		heading()
		if err := c.markLanguages(); err != nil {
			return err
		}
	}
	return c.levels(heading)
}

// languagesAsked tells whether a language was marked, or none was and the
// interview went on to the question that comes next.
func (c *conversation) languagesAsked() bool {
	return c.answers.Given("team.size") ||
		slices.ContainsFunc(languageQuestions(), func(q checklist.Question) bool { return c.answers.Given(q.ID) })
}

// markLanguages leaves the languages that were marked given but without a
// level, unless they have one, and takes back those whose mark is gone.
func (c *conversation) markLanguages() error {
	questions := languageQuestions()
	var before []int
	for i, q := range questions {
		if suggested := c.suggests(q.ID); suggested.Value(q.ID) != "" || suggested.Given(q.ID) && !c.answers.Given(q.ID) {
			before = append(before, i)
		}
	}
	picked, err := c.terminal.mark(languagesAsk, c.terminal.help(languagesWhy, marking("unanswered")), languageNames(questions), before)
	for policy := c.Required[checklist.Languages]; err == nil && policy != "" && len(picked) == 0; {
		c.demand(policy, languagesAsk)
		picked, err = c.terminal.mark(languagesAsk, c.terminal.help(languagesWhy, marking("unanswered")), languageNames(questions), before)
	}
	if err != nil {
		return err
	}
	answers := c.answers
	for i, q := range questions {
		switch is, was := slices.Contains(picked, i), slices.Contains(before, i); {
		case is && (!was || c.answers.Value(q.ID) == ""):
			if answers, err = answers.With(q.ID, checklist.Unanswered); err != nil {
				return err
			}
		case !is:
			answers = answers.Without(q.ID)
		}
	}
	c.terminal.answered(languagesAsk, listed(picked, languageNames(questions), "unanswered"))
	return c.save(answers)
}

// levels asks how well the languages are known that were marked and have no
// level yet: one by one question, several by two for all of them, the best
// first.
func (c *conversation) levels(heading func()) error {
	switch open := c.withoutLevel(); len(open) {
	case 0:
		return nil
	case 1:
		heading()
		return c.ask(open[0])
	}
	heading()
	if err := c.reach(expertsAsk, "could teach; nothing marked means: none", "expert", ""); err != nil {
		return err
	}
	if len(c.withoutLevel()) == 0 {
		return nil
	}
	return c.reach(proficientAsk, "delivers in; the others count as familiar", "proficient", "familiar")
}

// reach asks which of the languages without a level have one, and gives the
// others the lower one, if any.
func (c *conversation) reach(ask, what, level, lower string) error {
	open := c.withoutLevel()
	picked, err := c.terminal.mark(ask, c.terminal.help(languagesWhy, "Space marks what the team "+what), languageNames(open), nil)
	if err != nil {
		return err
	}
	answers := c.answers
	var lesser []int
	for i, q := range open {
		reached := lower
		if slices.Contains(picked, i) {
			reached = level
		} else {
			lesser = append(lesser, i)
		}
		if reached == "" {
			continue
		}
		if answers, err = answers.With(q.ID, reached); err != nil {
			return err
		}
	}
	answer := listed(picked, languageNames(open), "none")
	if lower != "" && len(lesser) > 0 {
		answer += "; " + lower + ": " + listed(lesser, languageNames(open), "")
	}
	c.terminal.answered(ask, answer)
	return c.save(answers)
}

// changeLanguages lets the person mark other languages and asks how well those
// are known that are new.
func (c *conversation) changeLanguages() error {
	if err := c.markLanguages(); err != nil {
		return err
	}
	return c.levels(func() {})
}

func (c *conversation) withoutLevel() []checklist.Question {
	return slices.DeleteFunc(languageQuestions(), func(q checklist.Question) bool {
		return !c.answers.Given(q.ID) || c.answers.Value(q.ID) != ""
	})
}
