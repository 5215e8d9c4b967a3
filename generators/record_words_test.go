package generators

import (
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

func TestAsReason(t *testing.T) {
	for reason, want := range map[string]string{
		"we know it":                      "we know it",
		"We know it.":                     "we know it.",
		"Because the team knows it":       "the team knows it",
		"Grace knows it":                  "Grace knows it",
		"To reuse the charts of payments": "the team says: “To reuse the charts of payments”",
		"To reuse them.":                  "the team says: “To reuse them”",
	} {
		if got := asReason(reason); got != want {
			t.Errorf("%q becomes %q, want %q", reason, got, want)
		}
	}
}

func TestAskedOfAnyKey(t *testing.T) {
	for id, want := range map[string]string{
		"importance.performance": "How important is “Performance requirements”?",
		"importance.api":         "How important is “API strategy”?",
		"scaffold.database":      "Which database does the starter take?",
		"team.size":              "How many people work on the service?",
	} {
		if got := asked(id); got != want {
			t.Errorf("%s is asked as %q", id, got)
		}
	}
}

func TestAnswersThatWouldChangeTheChoice(t *testing.T) {
	type change = evaluation.Counterfactual
	for want, tc := range map[string]struct {
		question string
		changes  []change
	}{
		"`large` or `small`":              {"project.scale", []change{{From: []string{"medium"}, To: []string{"large"}}, {From: []string{"medium"}, To: []string{"small"}}}},
		"`orm`":                           {"ecosystem.needs", []change{{To: []string{"orm"}}}},
		"with `orm` as well":              {"ecosystem.needs", []change{{From: []string{"mail"}, To: []string{"mail", "orm"}}}},
		"with `orm` or `caching` as well": {"ecosystem.needs", []change{{From: []string{"mail"}, To: []string{"mail", "orm"}}, {From: []string{"mail"}, To: []string{"mail", "caching"}}}},
		"without `orm` or without `mail`": {"ecosystem.needs", []change{{From: []string{"mail", "orm"}, To: []string{"mail"}}, {From: []string{"mail", "orm"}, To: []string{"orm"}}}},
		"no limit":                        {"constraints.languages", []change{{From: []string{"go"}}}},
	} {
		question, _ := checklist.Lookup(tc.question)
		if got := answer(question, tc.changes...); got != want {
			t.Errorf("%s: %q, want %q", tc.question, got, want)
		}
	}
}

func TestARunnerUpOfWhichOnlyTheRuntimeIsKnown(t *testing.T) {
	c := library(t)
	c.Frameworks = append(c.Frameworks[:len(c.Frameworks):len(c.Frameworks)], catalog.Framework{ID: "echo", Name: "Echo", Runtime: "go", Languages: []string{"go"}})
	in := recordInput(t, c, examples(t)["orders"].Answers, decisions.Choice{Framework: "gin", Because: "we know it"})
	text := string(record(t, in))
	_, text, _ = strings.Cut(text, "### Echo")
	text, _, _ = strings.Cut(text, "<!-- underpin:end -->")
	if !strings.HasSuffix(strings.Join(strings.Fields(text), " "), "What is said of Go for Gin holds here, too. Nothing more speaks for or against it.") || strings.HasSuffix(text, "\n\n") {
		t.Errorf("of Echo it says:\n%q", text)
	}
}
