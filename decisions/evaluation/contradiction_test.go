package evaluation

import (
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

func TestContradictions(t *testing.T) {
	c := catalog.Default()
	p := Policy{Name: "P", Excludes: []Ban{{"rails", "old"}}}
	for constraints, want := range map[string]string{
		"{languages: [go], frameworks: [django]}":      "answers.yaml:2:44: constraints.frameworks: django is written in Python, and constraints.languages (line 2, column 26) allows only Go",
		"{languages: [go], frameworks: [gin, django]}": "django is written in Python",
		"{frameworks: [gin, koa], exclude: [gin]}":     "answers.yaml:2:27: constraints.frameworks: gin is asked for, and excluded by constraints.exclude (line 2, column 48)",
		"{frameworks: [rails]}":                        `rails is ruled out by the policy "P": old`,
		"{languages: [go], frameworks: [gin]}":         "",
		"{languages: [go, python], frameworks: []}":    "",
		"{exclude: [rails]}":                           "",
		"{frameworks: [unheard-of], languages: [go]}":  "",
	} {
		got := Contradictions(c, said(t, "constraints: "+constraints+"\n"), p).Error()
		if !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", constraints, got, want)
		}
	}
}
