package prompt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
)

// errStopped is a person who wants out.
var errStopped = fmt.Errorf("stopped at the terminal: %w", context.Canceled)

// pick lets the person choose one of several lines and gives its index.
func (t *Terminal) pick(ask, help string, lines []string, at int) (int, error) {
	var picked int
	err := t.ask(&survey.Select{Message: ask, Help: help, Options: lines, Default: at, Filter: contains}, &picked, nil)
	return picked, err
}

// mark lets the person choose any of several lines and gives their indexes.
func (t *Terminal) mark(ask, help string, lines []string, marked []int) ([]int, error) {
	var picked []int
	// survey fails on an arrow in a list that was filtered until nothing is left
	all := func(string, string, int) bool { return true }
	err := t.ask(&survey.MultiSelect{Message: ask, Help: help, Options: lines, Default: marked, Filter: all}, &picked, nil)
	return picked, err
}

// write lets the person type a line that check accepts. Enter alone gives
// current.
func (t *Terminal) write(ask, help, current string, check func(string) error) (string, error) {
	var written string
	valid := func(answer any) error {
		text, _ := answer.(string)
		return check(strings.TrimSpace(text))
	}
	err := t.ask(&survey.Input{Message: ask, Help: help, Default: current}, &written, valid)
	return strings.TrimSpace(written), err
}

// confirm lets the person say yes; Enter alone says no.
func (t *Terminal) confirm(ask, help string) (bool, error) {
	var yes bool
	err := t.ask(&survey.Confirm{Message: ask, Help: help}, &yes, nil)
	return yes, err
}

func (t *Terminal) ask(prompt survey.Prompt, answer any, valid survey.Validator) error {
	options := []survey.AskOpt{
		survey.WithStdio(t.keys, t.screen, t.screen),
		survey.WithPageSize(t.screen.page()),
		survey.WithHelpInput(0), // help is always there: a ? is a character
		survey.WithRemoveSelectAll(),
		survey.WithRemoveSelectNone(),
	}
	if valid != nil {
		options = append(options, survey.WithValidator(valid))
	}
	err := survey.AskOne(prompt, answer, options...)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, terminal.InterruptErr), errors.Is(err, io.EOF), errors.Is(err, context.Canceled):
		fmt.Fprintln(t.screen)
		return errStopped
	}
	return fmt.Errorf("ask at the terminal: %w", err)
}

// contains keeps the lines of a list that hold what was typed.
func contains(typed, line string, _ int) bool {
	return strings.Contains(strings.ToLower(line), strings.ToLower(strings.TrimSpace(typed)))
}

const mark = "> "

// survey draws each kind of question by a template that is a variable of its
// package, and it has no other place to say how. These put the question, why it
// is asked and the keys on lines of their own, so that all of it fits 80
// columns, and leave nothing behind: what was answered is written by answered.
func init() {
	const (
		ask = `{{color .Config.Icons.Question.Format}}? {{color "reset"}}{{color "default+hb"}}{{.Message}}{{color "reset"}}`
		why = `
{{if .Help}}{{color .Config.Icons.Help.Format}}{{.Help}}{{color "reset"}}
{{end}}`
		filtered = `{{if .FilterMessage}}  (with{{.FilterMessage}}; Backspace shows the others){{end}}`
		scrolls  = `{{if and (not .FilterMessage) (lt (len .PageEntries) (len .Options))}}  (the list scrolls: {{len .Options}} lines)
{{end}}`
		options = `{{range $i, $o := .PageEntries}}{{template "option" $.IterateOption $i $o}}{{end}}`
		focus   = `{{if eq .SelectedIndex .CurrentIndex}}{{color .Config.Icons.SelectFocus.Format}}` + mark + `{{else}}  {{end}}`
		box     = `{{if index .Checked .CurrentOpt.Index}}[x] {{else}}[ ] {{end}}`
		line    = `{{.CurrentOpt.Value}}{{color "reset"}}
`
	)
	survey.SelectQuestionTemplate = `{{define "option"}}` + focus + line + `{{end}}` +
		`{{if not .ShowAnswer}}` + ask + filtered + why + scrolls + options + `{{end}}`
	survey.MultiSelectQuestionTemplate = `{{define "option"}}` + focus + box + line + `{{end}}` +
		`{{if not .ShowAnswer}}` + ask + why + scrolls + options + `{{end}}`
	survey.InputQuestionTemplate = `{{if not .ShowAnswer}}` + ask + why + mark +
		`{{if .Default}}({{.Default}}) {{end}}{{end}}`
	survey.ConfirmQuestionTemplate = `{{if not .Answer}}` + ask + why + mark + `(y/N) {{end}}`
	survey.ErrorTemplate = `{{color .Icon.Format}}{{.Icon.Text}} {{.Error.Error}}{{color "reset"}}
`
}
