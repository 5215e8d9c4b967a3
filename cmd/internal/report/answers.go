package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Answers shows each item of the checklist with what was said on it; defaults
// are marked, open questions named.
func Answers(w io.Writer, a checklist.Answers) {
	section(w, "Service", checklist.Service(), a)
	for i, c := range checklist.Criteria() {
		fmt.Fprintln(w)
		section(w, fmt.Sprintf("%d  %s (importance %d)", i+1, c.Title, a.Importance(c.ID)), c.Questions, a)
	}
	fmt.Fprintln(w)
	section(w, "Constraints", checklist.Constraints(), a)
}

func section(w io.Writer, title string, questions []checklist.Question, a checklist.Answers) {
	fmt.Fprintln(w, title)
	for _, q := range questions {
		_, key, _ := strings.Cut(q.ID, ".")
		value := strings.Join(a.Values(q.ID), ", ")
		switch {
		case a.Values(q.ID) == nil && strings.HasPrefix(key, "languages."):
			continue // one line for each language that nobody knows would hide the rest
		case a.Values(q.ID) == nil:
			value = "(open)"
		case !a.Given(q.ID) && value == "":
			value = "(none, by default)"
		case !a.Given(q.ID):
			value += " (by default)"
		}
		fmt.Fprintf(w, "     %s %s\n", pad(key, 24), value)
	}
}
