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

	"github.com/underpin-dev/underpin/decisions/finding"
)

// The template engine tells the place and the cause only in the text of its
// errors; these expressions take them out.
var (
	placed     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)^template: (.*?):(\d+):(?:(\d+):)? (.*)$`) })
	noFunction = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`function "([^"]*)" not defined`) })
	noKey      = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)at <([^>]*)>: map has no entry for key "([^"]*)"`)
	})
	executing = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^executing ".*?" at <.*?>: (?:error calling \w+: )?`)
	})
)

// explain makes a finding of an error of the template engine.
func explain(t Template, err error, data any) error {
	var inner finding.Finding
	if errors.As(err, &inner) && inner.Line > 0 {
		return inner // it was explained in the partial where it happened
	}
	f := finding.Finding{File: t.Name, Message: err.Error(), Hint: inner.Hint}
	if m := placed().FindStringSubmatch(err.Error()); m != nil {
		f.Line, _ = strconv.Atoi(m[2])
		f.Column, _ = strconv.Atoi(m[3])
		f.Message = m[4]
	}
	switch {
	case inner.Message != "":
		f.Message = inner.Message
	case errors.Is(err, errTooLong):
		f.Message = errTooLong.Error()
	default:
		f.Message = clarify(f.Message, data)
	}
	return f
}

func clarify(message string, data any) string {
	if m := noFunction().FindStringSubmatch(message); m != nil {
		return missing(m[1])
	}
	if m := noKey().FindStringSubmatch(message); m != nil {
		known := siblings(m[1], m[2], data)
		text := fmt.Sprintf("unknown key %q%s", m[1], finding.DidYouMean(m[2], known))
		if finding.Nearest(m[2], known) == "" && len(known) > 0 {
			text += "; known there: " + strings.Join(known, ", ")
		}
		return text
	}
	return executing().ReplaceAllString(message, "")
}

// siblings lists the keys that stand beside a missing one, followed from the
// root by the path that the template wrote.
func siblings(path, missing string, data any) []string {
	value := reflect.ValueOf(data)
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.TrimPrefix(path, "$"), "."), ".") {
		if part == missing {
			break
		}
		for value.Kind() == reflect.Interface {
			value = value.Elem()
		}
		if value.Kind() != reflect.Map {
			return nil
		}
		value = value.MapIndex(reflect.ValueOf(part))
	}
	for value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	if value.Kind() != reflect.Map {
		return nil
	}
	var keys []string
	for _, key := range value.MapKeys() {
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	return keys
}
