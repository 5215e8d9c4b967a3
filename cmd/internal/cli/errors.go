package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// The exit codes of every command.
const (
	ExitDone        = 0
	ExitFailed      = 1
	ExitInvalid     = 2   // wrong usage or invalid input
	ExitFindings    = 3   // a check found drift or findings
	ExitInterrupted = 130 // by Ctrl-C or a signal
)

// errFindings ends a check that has already shown what it found.
var errFindings = errors.New("findings")

// errKept is an interview that was interrupted and can be gone on with.
var errKept = errors.New("the answers are kept")

// conclude prints an error as a person needs it and chooses the exit code.
func conclude(ctx context.Context, app *App, err error) int {
	switch {
	case err == nil:
		return ExitDone
	case errors.Is(err, errFindings):
		return ExitFindings
	case errors.Is(err, errKept):
		fmt.Fprintln(app.Err, "underpin: interrupted; your answers are kept, the same command goes on with them")
		return ExitInterrupted
	case errors.Is(err, context.Canceled) || ctx.Err() != nil:
		fmt.Fprintln(app.Err, "underpin: interrupted")
		return ExitInterrupted
	}
	findings := finding.In(err)
	if findings == nil {
		fmt.Fprintf(app.Err, "underpin: %s\n", report.Printable(err.Error()))
		return ExitFailed
	}
	tell(app, findings)
	return ExitInvalid
}

// maxTold is how many findings are told; who made more mistakes than that
// made the same one often, or named a wrong file.
const maxTold = 20

// tell prints findings, a hint that several in a row share once, behind them.
func tell(app *App, findings finding.List) {
	told := findings[:min(len(findings), maxTold)]
	for i, f := range told {
		fmt.Fprintf(app.Err, "underpin: %s\n", report.Printable(f.Error()))
		if f.Hint != "" && (i == len(told)-1 || told[i+1].Hint != f.Hint) {
			fmt.Fprintf(app.Err, "hint: %s\n", report.Wrap(report.Printable(f.Hint), len("hint: ")))
		}
	}
	if more := len(findings) - len(told); more > 0 {
		fmt.Fprintf(app.Err, "underpin: and %d more\n", more)
	}
}
