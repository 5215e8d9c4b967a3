package report

import (
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/verify"
)

// VerifyJSON is a run of template test as programs read it. Findings are what
// was wrong before anything was run.
type VerifyJSON struct {
	Findings finding.List `json:"findings"`
	Rendered int          `json:"rendered"`
	Passed   int          `json:"passed"`
	Failed   int          `json:"failed"`
	Skipped  int          `json:"skipped"`
	Cases    []CaseJSON   `json:"cases"`
}

// CaseJSON is how one verify case ended.
type CaseJSON struct {
	Pack    string         `json:"pack"`
	Case    string         `json:"case"`
	Outcome verify.Outcome `json:"outcome"`
	Reason  string         `json:"reason,omitempty"`
	Seconds float64        `json:"seconds"`
	Checks  int            `json:"checks"`
	Failed  []CheckJSON    `json:"failed"`
	Tools   []FoundJSON    `json:"tools"`
}

// CheckJSON is a step or check that failed.
type CheckJSON struct {
	ID     string `json:"id"`
	Proves string `json:"proves"`
	Detail string `json:"detail"`
}

// FoundJSON is a tool that was used.
type FoundJSON struct {
	Tool    string `json:"tool"`
	Version string `json:"version"`
}

// NewVerify takes a run over.
func NewVerify(problems finding.List, rendered int, s verify.Summary) VerifyJSON {
	out := VerifyJSON{
		Findings: append(finding.List{}, problems...), Rendered: rendered,
		Passed: s.Count(verify.Passed), Failed: s.Count(verify.Failed), Skipped: s.Count(verify.Skipped),
		Cases: []CaseJSON{},
	}
	for _, c := range s.Cases {
		each := CaseJSON{
			Pack: c.Pack, Case: c.Case, Outcome: c.Outcome, Reason: c.Reason,
			Seconds: c.Took.Seconds(), Checks: len(c.Results), Failed: []CheckJSON{}, Tools: []FoundJSON{},
		}
		for _, r := range c.Results {
			if r.Outcome == verify.Failed {
				each.Failed = append(each.Failed, CheckJSON{r.ID, r.Proves, r.Detail})
			}
		}
		for _, f := range c.Found {
			each.Tools = append(each.Tools, FoundJSON(f))
		}
		out.Cases = append(out.Cases, each)
	}
	return out
}
