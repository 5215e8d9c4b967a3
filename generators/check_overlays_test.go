package generators

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// What was laid over the catalog, and what was demanded, is part of the ground
// that a record stands on.
func TestDriftsOfOverlaysAndPolicies(t *testing.T) {
	plain := changed(t, decisions.Choice{})
	house := catalog.Layer{Name: "../house", Digest: "sha256:1"}
	with := func(c catalog.Catalog, layers ...catalog.Layer) catalog.Catalog {
		c.Layers = append(c.Layers[:1:1], layers...)
		return c
	}
	ranking := plain.Decision.Evaluation.Ranking
	other := ranking[slices.IndexFunc(ranking, func(a evaluation.Alternative) bool {
		return a.Framework.Runtime != ranking[0].Framework.Runtime && a.Coverage() > 0
	})].Framework
	moved := func(c catalog.Catalog) catalog.Catalog { // nothing speaks for or against it any more
		c.Claims = slices.Clone(c.Claims)
		for i, claim := range c.Claims {
			if claim.Subject == other.ID || claim.Subject == other.Runtime {
				c.Claims[i].Kind = catalog.Fact
			}
		}
		return c
	}
	url := func(ref, digest string) catalog.Layer {
		return catalog.Layer{Name: "https://h/p//e@" + ref, Digest: "sha256:" + digest}
	}
	banned := evaluation.Policy{Name: "P", Excludes: []evaluation.Ban{{Framework: plain.Decision.Chosen.Framework.ID, Reason: "gone"}}}
	demanding := evaluation.Policy{Name: "P", Requires: []string{"service.module", "deployment.budget"}}
	for name, tc := range map[string]struct {
		then, now catalog.Catalog
		policy    evaluation.Policy
		want      string
		says      string
	}{
		"the same":             {then: with(plain.Catalog, house), now: with(plain.Catalog, house), want: "[]"},
		"another edition":      {then: with(plain.Catalog, house), now: with(plain.Catalog, catalog.Layer{Name: "../house", Digest: "sha256:2"}), want: "[]"},
		"one that moves":       {then: with(plain.Catalog, house), now: moved(with(plain.Catalog, catalog.Layer{Name: "../house", Digest: "sha256:2"})), want: "[evidence-changed]", says: "the evidence ../house changed since"},
		"one that is new":      {then: with(plain.Catalog), now: moved(with(plain.Catalog, house)), want: "[evidence-changed]", says: "was not there when"},
		"one that is gone":     {then: with(plain.Catalog, house), now: with(plain.Catalog), want: "[evidence-missing]", says: "rests on the evidence ../house"},
		"another version":      {then: with(plain.Catalog, url("v1", "1")), now: with(plain.Catalog, url("v2", "2")), want: "[]"},
		"a version that moves": {then: with(plain.Catalog, url("v1", "1")), now: moved(with(plain.Catalog, url("v2", "2"))), want: "[evidence-changed]", says: "the evidence https://h/p//e went from v1 to v2"},
		"a version of another": {then: with(plain.Catalog, url("v1", "1")), now: with(plain.Catalog, catalog.Layer{Name: "https://h/q//e@v1"}), want: "[evidence-missing]"},
		"a policy against it":  {then: plain.Catalog, now: plain.Catalog, policy: banned, want: "[now-excluded]", says: `is now ruled out by the policy "P": gone`},
		"a policy against another": {
			then: with(plain.Catalog, house), now: with(plain.Catalog, catalog.Layer{Name: "../house", Digest: "sha256:2"}), want: "[]",
			policy: evaluation.Policy{Name: "P", Excludes: []evaluation.Ban{{Framework: other.ID, Reason: "gone"}}},
		},
		"a policy that asks":   {then: plain.Catalog, now: plain.Catalog, policy: demanding, want: "[answer-required]", says: `deployment.budget is open, and the policy "P"`},
		"the built-in catalog": {then: plain.Catalog, now: moved(plain.Catalog), want: "[]"},
	} {
		in := plain
		in.Catalog = tc.then
		in.Decision.Evaluation.Layers = tc.then.Layers
		var kinds []DriftKind
		said := ""
		for _, d := range Drifts(pastOf(t, in, true), Lock{}, Today{Answers: in.Answers, Catalog: tc.now, Policies: []evaluation.Policy{tc.policy}, Day: day}) {
			kinds, said = append(kinds, d.Kind), said+d.Message
		}
		if got := fmt.Sprint(kinds); got != tc.want || tc.says != "" && !strings.Contains(said, tc.says) {
			t.Errorf("%s: %s, want %s: %s", name, got, tc.want, said)
		}
	}
}
