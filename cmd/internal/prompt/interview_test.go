package prompt_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	"github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

const reviewAsk = "Which answer would you change?"

// meeting is an interview under way with a person.
type meeting struct {
	*person.Person
	t     testing.TB
	saved []checklist.Answers // after each answer
	ended chan outcome
	stop  context.CancelFunc
}

type outcome struct {
	answers checklist.Answers
	err     error
}

var frameworks = []checklist.Option{{Value: "express", Help: "Express"}, {Value: "gin", Help: "Gin"}}

// meet starts an interview at a terminal of 80 by 24 from such answers.
func meet(t testing.TB, start checklist.Answers, options ...prompt.Option) *meeting {
	t.Helper()
	someone, tty := person.At(t, 80, 24)
	return interview(t, someone, prompt.New(tty, tty, options...), start)
}

func interview(t testing.TB, someone *person.Person, terminal *prompt.Terminal, start checklist.Answers) *meeting {
	ctx, stop := context.WithCancel(t.Context())
	m := &meeting{Person: someone, t: t, ended: make(chan outcome, 1), stop: stop}
	over := make(chan struct{})
	go func() {
		defer close(over)
		answers, err := terminal.Interview(ctx, prompt.Interview{
			Start:      start,
			Standing:   standing,
			Save:       func(a checklist.Answers) error { m.saved = append(m.saved, a); return nil },
			Frameworks: frameworks,
		})
		m.ended <- outcome{answers, err}
	}()
	t.Cleanup(func() {
		stop()
		<-over
	})
	return m
}

// standing stands for a ranking, of which limits can leave nothing.
func standing(a checklist.Answers) string {
	if a.Value("constraints.frameworks") != "" && a.Value("constraints.frameworks") == a.Value("constraints.exclude") {
		return ""
	}
	return "1 Gin 0.31  2 Express 0.12  3 FastAPI −0.05"
}

func (m *meeting) end() outcome {
	m.t.Helper()
	select {
	case got := <-m.ended:
		return got
	case <-time.After(10 * time.Second):
		m.t.Fatalf("the interview does not end:\n%s", m.Screen())
		return outcome{}
	}
}

// answers waits for the end of an interview that comes to one.
func (m *meeting) answers() checklist.Answers {
	m.t.Helper()
	got := m.end()
	if got.err != nil {
		m.t.Fatal(got.err)
	}
	return got.answers
}

// interrupted waits for the end of an interview that the person stopped.
func (m *meeting) interrupted() checklist.Answers {
	m.t.Helper()
	got := m.end()
	if !errors.Is(got.err, context.Canceled) {
		m.t.Fatalf("the error is %v, which is no interruption", got.err)
	}
	if len(m.saved) > 0 && !m.saved[len(m.saved)-1].Equal(got.answers) {
		m.t.Error("an answer was not saved")
	}
	return got.answers
}

// said makes answers: said(t, "team.size=5").
func said(t testing.TB, assignments ...string) checklist.Answers {
	t.Helper()
	var answers checklist.Answers
	for _, assignment := range assignments {
		id, text, _ := strings.Cut(assignment, "=")
		var err error
		if answers, err = answers.With(id, text); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

// allBut answers every question but those whose ids begin so. Go is the
// language, and the API matters more than the rest.
func allBut(t testing.TB, open ...string) checklist.Answers {
	t.Helper()
	answers := said(t, "service.name=orders", "team.languages.go=expert", "importance.api=4",
		"constraints.languages=", "constraints.frameworks=", "constraints.exclude=")
	questions := checklist.Service()
	for _, criterion := range checklist.Criteria() {
		questions = append(questions, criterion.Questions...)
	}
	for _, q := range questions {
		if !answers.Given(q.ID) && !strings.HasPrefix(q.ID, "team.languages.") {
			answers = said(t, q.ID+"="+checklist.Unanswered).Over(answers)
		}
	}
	for _, q := range append(questions, checklist.Constraints()...) {
		if slices.ContainsFunc(open, func(id string) bool { return strings.HasPrefix(q.ID, id) }) {
			answers = answers.Without(q.ID)
		}
	}
	if slices.Contains(open, "importance") {
		answers = answers.Without("importance.api")
	}
	return answers
}

// TestAsksTheTenItemsInOrder goes through all of it with Enter alone: each
// question with why it is asked, those that are not relevant left out, and who
// leads after each item.
func TestAsksTheTenItemsInOrder(t *testing.T) {
	t.Parallel()
	m := meet(t, said(t, "service.name=orders"))
	asked := 0
	for _, id := range []string{"service.title", "service.description", "service.owner"} {
		q, _ := checklist.Lookup(id)
		m.Answers(q.Ask, person.Enter)
	}
	for _, criterion := range checklist.Criteria() {
		for _, q := range criterion.Questions {
			ask := q.Ask
			switch {
			case q.ID == "team.languages.javascript":
				ask = "Which languages does the team know?"
			case strings.HasPrefix(q.ID, "team.languages."), q.When != nil:
				continue
			}
			m.Sees("? " + ask)
			m.Reads("why we ask: " + q.Why)
			m.Types(person.Enter)
			asked++
		}
		m.SeesNoMore("? " + criterion.Questions[len(criterion.Questions)-1].Ask)
	}
	m.Answers("Does any item matter more or less", person.Enter)
	m.Answers("Are there any hard limits?", person.Enter)
	m.Answers(reviewAsk, person.Enter)
	answers := m.answers()

	for _, id := range []string{"deployment.clouds", "deployment.footprint", "maintainability.releases", "api.contract"} {
		if answers.Given(id) {
			t.Errorf("%s was asked: nothing made it relevant", id)
		}
	}
	if got := answers.Value("service.title"); got != "Orders" {
		t.Errorf("the title is %q", got)
	}
	if n := strings.Count(m.Shown(), "so far: 1 Gin 0.31  2 Express 0.12  3 FastAPI −0.05"); n != 11 {
		t.Errorf("who leads was said %d times, not after each of the ten items and the weights", n)
	}
	if n := len(m.saved); n < asked {
		t.Errorf("saved %d times for %d questions", n, asked)
	}
}

// TestAsksOnlyWhatIsOpen starts from an interrupted interview.
func TestAsksOnlyWhatIsOpen(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "security.posture", "api.audience"))
	m.Answers("How sensitive is what it handles?", person.Down, person.Enter)
	m.Answers("Who uses the API?", person.Enter)
	m.Answers(reviewAsk, person.Enter)
	changes := checklist.Diff(allBut(t), m.answers())
	want := []checklist.Change{{ID: "security.posture", New: []string{"standard"}}}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Error(diff)
	}
}

// TestAnswersMakeQuestionsRelevant asks for clouds where there may be one.
func TestAnswersMakeQuestionsRelevant(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "deployment.targets", "deployment.clouds"))
	m.Answers("Where will it run?", person.Down, person.Space, person.Enter)
	m.Answers("In which clouds?", person.Space, person.Down, person.Space, person.Enter)
	m.Answers(reviewAsk, person.Enter)
	answers := m.answers()
	if diff := cmp.Diff([]string{"kubernetes"}, answers.Values("deployment.targets")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"aws", "azure"}, answers.Values("deployment.clouds")); diff != "" {
		t.Error(diff)
	}
}
