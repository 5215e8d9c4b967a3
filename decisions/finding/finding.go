// Package finding is how every room of underpin says what is wrong with
// something a person wrote: an answers file, a catalog, a pack, a record, a
// flag. A Finding names the place, the problem and what to do next. Rooms
// gather Findings in a List so that one run shows all of them; the command
// line turns them into exit code 2.
package finding

import (
	"fmt"
	"strings"
)

// Finding is one problem in something a person wrote. File, Line and Column
// are empty or zero where they are not known; Line and Column count from 1.
// Hint says what to do next and may be empty.
type Finding struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Errorf makes a Finding without a place, for input that is not a file:
// a flag, an argument, a name.
func Errorf(format string, args ...any) Finding {
	return Finding{Message: fmt.Sprintf(format, args...)}
}

// WithHint is the same finding with what to do next.
func (f Finding) WithHint(format string, args ...any) Finding {
	f.Hint = fmt.Sprintf(format, args...)
	return f
}

// Error is "file:line:column: message", as far as the place is known.
// The hint is not part of it: the command line prints that on a line of its own.
func (f Finding) Error() string {
	var place strings.Builder
	place.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&place, ":%d", f.Line)
		if f.Column > 0 {
			fmt.Fprintf(&place, ":%d", f.Column)
		}
	}
	if place.Len() == 0 {
		return f.Message
	}
	return strings.TrimPrefix(place.String(), ":") + ": " + f.Message
}

// List is several findings; as an error it has one line for each.
type List []Finding

// Error joins the findings with line ends.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find each Finding.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, f := range l {
		errs[i] = f
	}
	return errs
}

// Err is the list as an error, nil when it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// In gathers the findings that err carries, in order, however they were
// wrapped and joined; nil when it carries none.
func In(err error) List {
	switch carrier := any(err).(type) {
	case Finding:
		return List{carrier}
	case List:
		return carrier
	case interface{ Unwrap() error }:
		return In(carrier.Unwrap())
	case interface{ Unwrap() []error }:
		var list List
		for _, joined := range carrier.Unwrap() {
			list = append(list, In(joined)...)
		}
		return list
	}
	return nil
}
