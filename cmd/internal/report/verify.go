package report

import (
	"fmt"
	"io"

	"github.com/underpin-dev/underpin/generators/verify"
)

// Progress tells what a verification is doing, one line a moment: what begins,
// what failed, how a case ended. Verbose adds every check that passed.
func Progress(w io.Writer, e verify.Event, verbose bool) {
	head := e.Pack + "/" + e.Case
	switch {
	case e.Ended != nil:
		fmt.Fprintf(w, "%s: %s\n", head, e.Ended.Outcome)
	case e.Result != nil && e.Result.Outcome == verify.Failed:
		fmt.Fprintf(w, "%s: FAILED %s: %s\n%s\n", head, e.Result.ID, e.Result.Proves, indent(e.Result.Detail))
	case e.Result != nil && verbose:
		fmt.Fprintf(w, "%s: %s %s (%.1f s)\n", head, e.Result.Outcome, e.Result.ID, e.Result.Took.Seconds())
	case e.Doing != "":
		fmt.Fprintf(w, "%s: %s\n", head, e.Doing)
	}
}
