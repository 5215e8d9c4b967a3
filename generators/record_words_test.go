package generators

import "testing"

func TestAsReason(t *testing.T) {
	for reason, want := range map[string]string{
		"we know it":                      "we know it",
		"We know it.":                     "we know it.",
		"Because the team knows it":       "the team knows it",
		"Grace knows it":                  "Grace knows it",
		"To reuse the charts of payments": "the team says: “To reuse the charts of payments”",
		"To reuse them.":                  "the team says: “To reuse them”",
	} {
		if got := asReason(reason); got != want {
			t.Errorf("%q becomes %q, want %q", reason, got, want)
		}
	}
}
