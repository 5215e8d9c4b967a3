package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// exclusion is why the team's constraints rule a framework out, or "".
func exclusion(framework catalog.Framework, answers checklist.Answers) string {
	if slices.Contains(answers.Values("constraints.exclude"), framework.ID) {
		return "the team excludes it"
	}
	if only := answers.Values("constraints.frameworks"); len(only) > 0 && !slices.Contains(only, framework.ID) {
		return fmt.Sprintf("the team considers only %s", strings.Join(only, ", "))
	}
	only := answers.Values("constraints.languages")
	allowed := func(language string) bool { return slices.Contains(only, language) }
	if len(only) > 0 && !slices.ContainsFunc(framework.Languages, allowed) {
		return fmt.Sprintf("the service must be written in %s", strings.Join(only, " or "))
	}
	return ""
}
