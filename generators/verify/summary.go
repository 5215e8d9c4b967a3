package verify

import (
	"fmt"
	"strings"
	"time"
)

// CaseResult is how one case of a pack ended. Reason says why it was skipped.
// Results holds every step and every check, in order.
type CaseResult struct {
	Pack, Case string
	Outcome    Outcome
	Reason     string
	Results    []Result
	Found      []Found
	Took       time.Duration
}

// Summary is all cases of a run, in the order in which they were asked for.
type Summary struct{ Cases []CaseResult }

// Count is how many cases ended in this way. Cases are what is counted:
// a case with one failed check out of a hundred has failed.
func (s Summary) Count(outcome Outcome) int {
	n := 0
	for _, c := range s.Cases {
		if c.Outcome == outcome {
			n++
		}
	}
	return n
}

// Checks is how many steps and checks ended in this way.
func (c CaseResult) Checks(outcome Outcome) int {
	n := 0
	for _, r := range c.Results {
		if r.Outcome == outcome {
			n++
		}
	}
	return n
}

// String is one line for the case and one for each thing that failed in it.
func (c CaseResult) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%-7s %s/%s", c.Outcome, c.Pack, c.Case)
	switch c.Outcome {
	case Skipped:
		fmt.Fprintf(&text, ": %s", c.Reason)
	case Passed, Failed:
		fmt.Fprintf(&text, "  %d of %d checks, %s", c.Checks(Passed), len(c.Results), c.Took.Round(100*time.Millisecond))
	}
	for _, r := range c.Results {
		if r.Outcome == Failed {
			detail := strings.ReplaceAll(r.Detail, "\n", "\n      ")
			fmt.Fprintf(&text, "\n    %s: %s\n      %s", r.ID, r.Proves, detail)
		}
	}
	return text.String()
}

// String is the cases and, as the last line, how many passed, failed and were
// skipped.
func (s Summary) String() string {
	var text strings.Builder
	for _, c := range s.Cases {
		text.WriteString(c.String() + "\n")
	}
	fmt.Fprintf(&text, "%d passed, %d failed, %d skipped\n", s.Count(Passed), s.Count(Failed), s.Count(Skipped))
	return text.String()
}
