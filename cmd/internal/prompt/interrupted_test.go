package prompt_test

import (
	"testing"

	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
)

// TestInterruptionsKeepWhatWasAnswered stops an interview in every way.
func TestInterruptionsKeepWhatWasAnswered(t *testing.T) {
	t.Parallel()
	ways := map[string]func(m *meeting){
		"Ctrl-C":         func(m *meeting) { m.Types(CtrlC) },
		"Ctrl-D":         func(m *meeting) { m.Types(CtrlD) },
		"half typed":     func(m *meeting) { m.Types("12", CtrlC) },
		"a signal":       func(m *meeting) { m.stop() },
		"window closed":  func(m *meeting) { m.Leaves() },
		"one key behind": func(m *meeting) { m.Types("7", Enter, CtrlC) },
	}
	for name, stop := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := meet(t, allBut(t, "project.stage", "team.size", "api.audience"))
			m.Answers("What is being built first?", Down, Enter)
			m.Sees("? How many people work on the service?")
			stop(m)
			kept := m.interrupted()
			if got := kept.Value("project.stage"); got != "prototype" {
				t.Errorf("the answer before is %q", got)
			}

			m = meet(t, kept)
			if !kept.Given("team.size") {
				m.Answers("How many people work on the service?", Enter)
			}
			m.Answers("Who uses the API?", Down, Enter)
			m.Answers(reviewAsk, Enter)
			answers := m.answers()
			if answers.Value("project.stage") != "prototype" || answers.Value("api.audience") != "internal" {
				t.Errorf("the answers after all are %s", answers.Format())
			}
		})
	}
}

// TestInterruptedInEachKindOfQuestion, and at the review.
func TestInterruptedInEachKindOfQuestion(t *testing.T) {
	t.Parallel()
	for id, ask := range map[string]string{
		"service.owner":   "Which team owns it?",
		"project.types":   "What kind of system is it?",
		"project.stage":   "What is being built first?",
		"team.":           languagesAsk,
		"importance":      "Does any item matter", // with constraints: see allBut
		"constraints":     "Are there any hard limits?",
		"nothing is open": reviewAsk,
	} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			open := []string{id}
			if id == "importance" {
				open = append(open, "constraints")
			}
			m := meet(t, allBut(t, open...))
			m.Answers(ask, CtrlC)
			m.interrupted()
		})
	}
}
