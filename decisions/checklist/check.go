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

	"golang.org/x/text/unicode/norm"

	"github.com/underpin-dev/underpin/decisions/finding"
)

const (
	maxText = 200 // characters of a title, description or owner
	maxName = 63  // as in a DNS label, so that the name serves as one
)

// check gives the values as they are kept, or says what is wrong with them.
// Kept values of an open question are nil.
func (q Question) check(values []string) ([]string, string) {
	if len(values) == 1 && values[0] == Unanswered {
		return nil, ""
	}
	for i, value := range values {
		if slices.Contains(values[:i], value) {
			return nil, fmt.Sprintf("%q is there twice", value)
		}
		if problem := q.checkOne(value); problem != "" {
			return nil, problem
		}
	}
	switch q.Kind {
	case Number:
		n, _ := number(values[0])
		return []string{strconv.Itoa(n)}, ""
	case Text, Path:
		if values[0] == "" {
			return nil, ""
		}
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
		if value != "" && !modulePath().MatchString(value) {
			return fmt.Sprintf("%q is not a module path such as %s", value, DefaultModule("orders"))
		}
	case IDs:
		if !plainID().MatchString(value) {
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

func checkText(value string) string {
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

// devices are the file names that Windows keeps for itself.
var devices = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// checkName holds a service's name to what folders, modules, images, DNS
// labels and every starter take.
func checkName(name string) string {
	switch {
	case slices.Contains(devices, name):
		return fmt.Sprintf("%q is reserved on Windows: choose another name", name)
	case utf8.RuneCountInString(name) > maxName:
		return fmt.Sprintf("a service's name has at most %d characters, this one %d", maxName, utf8.RuneCountInString(name))
	case !serviceName().MatchString(name):
		problem := fmt.Sprintf("%q cannot name a service: use lower-case letters, digits and single hyphens, a letter first", name)
		if better := SuggestName(name); better != "" {
			problem += fmt.Sprintf("; %s would do", better)
		}
		return problem
	}
	return ""
}

// SuggestName makes a service's name out of any text, "" when nothing of it
// can be used.
func SuggestName(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ReplaceAll(strings.ToLower(text), "ß", "ss")) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // an accent, now apart from its letter
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := b.String()
	name = strings.Trim(name[:min(len(name), maxName)], "-")
	if name == "" || checkName(name) != "" {
		return ""
	}
	return name
}
