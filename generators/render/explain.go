package render

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// The template engine tells the place and the cause only in the text of its
// errors; these expressions take them out.
var (
	placed     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)^(\d+)(?::(\d+))?(?:: (.*))?$`) })
	noFunction = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^function "([^"]*)" not defined$`) })
	noKey      = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)at <([^>]*)>: map has no entry for key "([^"]*)"`)
	})
	executing = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^executing ".*?" at <.*?>: (?:error calling (\w+): )?`)
	})
)

// explain makes a finding of an error of the template engine.
func explain(t Template, err error, data any) error {
	var inner finding.Finding
	if errors.As(err, &inner) && inner.File != "" {
		return inner // it was explained in the partial where it happened
	}
	text := strings.TrimPrefix(err.Error(), "template: "+t.Name+":")
	f := t.place(text)
	if m := placed().FindStringSubmatch(text); m != nil {
		text = m[3]
	}
	if inner.Message != "" {
		f.Message, f.Hint = inner.Message, inner.Hint
		return f
	}
	f.Message = clarify(text, cause(err), data)
	return f
}

// place reads "line:column", as the engine writes it, and counts from where the
// text stands in its file.
func (t Template) place(location string) finding.Finding {
	f := finding.Finding{File: t.Name, Line: t.Line}
	m := placed().FindStringSubmatch(location)
	if m == nil {
		return f
	}
	f.Line, _ = strconv.Atoi(m[1])
	if column, err := strconv.Atoi(m[2]); err == nil {
		f.Column = column + 1 // the engine counts from 0
	}
	if t.Line == 0 {
		return f
	}
	if f.Line > 1 || t.Column == 0 || f.Column == 0 {
		f.Column = 0 // how far the lines of a YAML text are indented is not known
	} else {
		f.Column += t.Column - 1
	}
	f.Line += t.Line - 1
	return f
}

// cause is the error that a function returned, nil when the engine itself
// found the fault.
func cause(err error) error {
	var failed template.ExecError
	if !errors.As(err, &failed) {
		return nil
	}
	return errors.Unwrap(failed.Err)
}

func clarify(message string, cause error, data any) string {
	if m := noFunction().FindStringSubmatch(message); m != nil {
		return missing(m[1])
	}
	if m := noKey().FindStringSubmatch(message); m != nil {
		return unknownKey(m[1], m[2], siblings(m[1], m[2], data))
	}
	m := executing().FindStringSubmatch(message)
	if m == nil {
		return message
	}
	message = strings.TrimPrefix(message, m[0])
	var refused refusal
	if errors.As(cause, &refused) {
		return refused.Error()
	}
	message = strings.TrimPrefix(message, "runtime error: ")
	if function := m[1]; function != "" && !strings.HasPrefix(message, function) {
		message = function + ": " + message
	}
	return message
}

func unknownKey(path, key string, known []string) string {
	text := fmt.Sprintf("unknown key %q%s", path, finding.DidYouMean(key, known))
	if finding.Nearest(key, known) == "" && len(known) > 0 {
		text += "; known there: " + strings.Join(known, ", ")
	}
	return text
}

// UnknownKey says, in the words of a rendering, that a path ends in a key that
// is not among the known.
func UnknownKey(path, known []string) string {
	return unknownKey("."+strings.Join(path, "."), path[len(path)-1], slices.Sorted(slices.Values(known)))
}

// siblings lists the keys that stand beside a missing one, followed from the
// root by the path that the template wrote.
func siblings(path, missing string, data any) []string {
	value := reflect.ValueOf(data)
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.TrimPrefix(path, "$"), "."), ".") {
		if part == missing {
			break
		}
		if value = inside(value); value.Kind() != reflect.Map {
			return nil
		}
		value = value.MapIndex(reflect.ValueOf(part))
	}
	if value = inside(value); value.Kind() != reflect.Map {
		return nil
	}
	var keys []string
	for _, key := range value.MapKeys() {
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	return keys
}

func inside(value reflect.Value) reflect.Value {
	for value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	return value
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
