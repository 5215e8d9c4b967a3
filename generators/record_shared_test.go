package generators

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
)

// What is known of a runtime is said once, however many of the options rest on
// it.
func TestNoReasonIsSaidTwice(t *testing.T) {
	bullet := regexp.MustCompile(`(?m)^\* (Good|Bad|Neutral)( in general)?, because [^\n]*(\n  [^* ][^\n]*)*`)
	for _, tc := range []struct{ example, framework, want string }{
		{"orders", "", "Echo ranks 2nd with a score of 0.48. What is said of Go for Gin holds here, too."},
		{"storefront", "nodejs", "What is said of Node.js holds here, too."},
		{"scoring", "", ""},
	} {
		answers, err := os.ReadFile("../templates/examples/" + tc.example + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		text := string(record(t, recordInput(t, catalog.Default(), said(t, answers), decisions.Choice{Framework: tc.framework, Because: "we want it"})))
		if !strings.Contains(strings.Join(strings.Fields(text), " "), tc.want) {
			t.Errorf("%s: %q is not in\n%s", tc.example, tc.want, text)
		}
		seen := map[string]bool{}
		for _, reason := range bullet.FindAllString(text, -1) {
			if seen[reason] {
				t.Errorf("%s: twice: %s", tc.example, reason)
			}
			seen[reason] = true
		}
		if len(seen) < 10 {
			t.Errorf("%s: only %d reasons", tc.example, len(seen))
		}
	}
}
