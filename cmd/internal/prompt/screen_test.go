package prompt_test

import (
	"fmt"
	"os"
	"regexp"
	"testing"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions"
)

// TestColors are shown unless the caller does not want any. The environment is
// survey's own matter, which it looks at once: see cmd/underpin.
func TestColors(t *testing.T) {
	t.Parallel()
	if os.Getenv("NO_COLOR") != "" {
		t.Skip("NO_COLOR is set")
	}
	for want, options := range map[bool][]prompt.Option{true: nil, false: {prompt.WithoutColor()}} {
		m := meet(t, allBut(t, "project.stage", "team.size"), options...)
		m.Answers("What is being built first?", Down, Enter)
		m.Answers("How many people", "x", Enter)
		m.Sees("must be a whole number")
		m.Types(Backspace, Enter)
		m.Answers(reviewAsk, Enter)
		m.answers()
		if got := m.Written() != m.Shown(); got != want {
			t.Errorf("colors: %t, not %t:\n%q", got, want, m.Written())
		}
	}
}

// drawn are the pieces of text between line ends and movements of the cursor.
var drawn = regexp.MustCompile("[\r\n]|\x1b\\[[0-9;?]*[A-Za-ln-z]|\x1b[78]")

// TestFitsTheScreen goes through all of it on small screens: nothing is drawn
// beyond the edge, and each question is still there above its list.
func TestFitsTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ columns, rows int }{{80, 24}, {60, 24}, {60, 12}, {44, 10}, {80, 6}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			someone, tty := At(t, size.columns, size.rows)
			m := interview(t, someone, newTerminal(tty), said(t, "service.name=orders"))
			m.Answers("What is its name for people?", Enter)
			m.Answers("What does it do, in one sentence?", Enter)
			m.Answers("Which team owns it?", Enter)
			m.Answers("What kind of system is it?", Up, Space, Enter)
			m.Answers("What is being built first?", CtrlC)
			answers := m.interrupted()
			check(t, m, size.columns)

			m = interview(t, someone, newTerminal(tty), answers.Over(allBut(t)))
			m.Answers(reviewAsk, Down, Down, Down, Down, Down, Enter)
			m.Answers("What kind of system is it?", Up, Up, Space, Enter)
			m.Answers(reviewAsk, Enter)
			m.answers()
			check(t, m, size.columns)
		})
	}
}

func check(t *testing.T, m *meeting, columns int) {
	t.Helper()
	for _, text := range drawn.Split(m.Shown(), -1) {
		if utf8.RuneCountInString(text) > columns {
			t.Errorf("drawn beyond column %d: %q", columns, text)
		}
	}
}

// TestChooseFitsTheScreen leaves the reasons out where they have no room.
func TestChooseFitsTheScreen(t *testing.T) {
	t.Parallel()
	someone, tty := At(t, 60, 11)
	ended := make(chan error, 1)
	go func() {
		_, err := newTerminal(tty).Choose(t.Context(), ranking(), decisions.Choice{})
		ended <- err
	}()
	someone.Answers(chooseAsk, Down, Up, Down, Enter)
	someone.Answers("Why Express", "it is known", Enter)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}

// TestResized goes on when the window changes its size in the middle.
func TestResized(t *testing.T) {
	t.Parallel()
	m := meet(t, allBut(t, "project.types", "service.owner"))
	m.Answers("Which team owns it?", "pay")
	m.Resizes(40, 10)
	m.Types("ments", Enter)
	m.Sees("crud-api")
	m.Resizes(100, 30)
	m.Types(Down, Space, Enter)
	m.Answers(reviewAsk, Enter)
	answers := m.answers()
	if answers.Value("service.owner") != "payments" || answers.Value("project.types") != "real-time" {
		t.Errorf("the answers are %s", answers.Format())
	}
}
