package checklist

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/finding"
)

const (
	maxText = 200 // characters of a title, description, owner or module path
	maxName = 63  // as in a DNS label, so that the name serves as one
)

// check gives the values as they are kept, or says what is wrong with them.
// An empty text is kept as nil: it leaves the question open.
func (q Question) check(values []string) ([]string, string) {
	for i, value := range values {
		if slices.Contains(values[:i], value) {
			return nil, fmt.Sprintf("%q is there twice", value)
		}
		if problem := q.checkOne(value); problem != "" {
			return nil, problem
		}
	}
	if (q.Kind == Text || q.Kind == Path) && values[0] == "" {
		return nil, ""
	}
	return values, ""
}

func (q Question) checkOne(value string) string {
	switch q.Kind {
	case Choice, Choices:
		if !slices.Contains(q.Values(), value) {
			return fmt.Sprintf("%q is not an answer%s", value, q.alternatives(value))
		}
	case Number:
		if n, ok := number(value); !ok || n < q.Least || n > q.Most {
			return fmt.Sprintf("must be a whole number from %d to %d, not %q", q.Least, q.Most, value)
		}
	case Name:
		return checkName(value)
	case Text:
		return checkText(value)
	case Path:
		return checkPath(value)
	case IDs:
		if value == Unanswered || !plainID().MatchString(value) {
			return fmt.Sprintf("%q is not the id of a framework", value)
		}
	}
	return ""
}

func (q Question) alternatives(value string) string {
	if near := finding.DidYouMean(value, append(q.Values(), Unanswered)); near != "" {
		return near
	}
	return ": choose from " + strings.Join(q.Values(), ", ")
}

func checkPath(value string) string {
	switch {
	case len(value) > maxText:
		return fmt.Sprintf("is longer than %d characters", maxText)
	case value != "" && !modulePath().MatchString(value):
		return fmt.Sprintf("%q is not a module path such as %s", value, DefaultModule("orders"))
	}
	return ""
}

func checkText(value string) string {
	if !utf8.ValidString(value) {
		return "is not text in UTF-8"
	}
	if utf8.RuneCountInString(value) > maxText {
		return fmt.Sprintf("is longer than %d characters", maxText)
	}
	for _, r := range value {
		if !unicode.IsPrint(r) {
			return fmt.Sprintf("holds %U: it must be one line of printable text", r)
		}
	}
	return ""
}

var (
	serviceName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`) })
	modulePath  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(/[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]|/[A-Za-z0-9])+$`)
	})
	plainID    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,62}$`) })
	optionName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`) })
)

func validOption(name string) bool { return optionName().MatchString(name) }

// number reads a whole number in its plain spelling: 5, not 05, +5 or 0x5.
func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && strconv.Itoa(n) == text
}
