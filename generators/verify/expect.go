package verify

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// do asks and fails when no answer comes.
func (x *exam) do(r request) reply {
	got, err := x.site.do(x.ctx, r)
	if err != nil {
		x.failf("%v", err)
	}
	return got
}

func (x *exam) get(path string) reply { return x.do(request{method: http.MethodGet, path: path}) }

// status fails unless the reply has one of the statuses.
func (x *exam) status(r reply, want ...int) {
	if !slices.Contains(want, r.status) {
		x.failf("%s; expected %s", r, oneOf(want))
	}
}

// object is the reply as a JSON object of this status and plain JSON type.
func (x *exam) object(r reply, status int) object {
	x.status(r, status)
	if r.media() != "application/json" {
		x.failf("%s; expected application/json", r)
	}
	made, err := decodeObject(r.body)
	if err != nil {
		x.failf("%s: %v", r, err)
	}
	return made
}

// traces are what the insides of a server look like when they get out.
var traces = []string{"Traceback (most recent", "goroutine ", `\n    at `, `.py\", line`, ".java:", ".php:", ".rb:", "<html"}

// refused fails unless the reply is a problem as RFC 9457 and the contract
// have it, with one of the statuses. It returns the problem.
func (x *exam) refused(r reply, statuses ...int) object {
	x.status(r, statuses...)
	if r.media() != "application/problem+json" {
		x.failf("%s; an error must be application/problem+json", r)
	}
	problem, err := decodeObject(r.body)
	if err != nil {
		x.failf("%s: %v", r, err)
	}
	for _, member := range []string{"type", "title", "detail"} {
		if text, ok := problem[member].(string); !ok || text == "" {
			x.failf("%s: the problem needs the text %q", r, member)
		}
	}
	if status, ok := integer(problem["status"]); !ok || status != int64(r.status) {
		x.failf("%s: the member status is %v, not %d", r, problem["status"], r.status)
	}
	for _, trace := range traces {
		if strings.Contains(string(r.body), trace) {
			x.failf("%s: the problem shows the insides of the server (%s)", r, trace)
		}
	}
	if r.status == http.StatusUnprocessableEntity {
		x.errorsByField(r, problem)
	}
	return problem
}

// errorsByField fails unless errors is an object: field -> message or messages.
func (x *exam) errorsByField(r reply, problem object) object {
	fields, ok := problem["errors"].(object)
	if !ok || len(fields) == 0 {
		x.failf(`%s: a 422 needs "errors": {field: message or list of messages}`, r)
	}
	for field, said := range fields {
		messages, isList := said.([]any)
		if !isList {
			messages = []any{said}
		}
		for _, message := range messages {
			if text, ok := message.(string); !ok || text == "" {
				x.failf("%s: errors.%s must be a message or a list of messages", r, field)
			}
		}
		if len(messages) == 0 {
			x.failf("%s: errors.%s is empty", r, field)
		}
	}
	return fields
}

// integer reads a JSON number that has no fraction.
func integer(value any) (int64, bool) {
	number, ok := value.(json.Number)
	if !ok {
		return 0, false
	}
	n, err := number.Int64()
	return n, err == nil
}

func oneOf(statuses []int) string {
	words := make([]string, len(statuses))
	for i, status := range statuses {
		words[i] = fmt.Sprintf("%d %s", status, http.StatusText(status))
	}
	return strings.Join(words, " or ")
}
