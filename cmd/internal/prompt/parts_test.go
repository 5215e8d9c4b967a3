package prompt_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

func newTerminal(tty *os.File) *prompt.Terminal { return prompt.New(tty, tty) }

const (
	languagesAsk = "Which languages does the team know?"
	expertsAsk   = "In which of these is the team an expert?"
	deliversAsk  = "In which of these is it proficient?"
)

// TestLanguages takes three questions for any number of languages and two for
// one.
func TestLanguages(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		answer func(m *meeting)
		want   map[string]string
	}{
		"none": {
			func(m *meeting) { m.Answers(languagesAsk, Enter) },
			map[string]string{},
		},
		"one": {
			func(m *meeting) {
				m.Answers(languagesAsk, "Elix", Space, Enter)
				m.Answers("How well does the team know Elixir?", "teaches", Enter)
			},
			map[string]string{"elixir": "expert"},
		},
		"several": {
			func(m *meeting) {
				m.Answers(languagesAsk, Space, Down, Space, Down, Space, "C#", Space, Enter)
				m.Answers(expertsAsk, Down, Space, Enter)
				m.Answers(deliversAsk, Down, Space, Enter)
				m.Saw("Python; familiar: JavaScript, C#")
			},
			map[string]string{"javascript": "familiar", "typescript": "expert", "python": "proficient", "csharp": "familiar"},
		},
		"all expert": {
			func(m *meeting) {
				m.Answers(languagesAsk, Space, Down, Space, Enter)
				m.Answers(expertsAsk, Space, Down, Space, Enter)
			},
			map[string]string{"javascript": "expert", "typescript": "expert"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := meet(t, allBut(t, "team."))
			test.answer(m)
			m.Answers("How many people", Enter)
			m.Answers("How experienced", CtrlC)
			m = meet(t, m.interrupted()) // and does not ask for them again
			m.Answers("How experienced", Enter)
			m.Answers("How tight", Enter)
			m.Answers("Does the team want", Enter)
			m.Answers(reviewAsk, Enter)
			if diff := cmp.Diff(test.want, languagesOf(m.answers())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func languagesOf(answers checklist.Answers) map[string]string {
	levels := map[string]string{}
	for _, language := range []string{"javascript", "typescript", "python", "java", "ruby", "php", "go", "csharp", "elixir"} {
		if id := "team.languages." + language; answers.Given(id) {
			levels[language] = answers.Value(id)
		}
	}
	return levels
}

// TestLanguagesAreGoneOnWith stops between the questions about languages.
func TestLanguagesAreGoneOnWith(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "team."))
	m.Answers(languagesAsk, Space, Down, Space, Down, Space, Enter)
	m.Answers(expertsAsk, Space, Enter)
	m.Answers(deliversAsk, Space, CtrlC)
	m = meet(t, m.interrupted())
	m.Answers(expertsAsk, Enter)
	m.Answers(deliversAsk, Space, Enter)
	m.Answers("How many people", CtrlC)
	want := map[string]string{"javascript": "expert", "typescript": "proficient", "python": "familiar"}
	if diff := cmp.Diff(want, languagesOf(m.interrupted())); diff != "" {
		t.Error(diff)
	}
}

// TestWeights marks the items that stand out, stops, and goes on.
func TestWeights(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "importance", "constraints"))
	m.Answers("Does any item matter", Down, Space, "API", Space, Enter)
	m.Answers(`How important is "Performance requirements"?`, Down, Down, Enter)
	m.Answers(`How important is "API strategy"?`, CtrlC)
	m = meet(t, m.interrupted())
	m.Answers(`How important is "API strategy"?`, Up, Up, Up, Enter)
	m.Answers("Are there any hard limits?", Enter)
	m.Answers(reviewAsk, Enter)
	answers := m.answers()
	for criterion, want := range map[string]int{"performance": 5, "api": 0, "team": 3} {
		if got := answers.Importance(criterion); got != want {
			t.Errorf("the importance of %s is %d, not %d", criterion, got, want)
		}
	}
}

// TestLimits are asked for when there are any, and mended when they leave
// nothing.
func TestLimits(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "importance", "constraints"))
	m.Answers("Does any item matter", Enter)
	m.Answers("Are there any hard limits?", Down, Enter)
	m.Answers("Which languages are allowed?", Enter)
	m.Saw("Which languages are allowed? no limit")
	m.Answers("Which frameworks alone are considered?", Space, Enter)
	m.Answers("Which frameworks are out of the question?", Space, Enter)
	m.Answers(reviewAsk, Enter)
	m.Reads("leave no framework to choose from")
	m.Types("exclude", Enter)
	m.Answers("Which frameworks are out of the question?", Space, Down, Space, Enter)
	m.Saw("Which frameworks are out of the question? gin")
	m.Answers(reviewAsk, Enter)
	answers := m.answers()
	if diff := cmp.Diff([]string{"express"}, answers.Values("constraints.frameworks")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"gin"}, answers.Values("constraints.exclude")); diff != "" {
		t.Error(diff)
	}
}

// TestNoLimitsIsAnAnswer that is not asked for again.
func TestNoLimitsIsAnAnswer(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "importance", "constraints"))
	m.Answers("Does any item matter", Enter)
	m.Answers("Are there any hard limits?", Enter)
	m.Answers(reviewAsk, CtrlC)
	m = meet(t, m.interrupted())
	m.Answers(reviewAsk, Enter)
	if got := m.answers().Values("constraints.exclude"); got == nil || len(got) > 0 {
		t.Errorf("the excluded frameworks are %#v, not an empty list", got)
	}
}
