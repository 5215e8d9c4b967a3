package prompt

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

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

// languageNames are the languages as people write them.
func languageNames(questions []checklist.Question) []string {
	names := make([]string, len(questions))
	for i, q := range questions {
		names[i] = languageName(q)
	}
	return names
}

// languageName asks the question about allowed languages, which knows it.
func languageName(q checklist.Question) string {
	id := strings.TrimPrefix(q.ID, languagePrefix)
	allowed, _ := checklist.Lookup("constraints.languages")
	if i := slices.Index(allowed.Values(), id); i >= 0 {
		return allowed.Options[i].Help
	}
	return id
}

// listed names what was picked.
func listed(picked []int, names []string, nothing string) string {
	if len(picked) == 0 {
		return nothing
	}
	var words []string
	for _, i := range picked {
		words = append(words, names[i])
	}
	return strings.Join(words, ", ")
}
