package render

import (
	"strings"
	"testing"
)

func TestCheckPattern(t *testing.T) {
	for pattern, want := range map[string]string{
		"":                                  "",
		"^[a-z][a-z0-9-]{0,62}$":            "",
		"(a{30}){30}":                       "",
		"(a{30}){33}(b{33}){30}(c{30}){30}": `the regular expression "(a{30}){33}(b{33}){30}(c{30}){30}" is too large when its repetitions are written out`,
		"[":                                 "the regular expression \"[\" is broken: error parsing regexp: missing closing ]: `[`",
		strings.Repeat("a", 2001):           "a regular expression is longer than 2000 characters",
		strings.Repeat("(a)", 600):          "",
	} {
		if got := errorText(CheckPattern(pattern)); got != want {
			t.Errorf("%.40s: got %q", pattern, got)
		}
	}
}
