package generators

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// with is a record's input with another edition of the evidence.
func (in RecordInput) with(edit func(claims []catalog.Claim) []catalog.Claim) RecordInput {
	c := in.Catalog
	c.Claims = edit(slices.Clone(c.Claims))
	c.Layers = append(c.Layers[:1:1], catalog.Layer{Name: "house", Digest: "sha256:2"})
	in.Catalog = c
	e := evaluation.Evaluate(c, in.Answers)
	in.Decision, _ = decisions.Decide(e, decisions.Choice{Framework: in.Decision.Chosen.Framework.ID, Because: "we stay"})
	in.Sensitivity = evaluation.Analyse(c, in.Answers, e)
	return in
}

func TestWhatTheEvidenceSaysOtherwise(t *testing.T) {
	const same = "The answers are the same, and the evidence is of another edition. "
	claim := func(claims []catalog.Claim, id string) int {
		return slices.IndexFunc(claims, func(c catalog.Claim) bool { return c.ID == id })
	}
	settle := func(claims []catalog.Claim) []catalog.Claim {
		claims[claim(claims, "go-easy")].Standing = catalog.Current
		return claims
	}
	add := func(ids ...string) func([]catalog.Claim) []catalog.Claim {
		return func(claims []catalog.Claim) []catalog.Claim {
			for _, id := range ids {
				more := claims[claim(claims, "go-easy")]
				more.ID, more.Standing, more.Statement, more.Subject = id, catalog.Current, "Gin has "+id+".", "gin"
				claims = append(claims, more)
			}
			return claims
		}
	}
	for name, tc := range map[string]struct {
		set      []string
		edit     func([]catalog.Claim) []catalog.Claim
		forgets  bool // what was disputed then is not known
		contains string
	}{
		"nothing":    {edit: add(), contains: same + "All that spoke for or against Gin then is still in it."},
		"undisputed": {edit: settle, contains: same + "No longer disputed: Developers learn Go within a few weeks."},
		"not known":  {edit: settle, forgets: true, contains: same + "All that spoke for or against Gin then is still in it."},
		"disputed": {edit: func(claims []catalog.Claim) []catalog.Claim {
			claims[claim(claims, "gin-small")].Standing = catalog.Disputed
			return claims
		}, contains: same + "Disputed now: A Gin service is one small file to deploy."},
		"outdated": {edit: func(claims []catalog.Claim) []catalog.Claim {
			claims[claim(claims, "go-easy")].Standing = catalog.Outdated
			return claims
		}, contains: same + "No longer counted: Developers learn Go within a few weeks."},
		"withdrawn": {edit: func(claims []catalog.Claim) []catalog.Claim {
			return slices.Delete(claims, claim(claims, "go-easy"), claim(claims, "go-easy")+1)
		}, contains: same + "No longer counted: `go-easy`."},
		"new":         {edit: add("a", "b"), contains: same + "New about Gin: Gin has a. Gin has b."},
		"many":        {edit: add("a", "b", "c", "d", "e"), contains: same + "New about Gin: Gin has a. Gin has b. Gin has c. And 2 more."},
		"answers too": {set: []string{"performance.concurrency=massive", "team.size=9"}, edit: settle, contains: "The evidence, too, is of another edition. No longer disputed: Developers learn Go within a few weeks."},
		"of answers":  {set: []string{"deployment.targets=paas", "team.size=9"}, edit: add(), contains: "The evidence, too, is of another edition. All that spoke for or against Gin then is still in it."},
	} {
		keep := decisions.Choice{Framework: "gin", Because: "we stay"}
		past := pastOf(t, changed(t, keep), true)
		if tc.forgets {
			past.Outcome.Disputed = nil
		}
		in := changed(t, keep, tc.set...).with(tc.edit)
		text := string(regenerate(t, past, in).Files[0].Text)
		text = strings.Join(strings.Fields(regexp.MustCompile(`\[\^\d+\]`).ReplaceAllString(text, "")), " ")
		if !strings.Contains(text, tc.contains+" ") {
			at := strings.Index(text, "What Changed")
			t.Errorf("%s: %q is not in\n%s", name, tc.contains, text[at:at+600])
		}
	}
}

// keeping is a record's input under policies.
func (in RecordInput) keeping(policies ...evaluation.Policy) RecordInput {
	e := evaluation.Evaluate(in.Catalog, in.Answers, policies...)
	in.Decision, _ = decisions.Decide(e, decisions.Choice{Framework: "gin", Because: "we stay"})
	in.Sensitivity = evaluation.Analyse(in.Catalog, in.Answers, e)
	return in
}

func TestWhatAPolicyChanges(t *testing.T) {
	strict := evaluation.Policy{Name: "House rules", Excludes: []evaluation.Ban{{Framework: "express", Reason: "no"}, {Framework: "nothing", Reason: "no"}},
		Importance: []evaluation.Floor{{Criterion: "security", Least: 5}, {Criterion: "performance", Least: 1}}}
	mild := evaluation.Policy{Name: "House rules", Requires: []string{"service.name"}}
	for name, tc := range map[string]struct {
		then, now []evaluation.Policy
		want      string // "" where the record says nothing of policies
	}{
		"none":         {},
		"the same":     {then: []evaluation.Policy{strict}, now: []evaluation.Policy{strict}},
		"new":          {now: []evaluation.Policy{strict}, want: `The policy "House rules" is new. It rules out Express, and raises security posture from 3 to 5.`},
		"new and mild": {now: []evaluation.Policy{mild}, want: `The policy "House rules" is new.`},
		"another":      {then: []evaluation.Policy{mild}, now: []evaluation.Policy{strict}, want: `The policy "House rules" is of another edition. It rules out Express, and raises security posture from 3 to 5.`},
		"milder":       {then: []evaluation.Policy{strict}, now: []evaluation.Policy{mild}, want: `The policy "House rules" is of another edition.`},
		"gone":         {then: []evaluation.Policy{strict}, want: `The policy "House rules" is not kept to any more.`},
	} {
		past := pastOf(t, changed(t, decisions.Choice{Framework: "gin", Because: "we stay"}).keeping(tc.then...), true)
		in := changed(t, decisions.Choice{Framework: "gin", Because: "we stay"}, "team.size=9").keeping(tc.now...)
		text := strings.Join(strings.Fields(string(regenerate(t, past, in).Files[0].Text)), " ")
		_, text, _ = strings.Cut(text, "What Changed")
		text, _, _ = strings.Cut(text, "Decision Drivers")
		if tc.want == "" && strings.Contains(text, "policy") || !strings.Contains(text, tc.want) {
			t.Errorf("%s: %q is not in\n%s", name, tc.want, text)
		}
	}
}
