package checklist

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/underpin-dev/underpin/decisions/finding"
)

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
		problem := finding.Quote(name) + " cannot name a service: use lower-case letters, digits and single hyphens, a letter first"
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
	name := hyphenated(text)
	switch {
	case name == "":
		return ""
	case name[0] >= '0' && name[0] <= '9':
		name = "service-" + name
	case slices.Contains(devices, name):
		name += "-service"
	}
	if len(name) > maxName {
		name = cutAtWord(name)
	}
	return name
}

// hyphenated is the letters and digits of a text, in lower case and without
// accents, with a hyphen for whatever stands between them.
func hyphenated(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(latin().Replace(strings.ToLower(text))) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r): // a mark is an accent, now apart from its letter
			gap = true
		}
	}
	return b.String()
}

// latin spells the letters out that are no letter with an accent.
var latin = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")
})

// cutAtWord keeps as many whole words as fit, unless little would be left.
func cutAtWord(name string) string {
	if end := strings.LastIndexByte(name[:maxName+1], '-'); end > maxName/2 {
		return name[:end]
	}
	return strings.TrimRight(name[:maxName], "-")
}
