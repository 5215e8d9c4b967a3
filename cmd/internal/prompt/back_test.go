package prompt_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/generators/pack"
)

// TestWayBack goes back over a choice, a list, the languages and the limits,
// and finds each answer as it was given.
func TestWayBack(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "api.styles", "api.contract", "api.audience", "constraints"))
	m.Answers("How do clients speak to it?", Escape)
	m.Sees("This is the first question of this sitting")
	m.Answers("How do clients speak to it?", Space, Enter)
	m.Answers("Should the API have a published description?", "openapi", Enter)
	m.Answers("Who uses the API?", "partner", Escape)
	m.SeesNoMore("? Who uses the API?")
	m.Answers("Should the API have a published description?", Escape)
	m.Answers("How do clients speak to it?", Enter) // the mark is still there
	m.Answers("Should the API have a published description?", Enter)
	m.Answers("Who uses the API?", "partner", Enter)
	m.Answers("Are there any hard limits?", Down, Enter)
	m.Answers("Which languages are allowed?", Escape)
	m.Answers("Are there any hard limits?", Enter)
	m.Answers(reviewAsk, "api.audience", Enter)
	m.Answers("Who uses the API?", Escape) // leaves it as it is
	m.Answers(reviewAsk, Enter)
	got := m.answers()
	for id, want := range map[string]string{"api.styles": "rest", "api.contract": "openapi", "api.audience": "partner"} {
		if value := got.Value(id); value != want {
			t.Errorf("%s is %q, not %q", id, value, want)
		}
	}
	if !got.Given("constraints.languages") || len(got.Values("constraints.languages")) > 0 {
		t.Error("that there is no limit was lost")
	}
	if last := m.saved[len(m.saved)-1]; !last.Equal(got) {
		t.Error("what was saved last is not what was answered")
	}
}

// TestRequiredAnswers are not left open, and asked for whatever else was said.
func TestRequiredAnswers(t *testing.T) {
	t.Parallel()
	someone, tty := At(t, 80, 24)
	over := make(chan checklist.Answers, 1)
	go func() {
		answers, err := prompt.New(tty, tty).Interview(t.Context(), prompt.Interview{
			Start: allBut(t, "service.owner", "security.posture"), Standing: standing, Frameworks: frameworks,
			Save:     func(checklist.Answers) error { return nil },
			Required: map[string]string{"service.owner": "Rules", "security.posture": "Rules"},
		})
		if err != nil {
			t.Error(err)
		}
		over <- answers
	}()
	someone.Answers("Which team owns it?", Enter)
	someone.Sees(`The policy "Rules" requires an answer to: Which team owns it?`)
	someone.Answers("Which team owns it?", "us", Enter)
	someone.Sees("? How sensitive is what it handles?")
	if strings.Contains(someone.Screen(), "not sure") {
		t.Error("it may be left open")
	}
	someone.Answers("How sensitive is what it handles?", Enter)
	someone.Answers(reviewAsk, Enter)
	if got := <-over; got.Value("service.owner") != "us" || got.Value("security.posture") != "standard" {
		t.Errorf("%v", got.Tree())
	}
}

// TestOptions asks for what a pack offers, one option after the other, and back.
func TestOptions(t *testing.T) {
	t.Parallel()
	options := []pack.Option{
		{Name: "database", Type: pack.Choice, Choices: []string{"sqlite", "none"}, Default: "sqlite"},
		{Name: "pool", Type: pack.Text, Pattern: "[0-9]+", Default: "5"},
		{Name: "tracing", Type: pack.Bool, Default: "false"},
	}
	for name, tc := range map[string]struct {
		talk func(p *Person)
		want map[string]string
	}{
		"as usual": {func(p *Person) {
			p.Answers("database?", Enter)
			p.Answers("pool?", Enter)
			p.Answers("tracing?", Enter)
		}, map[string]string{"database": "sqlite", "pool": "5", "tracing": "false"}},
		"there and back": {func(p *Person) {
			p.Answers("database?", Escape)
			p.Answers("database?", Enter)
			p.Answers("pool?", Backspace, "x", Enter)
			p.Sees(`"x" does not match [0-9]+`)
			p.Answers("pool?", Backspace, "7", Enter)
			p.Answers("tracing?", Escape)
			p.Answers("pool?", Escape)
			p.Answers("database?", "none", Enter)
			p.Answers("tracing?", "true", Enter)
		}, map[string]string{"database": "none", "tracing": "true"}},
	} {
		someone, tty := At(t, 80, 24)
		kept := map[string]string{}
		var got map[string]string
		over := make(chan error, 1)
		go func() {
			var err error
			got, err = prompt.New(tty, tty).Options(t.Context(), prompt.Options{
				Title: "The starter", Why: "Why.",
				Next: func(chosen map[string]string) (pack.Option, bool, error) {
					i := slices.IndexFunc(options, func(o pack.Option) bool {
						_, said := chosen[o.Name]
						return !said && (o.Name != "pool" || chosen["database"] != "none")
					})
					if i < 0 {
						return pack.Option{}, false, nil
					}
					return options[i], true, nil
				},
				Ask:  func(o pack.Option) string { return o.Name + "?" },
				Keep: func(chosen map[string]string) error { kept = maps.Clone(chosen); return nil },
			})
			over <- err
		}()
		tc.talk(someone)
		if err := <-over; err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tc.want, got) + cmp.Diff(tc.want, kept); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestOptionsAreInterrupted like every question.
func TestOptionsAreInterrupted(t *testing.T) {
	t.Parallel()
	someone, tty := At(t, 80, 24)
	over := make(chan error, 1)
	go func() {
		_, err := prompt.New(tty, tty).Options(t.Context(), prompt.Options{
			Next: func(map[string]string) (pack.Option, bool, error) {
				return pack.Option{Name: "a", Type: pack.Text}, true, nil
			},
			Ask:  func(o pack.Option) string { return o.Name + "?" },
			Keep: func(map[string]string) error { return nil },
		})
		over <- err
	}()
	someone.Answers("a?", CtrlC)
	if err := <-over; !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
