package checklist

import (
	"slices"
	"strings"
)

// Unanswered lists the questions of the ten items that are open, in order. A
// language that was not named is not a question of its own: it is open only
// when no language was named at all, and then stands there once.
func (a Answers) Unanswered() []Question {
	var open []Question
	languages := a.languagesGiven()
	for _, criterion := range known().Criteria {
		for _, q := range criterion.Questions {
			switch {
			case !strings.HasPrefix(q.ID, languagePrefix):
				if a.values(q.ID) == nil {
					open = append(open, q.clone())
				}
			case !languages:
				open = append(open, Question{ID: strings.TrimSuffix(languagePrefix, "."), Ask: "Which languages does the team know?"})
				languages = true
			}
		}
	}
	return open
}

// Open tells whether a question of the ten items is among those; one about a
// language is while none was named.
func (a Answers) Open(id string) bool {
	if strings.HasPrefix(id, languagePrefix) {
		return !a.languagesGiven()
	}
	return a.values(id) == nil
}

const languagePrefix = "team.languages."

func (a Answers) languagesGiven() bool {
	for id := range a.given {
		if strings.HasPrefix(id, languagePrefix) {
			return true
		}
	}
	return false
}

// Relevant tells whether a question is worth asking after these answers.
func (a Answers) Relevant(q Question) bool {
	for id, values := range q.When {
		if !slices.ContainsFunc(values, func(v string) bool { return a.Has(id, v) }) {
			return false
		}
	}
	return true
}
