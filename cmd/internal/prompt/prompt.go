// Package prompt asks a person at a terminal: the ten items of the checklist,
// and which framework of the ranking it shall be. It is the only room that
// knows the library for prompts, survey, and survey.go is its only door: pick,
// mark and write. The rest says what is asked, in which order, and what is
// kept.
//
// Every answer is saved as soon as it is given. A person who stops, by Ctrl-C
// or Ctrl-D, or whose connection breaks, loses nothing: an interview that
// starts from the saved answers asks what is still open. Escape goes back to the
// question before.
package prompt

import "github.com/underpin-dev/underpin/decisions/checklist"

// Interview is what an interview needs: the answers to start from, the line to
// show after each item ("" when no framework is left to choose from), where
// each answer is kept as soon as it is given, the frameworks that hard limits
// may name, each with its name as Help, and for the questions that have to be
// answered the policy that says so.
type Interview struct {
	Start      checklist.Answers
	Standing   func(checklist.Answers) string
	Save       func(checklist.Answers) error
	Frameworks []checklist.Option
	Required   map[string]string
}
