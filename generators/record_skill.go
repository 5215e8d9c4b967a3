package generators

import (
	"fmt"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// teamSkill stands for the id of a claim where an argument is none.
const teamSkill = "team-skill"

// skill is how well the team knows a framework's languages, as what speaks for
// it (1) or against it (-1). It stands among the claims, since it weighs more
// than any of them, and cites nothing: the team said it.
func (v *recordView) skill(framework catalog.Framework, worth float64, side int) map[string]any {
	if len(framework.Languages) == 0 || v.in.Answers.Open(aboutLanguage(framework.Languages[0]).ID) {
		return nil
	}
	if speaksFor := worth > 0; speaksFor != (side > 0) {
		return nil
	}
	text := fmt.Sprintf("team %s (skill %s, 70%% of team expertise).", escape(skilled(framework, v.in.Answers)), points(worth))
	return map[string]any{
		"id":         teamSkill,
		"statement":  "The " + text,
		"text":       "the " + text,
		"mitigation": "",
		"disputes":   []string{},
		"general":    false,
	}
}

// silence says that no claim is among the arguments, "" where there is one.
func silence(name string, good, bad []map[string]any) string {
	for _, argument := range slices.Concat(good, bad) {
		if argument["id"] != teamSkill {
			return ""
		}
	}
	return fmt.Sprintf("The catalog holds no claim about %s that matters for these answers.", name)
}

// skilled says which of a framework's languages the team knows best, and how
// well.
func skilled(framework catalog.Framework, answers checklist.Answers) string {
	language, level := evaluation.Skill(framework, answers)
	switch level {
	case "":
		var names []string
		for _, language := range framework.Languages {
			names = append(names, aboutLanguage(language).For[0].Name)
		}
		return "did not name " + or(names)
	case "none":
		return "does not know " + aboutLanguage(language).For[0].Name
	}
	for _, option := range aboutLanguage(language).Options {
		if option.Value == level {
			level = option.Phrase
		}
	}
	return "is " + level
}

// aboutLanguage is the question how well the team knows a language.
func aboutLanguage(language string) checklist.Question {
	question, ok := checklist.Lookup(checklist.Languages + "." + language)
	if !ok { // one that only a team's own evidence knows
		question.For = []checklist.Subject{{Value: language, Name: language}}
	}
	return question
}
