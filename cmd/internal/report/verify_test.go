package report

import (
	"bytes"
	"testing"
	"time"

	"github.com/underpin-dev/underpin/generators/verify"
)

func TestProgress(t *testing.T) {
	passed := verify.Result{Check: verify.Check{ID: "tasks/create", Proves: "a task can be made"}, Outcome: verify.Passed, Took: 1500 * time.Millisecond}
	failed := verify.Result{Check: verify.Check{ID: "make check", Proves: "it runs"}, Outcome: verify.Failed, Detail: "exit status 2\nno rule"}
	events := []verify.Event{
		{Pack: "gin", Case: "sqlite", Doing: "make check"},
		{Pack: "gin", Case: "sqlite", Result: &passed},
		{Pack: "gin", Case: "sqlite", Result: &failed},
	}
	show := func(verbose bool) func(*bytes.Buffer) {
		return func(b *bytes.Buffer) {
			for _, e := range events {
				Progress(b, e, verbose)
			}
		}
	}
	const failure = "gin/sqlite: FAILED make check\n"
	shows(t, show(false), "gin/sqlite: make check\n"+failure)
	shows(t, show(true), "gin/sqlite: make check\ngin/sqlite: passed tasks/create (1.5 s)\n"+failure)
}
