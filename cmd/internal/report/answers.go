package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

const (
	keyIndent = 5
	keyWidth  = 24
)

// Answers shows each item of the checklist with what was said on it; defaults
// are marked, open questions named.
func Answers(w io.Writer, a checklist.Answers) {
	section(w, "Service", checklist.Service(), a)
	for i, c := range checklist.Criteria() {
		fmt.Fprintln(w)
		section(w, fmt.Sprintf("%2d  %s (importance %d)", i+1, c.Title, a.Importance(c.ID)), c.Questions, a)
	}
	fmt.Fprintln(w)
	section(w, "Constraints", checklist.Constraints(), a)
	if options := a.Scaffold(); len(options) > 0 {
		fmt.Fprintln(w, "\nScaffold")
		for _, option := range slices.Sorted(maps.Keys(options)) {
			answer(w, option, options[option])
		}
	}
}

func section(w io.Writer, title string, questions []checklist.Question, a checklist.Answers) {
	fmt.Fprintln(w, title)
	known, told := slices.ContainsFunc(questions, func(q checklist.Question) bool { return isLanguage(q) && a.Given(q.ID) }), false
	for _, q := range questions {
		_, key, _ := strings.Cut(q.ID, ".")
		if isLanguage(q) && a.Values(q.ID) == nil {
			if known || told {
				continue // a line for each that nobody knows would hide the rest
			}
			key, told = "languages", true
		}
		answer(w, key, inWords(a.Values(q.ID), a.Given(q.ID)))
	}
}

func isLanguage(q checklist.Question) bool { return strings.HasPrefix(q.ID, "team.languages.") }

func inWords(values []string, given bool) string {
	switch {
	case values == nil:
		return "(open)"
	case len(values) == 0 && given:
		return "(none)"
	case len(values) == 0:
		return "(none, by default)"
	case !given:
		return strings.Join(values, ", ") + " (by default)"
	}
	return strings.Join(values, ", ")
}

func answer(w io.Writer, key, value string) {
	fmt.Fprintf(w, "%*s%s %s\n", keyIndent, "", pad(key, keyWidth), Wrap(value, keyIndent+keyWidth+1))
}
