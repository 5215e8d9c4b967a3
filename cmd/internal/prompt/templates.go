package prompt

import "github.com/AlecAivazis/survey/v2"

const (
	mark = "> "   // before the line that the arrow is at, and before what is typed
	box  = "[ ] " // before a line that can be marked
)

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
		narrowed = `{{if .FilterMessage}}  {{if .PageEntries}}with{{else}}nothing with{{end}}{{printf "%.12s" .FilterMessage}} (Backspace){{end}}`
		scrolls  = `{{if and (not .FilterMessage) (lt (len .PageEntries) (len .Options))}}  (the list scrolls: {{len .Options}} lines)
{{end}}`
		options = `{{range $i, $o := .PageEntries}}{{template "option" $.IterateOption $i $o}}{{end}}`
		about   = `{{range $i, $o := .PageEntries}}{{if eq $i $.SelectedIndex}}{{$.GetDescription $o}}{{end}}{{end}}`
		focus   = `{{if eq .SelectedIndex .CurrentIndex}}{{color .Config.Icons.SelectFocus.Format}}` + mark + `{{else}}  {{end}}`
		checked = `{{if index .Checked .CurrentOpt.Index}}[x] {{else}}` + box + `{{end}}`
		line    = `{{.CurrentOpt.Value}}{{color "reset"}}
`
	)
	survey.SelectQuestionTemplate = `{{define "option"}}` + focus + line + `{{end}}` +
		`{{if not .ShowAnswer}}` + ask + narrowed + why + scrolls + options + about + `{{end}}`
	survey.MultiSelectQuestionTemplate = `{{define "option"}}` + focus + checked + line + `{{end}}` +
		`{{if not .ShowAnswer}}` + ask + narrowed + why + scrolls + options + `{{end}}`
	survey.InputQuestionTemplate = `{{if not .ShowAnswer}}` + ask + why + mark + `{{end}}`
}
