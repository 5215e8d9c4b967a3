package report

import (
	"fmt"
	"io"

	"github.com/underpin-dev/underpin/generators/verify"
)

// Progress tells what a verification is doing, one line a moment: what begins,
// what failed, how a case ended. Why it failed the summary says. Verbose adds
// every check that passed.
func Progress(w io.Writer, e verify.Event, verbose bool) {
	tell := func(format string, args ...any) { fmt.Fprintln(w, Printable(fmt.Sprintf(format, args...))) }
	head := e.Pack + "/" + e.Case
	switch {
	case e.Ended != nil:
		tell("%s: %s", head, e.Ended.Outcome)
	case e.Result != nil && e.Result.Outcome == verify.Failed:
		tell("%s: FAILED %s", head, e.Result.ID)
	case e.Result != nil && verbose:
		tell("%s: %s %s (%.1f s)", head, e.Result.Outcome, e.Result.ID, e.Result.Took.Seconds())
	case e.Doing != "":
		tell("%s: %s", head, e.Doing)
	}
}
