package evaluation

import (
	"fmt"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Contradictions finds the frameworks that the answers ask for by name and rule
// out in the same breath, or that a policy rules out: each finding stands where
// they are asked for and names the other place.
func Contradictions(c catalog.Catalog, answers checklist.Answers, policies ...Policy) finding.List {
	var problems finding.List
	for _, id := range answers.Values("constraints.frameworks") {
		framework, known := c.Framework(id)
		if !known {
			continue
		}
		say := func(format string, args ...any) {
			problem := answers.Place("constraints.frameworks")
			problem.Message = fmt.Sprintf("constraints.frameworks: "+format, args...)
			problems = append(problems, problem)
		}
		if answers.Has("constraints.exclude", id) {
			say("%s is asked for, and excluded by %s", id, withPlace(answers, "constraints.exclude"))
		}
		only := answers.Values("constraints.languages")
		allowed := func(language string) bool { return slices.Contains(only, language) }
		if len(only) > 0 && !slices.ContainsFunc(framework.Languages, allowed) {
			say("%s is written in %s, and %s allows only %s", id, enumerate(framework.Languages, "or", languageName),
				withPlace(answers, "constraints.languages"), enumerate(only, "and", languageName))
		}
		if policy, reason := ruledOut(framework, c, inOrder(policies)); policy != "" {
			say("%s is %s", id, reason)
		}
	}
	return problems
}

// withPlace is a question with the place of its answer.
func withPlace(answers checklist.Answers, id string) string {
	place := answers.Place(id)
	if place.Line == 0 {
		return id
	}
	return fmt.Sprintf("%s (line %d, column %d)", id, place.Line, place.Column)
}
