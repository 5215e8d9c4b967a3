package report_test

import (
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators"
)

// What was not looked at, nothing follows from.
func TestDriftsSayWhatTheRecordFollowsFrom(t *testing.T) {
	for want, seen := range map[string]report.Seen{
		"r.md follows from answers, evidence and pack\n":                                                           {Pack: true},
		"r.md follows from answers and evidence\n":                                                                 {NoPack: true},
		"r.md follows from answers and evidence; the pack could not be looked at\n":                                {},
		"r.md follows from answers and evidence; not reached, and taken as it was fetched\nbefore: https://a, u\n": {NoPack: true, Before: []string{"https://a", "u"}},
	} {
		var b strings.Builder
		if report.Drifts(&b, nil, "r.md", seen); b.String() != want {
			t.Errorf("%+v: %q", seen, b.String())
		}
	}
}

func TestDriftsStandAboveTheirHint(t *testing.T) {
	var b strings.Builder
	report.Drifts(&b, []generators.Drift{{Message: "a", Hint: "do x"}, {Message: "b", Hint: "do y"}, {Message: "c", Hint: "do x"}}, "r.md", report.Seen{})
	if want := "a\nc\nhint: do x\n\nb\nhint: do y\n"; b.String() != want {
		t.Errorf("%q", b.String())
	}
}
