package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// exclusion is why the team's constraints rule a framework out, or "".
func exclusion(framework catalog.Framework, c catalog.Catalog, answers checklist.Answers) string {
	if answers.Has("constraints.exclude", framework.ID) {
		return "the team excludes it"
	}
	if only := answers.Values("constraints.frameworks"); len(only) > 0 && !slices.Contains(only, framework.ID) {
		return fmt.Sprintf("the team considers only %s", enumerate(only, "and", c.SubjectName))
	}
	only := answers.Values("constraints.languages")
	allowed := func(language string) bool { return slices.Contains(only, language) }
	if len(only) > 0 && !slices.ContainsFunc(framework.Languages, allowed) {
		return fmt.Sprintf("the service must be written in %s", enumerate(only, "or", languageName))
	}
	return ""
}

// languageName is a language as people write it, such as C# for csharp.
func languageName(language string) string {
	question, _ := checklist.Lookup("constraints.languages")
	for _, option := range question.Options {
		if option.Value == language {
			return option.Help
		}
	}
	return language
}

// enumerate names things as a sentence does, the last two joined by a word.
func enumerate(ids []string, joint string, name func(string) string) string {
	var b strings.Builder
	for i, id := range ids {
		switch {
		case i > 0 && i == len(ids)-1:
			b.WriteString(" " + joint + " ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(name(id))
	}
	return b.String()
}

// WithoutLimit is the one hard limit of the team that keeps a framework out of
// an evaluation, by its question, and the evaluation without it; "" where none
// or more than one does, or a policy.
func WithoutLimit(c catalog.Catalog, answers checklist.Answers, e Evaluation, framework string) (limit string, then Evaluation) {
	if e.Place(framework) > 0 {
		return "", Evaluation{}
	}
	for _, question := range checklist.Constraints() {
		if then := Evaluate(c, answers.Without(question.ID), e.Policies...); then.Place(framework) > 0 {
			return question.ID, then
		}
	}
	return "", Evaluation{}
}
