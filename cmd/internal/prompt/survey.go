package prompt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
)

// errStopped is a person who wants out, or who is gone.
var errStopped = fmt.Errorf("stopped at the terminal: %w", context.Canceled)

// errBack is a person who wants to the question before.
var errBack = errors.New("back to the question before")

// list is lines to choose from. About, where there is one, tells more of the
// line that the arrow is at.
type list struct {
	lines []string
	about func(line int) string
	below int // how many lines about takes at most
}

// pick lets the person choose one of several lines and gives its index.
func (t *Terminal) pick(ask, help string, from list, at int) (int, error) {
	page, withHelp, withBelow := t.screen.fit(ask, help, from.below)
	question := &survey.Select{
		Message: ask, Default: at, Filter: contains, PageSize: page,
		Options: clipAll(from.lines, t.screen.width()-len(mark)),
	}
	if withHelp {
		question.Help = help
	}
	if withBelow && from.about != nil {
		question.Description = func(_ string, line int) string { return from.about(line) }
	}
	var picked int
	err := t.ask(question, &picked)
	return picked, err
}

// mark lets the person choose any of several lines and gives their indexes.
func (t *Terminal) mark(ask, help string, lines []string, marked []int) ([]int, error) {
	page, withHelp, _ := t.screen.fit(ask, help, 0)
	lines = clipAll(lines, t.screen.width()-len(mark)-len(box))
	// survey fails on an arrow in a list that was narrowed until nothing is left
	narrow := func(typed, line string, at int) bool {
		for i, other := range lines {
			if contains(typed, other, i) {
				return contains(typed, line, at)
			}
		}
		return true
	}
	question := &survey.MultiSelect{Message: ask, Default: marked, Filter: narrow, PageSize: page, Options: lines}
	if withHelp {
		question.Help = help
	}
	var picked []int
	err := t.ask(question, &picked)
	return picked, err
}

// write lets the person type a line, beginning with the current one, until
// check accepts it.
func (t *Terminal) write(ask, help, current string, check func(string) error) (string, error) {
	complaint := ""
	for {
		t.keys.typed.begin(current)
		var written string
		if err := t.ask(&survey.Input{Message: ask, Help: complaint + help}, &written); err != nil {
			return "", err
		}
		current = strings.TrimSpace(written)
		wrong := check(current)
		if wrong == nil {
			return current, nil
		}
		complaint = paint("red", wrap("  "+wrong.Error(), t.screen.width(), "    ")) + "\n"
	}
}

func (t *Terminal) ask(prompt survey.Prompt, answer any) error {
	t.keys.typed.back = false
	fmt.Fprint(t.screen, "\x1b[?2004h") // what is pasted comes between marks
	err := survey.AskOne(prompt, answer,
		survey.WithStdio(t.keys, t.screen, t.screen),
		survey.WithHelpInput(0), // help is always there: a ? is a character
		survey.WithShowCursor(true),
		survey.WithRemoveSelectAll(),
		survey.WithRemoveSelectNone(),
	)
	fmt.Fprint(t.screen, "\x1b[?2004l")
	switch {
	case err == nil:
		return nil
	case t.keys.typed.back && errors.Is(err, terminal.InterruptErr):
		return t.wipe(prompt)
	case errors.Is(err, terminal.InterruptErr), errors.Is(err, context.Canceled),
		errors.Is(err, io.EOF), errors.Is(err, syscall.EIO): // the last two: its window was closed
		fmt.Fprintln(t.screen)
		return errStopped
	}
	return fmt.Errorf("ask at the terminal: %w", err)
}

// wipe takes a question that was not answered off the screen.
func (t *Terminal) wipe(prompt survey.Prompt) error {
	drawn, ok := prompt.(interface {
		Render(tmpl string, data any) error
		NewCursor() *terminal.Cursor
	})
	if !ok {
		return errBack
	}
	place := drawn.NewCursor().Restore // a list leaves the cursor on one of its lines
	if _, line := prompt.(*survey.Input); line {
		place = func() error { return drawn.NewCursor().PreviousLine(1) } // Ctrl-C begins a new one
	}
	if err := errors.Join(place(), drawn.Render("", nil)); err != nil {
		return fmt.Errorf("ask at the terminal: %w", err)
	}
	return errBack
}

// contains keeps the lines of a list that hold what was typed.
func contains(typed, line string, _ int) bool {
	return strings.Contains(strings.ToLower(line), strings.ToLower(strings.TrimSpace(typed)))
}
