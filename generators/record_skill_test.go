package generators

import (
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
)

// What weighs most in the team's item is said of the choice and of each
// runner-up, once for those that share a language.
func TestSkillIsAnArgument(t *testing.T) {
	for want, in := range map[string]struct{ languages, framework string }{
		"Good, because the team is expert in Elixir (skill 1.00, 70% of team expertise).":                          {"{elixir: expert}", "phoenix"},
		"Good, because the team is familiar with TypeScript (skill 0.25, 70% of team expertise).":                  {"{javascript: none, typescript: familiar}", "nestjs"},
		"Bad, because the team does not know Ruby (skill −0.75, 70% of team expertise).":                           {"{ruby: none, go: expert}", "rails"},
		"Bad, because the team did not name Ruby (skill 0.00, 70% of team expertise).":                             {"{go: expert}", "rails"},
		"Bad, because the team did not name JavaScript or TypeScript (skill 0.00, 70% of team expertise).":         {"{go: expert}", "express"},
		"Good, because the team is proficient in C# (skill 0.75, 70% of team expertise).":                          {"{csharp: proficient}", "aspnet-core"},
		"* Good, because the team is expert in Python (skill 1.00, 70% of team expertise). * Good, because Django": {"{python: expert}", "django"},
	} {
		answers := said(t, []byte("version: 1\nservice: {name: thing}\nteam: {style: conventions, languages: "+in.languages+"}\n"))
		choice := decisions.Choice{Framework: in.framework, Because: "we want it"}
		text := string(record(t, recordInput(t, catalog.Default(), answers, choice)))
		flat := strings.Join(strings.Fields(text), " ")
		if !strings.Contains(flat, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
		own, _, _ := strings.Cut(flat, "## Pros and Cons")
		if n := strings.Count(own, "70% of team expertise"); n != 1 {
			t.Errorf("%s: said %d times of the choice", in.framework, n)
		}
	}
}

func TestNoSkillWhereNoLanguageWasNamed(t *testing.T) {
	answers := said(t, []byte("version: 1\nservice: {name: thing}\nproject: {types: [crud-api]}\n"))
	text := string(record(t, recordInput(t, catalog.Default(), answers, decisions.Choice{})))
	if strings.Contains(text, "team expertise)") {
		t.Errorf("the record speaks of skill:\n%s", text)
	}
}
