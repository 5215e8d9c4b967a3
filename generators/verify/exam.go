package verify

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
	"time"
)

// exam is one check at work. Its methods end the check at the first thing
// that is wrong, so that a check reads as the sentence that it proves. It
// lives for one call of examine, which is why it may hold the context.
type exam struct {
	ctx  context.Context
	site *site
}

// failure ends a check; examine turns it into a Result.
type failure string

func (x *exam) failf(format string, args ...any) {
	panic(failure(fmt.Sprintf(format, args...)))
}

// equal fails unless got is want; what names the thing compared.
func (x *exam) equal(what string, got, want any) {
	if !reflect.DeepEqual(got, want) {
		x.failf("%s is %s, not %s", what, shown(got), shown(want))
	}
}

// must fails when err says that something could not be done at all.
func (x *exam) must(doing string, err error) {
	if err != nil {
		x.failf("%s: %v", doing, err)
	}
}

// pause waits, or ends the check when the run is cancelled.
func (x *exam) pause(span time.Duration) {
	select {
	case <-x.ctx.Done():
		x.failf("cancelled: %v", context.Cause(x.ctx))
	case <-time.After(span):
	}
}

// eventually repeats a look until it finds nothing wrong, at most for span,
// and then fails with the last thing that was wrong.
func (x *exam) eventually(span time.Duration, look func() error) {
	deadline := time.Now().Add(span)
	for {
		err := look()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			x.failf("after %s still: %v", span, err)
		}
		x.pause(25 * time.Millisecond)
	}
}

// examine runs one check to its Result.
func examine(check Check, run func()) (result Result) {
	start := time.Now()
	result = Result{Check: check, Outcome: Passed}
	defer func() {
		result.Took = time.Since(start)
		switch cause := recover().(type) {
		case nil:
		case failure:
			result.Outcome, result.Detail = Failed, string(cause)
		default:
			result.Outcome, result.Detail = Failed, fmt.Sprintf("the check itself broke: %v\n%s", cause, debug.Stack())
		}
	}()
	run()
	return result
}

func shown(value any) string {
	text, isText := value.(string)
	if !isText {
		text = fmt.Sprint(value)
	}
	if len(text) > 160 {
		text = text[:160] + "..."
	}
	if isText {
		return fmt.Sprintf("%q", text)
	}
	return text
}
