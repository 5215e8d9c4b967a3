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

// check complains of each value that is no answer to the question, by its
// place among them.
func (q Question) check(values []string, complain func(at int, problem finding.Finding)) {
	for i, value := range values {
		problem := q.checkOne(value)
		if problem.Message == "" && slices.Contains(values[:i], value) {
			problem = finding.Errorf("%s is there twice", finding.Quote(value))
		}
		if problem.Message != "" {
			problem.Message = q.ID + ": " + problem.Message
			complain(i, problem)
		}
	}
}

func (q Question) checkOne(value string) finding.Finding {
	if q.Kind.Several() && value == Unanswered {
		return finding.Errorf("%s stands alone, not among other answers", Unanswered)
	}
	var problem string
	switch q.Kind {
	case Choice, Choices:
		return q.checkOption(value)
	case Number:
		if n, ok := number(value); !ok || n < q.Least || n > q.Most {
			problem = fmt.Sprintf("must be a whole number from %d to %d, not %s", q.Least, q.Most, finding.Quote(value))
		}
	case Name:
		problem = checkName(value)
	case Text:
		problem = checkText(value)
	case Path:
		problem = checkPath(value)
	case IDs:
		if !plainID().MatchString(value) {
			problem = finding.Quote(value) + " is not the id of a framework"
		}
	}
	return finding.Finding{Message: problem}
}

// checkOption names the option that was probably meant, else all of them.
func (q Question) checkOption(value string) finding.Finding {
	if slices.ContainsFunc(q.Options, func(o Option) bool { return o.Value == value }) {
		return finding.Finding{}
	}
	near := finding.DidYouMean(value, append(q.Values(), Unanswered))
	problem := finding.Errorf("%s is not an answer%s", finding.Quote(value), near)
	if near == "" {
		problem.Hint = "choose from " + strings.Join(q.Values(), ", ")
	}
	return problem
}

func checkPath(value string) string {
	switch {
	case len(value) > maxText:
		return fmt.Sprintf("is longer than %d characters", maxText)
	case value != "" && !modulePath().MatchString(value):
		return fmt.Sprintf("%s is not a module path such as %s", finding.Quote(value), DefaultModule("orders"))
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
