package generators

import (
	"fmt"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// contextOf says in words what the team answered, one entry for each item of
// the checklist on which it said something.
func contextOf(answers checklist.Answers) []map[string]any {
	list := []map[string]any{}
	for _, criterion := range checklist.Criteria() {
		if said := answers.Said(criterion); said != "" {
			list = append(list, map[string]any{"item": criterion.Title, "said": sentence(escape(said))})
		}
	}
	return list
}

// answeredItems is how many of the ten items those are, as a sentence that ends
// before them.
func answeredItems(answers checklist.Answers) string {
	switch said := len(contextOf(answers)); said {
	case 0:
		return "The team answered none of the ten items of the checklist."
	case len(checklist.Criteria()):
		return "The team answered the checklist of ten items as follows:"
	default:
		return fmt.Sprintf("The team answered %s of the ten items of the checklist:", counts[said])
	}
}

// drivers groups the criteria by importance, the most important first.
func drivers(answers checklist.Answers, raised []evaluation.Raise) []map[string]any {
	list := []map[string]any{}
	criteria := checklist.Criteria()
	importances := map[string]int{}
	for _, criterion := range criteria {
		importances[criterion.ID] = answers.Importance(criterion.ID)
	}
	for _, r := range raised {
		importances[r.Criterion] = r.To
	}
	for importance := 5; importance >= 0; importance-- {
		var items []string
		for _, criterion := range criteria {
			if importances[criterion.ID] == importance {
				items = append(items, lowerFirst(criterion.Title))
			}
		}
		if len(items) == len(criteria) {
			items = []string{"all ten items of the checklist"}
		}
		if len(items) > 0 {
			list = append(list, map[string]any{"importance": importance, "items": strings.Join(items, "; ")})
		}
	}
	return list
}

// excluded groups the frameworks that took no part by the reason.
func excluded(exclusions []evaluation.Exclusion) []map[string]any {
	var reasons []string
	names := map[string][]string{}
	for _, x := range exclusions {
		if names[x.Reason] == nil {
			reasons = append(reasons, x.Reason)
		}
		names[x.Reason] = append(names[x.Reason], escape(x.Framework.Name))
	}
	list := []map[string]any{}
	for _, reason := range reasons {
		list = append(list, map[string]any{"names": and(names[reason]), "reason": sentence(escape(reason))})
	}
	return list
}

func unanswered(answers checklist.Answers) []string {
	list := []string{}
	for _, question := range answers.Unanswered() {
		list = append(list, question.Ask)
	}
	return list
}
