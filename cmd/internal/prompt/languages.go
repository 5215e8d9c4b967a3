package prompt

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	languagePrefix = "team.languages."
	languagesAsk   = "Which languages does the team know?"
)

func isLanguage(q checklist.Question) bool { return strings.HasPrefix(q.ID, languagePrefix) }

// languages asks for the languages at once and then for the level of each. An
// interview that was interrupted in between goes on with the levels.
func (c *conversation) languages(heading func()) error {
	if !slices.ContainsFunc(languageQuestions(), func(q checklist.Question) bool { return c.answers.Given(q.ID) }) {
		heading()
		if err := c.markLanguages(); err != nil {
			return err
		}
	}
	for _, q := range languageQuestions() {
		if c.answers.Given(q.ID) && c.answers.Value(q.ID) == "" {
			heading()
			if err := c.ask(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// markLanguages leaves the languages that were marked given but without a
// level, unless they have one.
func (c *conversation) markLanguages() error {
	questions := languageQuestions()
	var known []int
	names := make([]string, len(questions))
	for i, q := range questions {
		names[i] = languageName(q)
		if c.answers.Value(q.ID) != "" {
			known = append(known, i)
		}
	}
	picked, err := c.terminal.mark(languagesAsk, why(questions[0])+"\n  nothing marked means: unanswered", names, known)
	if err != nil {
		return err
	}
	for i, q := range questions {
		if slices.Contains(picked, i) != slices.Contains(known, i) {
			if err := c.keep(q.ID, checklist.Unanswered); err != nil {
				return err
			}
		}
	}
	c.terminal.answered(languagesAsk, listed(picked, names))
	return nil
}

// changeLanguages lets the person mark other languages and asks for the levels
// of those that are new.
func (c *conversation) changeLanguages() error {
	before := c.answers
	if err := c.markLanguages(); err != nil {
		return err
	}
	for _, q := range languageQuestions() {
		if !before.Given(q.ID) && c.answers.Given(q.ID) {
			if err := c.ask(q); err != nil {
				return err
			}
		}
	}
	return nil
}

func languageQuestions() []checklist.Question {
	var questions []checklist.Question
	for _, criterion := range checklist.Criteria() {
		for _, q := range criterion.Questions {
			if isLanguage(q) {
				questions = append(questions, q)
			}
		}
	}
	return questions
}

// languageName is a language as people write it, which the question about
// allowed languages knows.
func languageName(q checklist.Question) string {
	id := strings.TrimPrefix(q.ID, languagePrefix)
	allowed, _ := checklist.Lookup("constraints.languages")
	for _, option := range allowed.Options {
		if option.Value == id {
			return option.Help
		}
	}
	return id
}

// listed names what was picked.
func listed(picked []int, names []string) string {
	if len(picked) == 0 {
		return "unanswered"
	}
	var words []string
	for _, i := range picked {
		words = append(words, names[i])
	}
	return strings.Join(words, ", ")
}
