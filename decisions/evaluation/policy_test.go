package evaluation

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

func drawPolicy(t *rapid.T, c catalog.Catalog, name string) Policy {
	ids := append(c.FrameworkIDs(), "elsewhere")
	p := Policy{Name: name, Allows: rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, len(ids), rapid.ID).Draw(t, "allowed by "+name)}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 2, rapid.ID).Draw(t, "excluded by "+name) {
		p.Excludes = append(p.Excludes, Ban{id, "because of " + name})
	}
	for _, criterion := range rapid.SliceOfN(rapid.SampledFrom(checklist.Criteria()), 0, 4).Draw(t, "raised by "+name) {
		p.Importance = append(p.Importance, Floor{criterion.ID, rapid.IntRange(0, 5).Draw(t, "least")})
	}
	for _, q := range rapid.SliceOfN(rapid.SampledFrom(choices()), 0, 4).Draw(t, "required by "+name) {
		p.Requires = append(p.Requires, q.ID)
	}
	return p
}

// No policy loosens another: a further one leaves no more to choose from, lets
// no item count for less, and requires no fewer answers. What it does not touch
// stays as it was.
func TestPoliciesOnlyAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		first, second := drawPolicy(t, c, "first"), drawPolicy(t, c, "second")
		one, both := Evaluate(c, answers, first), Evaluate(c, answers, first, second)
		for _, a := range both.Ranking {
			place := one.Place(a.Framework.ID)
			if place == 0 {
				t.Fatalf("the second lets %s in again", a.Framework.ID)
			}
			for i, s := range a.Scores {
				if least := one.Ranking[place-1].Scores[i].Importance; s.Importance < least || s.Importance < answers.Importance(s.Criterion) {
					t.Fatalf("%s counts %d, less than %d", s.Criterion, s.Importance, least)
				}
			}
		}
		if len(Missing([]Policy{first, second}, answers)) < len(Missing([]Policy{first}, answers)) {
			t.Fatal("the second requires fewer answers")
		}
		if len(both.Ranking)+len(both.Excluded) != len(c.Frameworks) {
			t.Fatal("a framework is lost")
		}
	})
}

func TestOrderOfPoliciesNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		first, second := drawPolicy(t, c, "p"), drawPolicy(t, c, rapid.SampledFrom([]string{"p", "q"}).Draw(t, "name"))
		if diff := difference(Evaluate(c, answers, first, second), Evaluate(c, answers, second, first)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A policy that raises importance is the same as a team that gave it, and one
// that excludes the same as a team that does, but for who it was.
func TestPolicyIsAsIfTheTeamHadSaidSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		p := drawPolicy(t, c, "house")
		p.Allows = nil
		said := answers
		for _, criterion := range checklist.Criteria() {
			said, _ = said.With("importance."+criterion.ID, fmt.Sprint(max(answers.Importance(criterion.ID), p.least(criterion.ID))))
		}
		var out []string
		for _, ban := range p.Excludes {
			out = append(out, ban.Framework)
		}
		said, _ = said.With("constraints.exclude", strings.Join(out, ","))
		with, without := Evaluate(c, answers, p), Evaluate(c, said)
		if diff := difference(without.Ranking, with.Ranking); diff != "" {
			t.Fatal(diff)
		}
		for _, r := range with.Raised {
			if r.From != answers.Importance(r.Criterion) || r.To != said.Importance(r.Criterion) || r.Policy != "house" {
				t.Fatalf("%+v", r)
			}
		}
	})
}

func TestPolicySaysWhy(t *testing.T) {
	c := orchard()
	ids := c.FrameworkIDs()
	p := Policy{Name: "House 2026", Excludes: []Ban{{ids[0], "nobody is on call for it"}}, Allows: []string{ids[0], ids[1]}}
	e := Evaluate(c, said(t, "constraints: {exclude: ["+ids[0]+"]}\n"), p)
	for i, want := range []string{
		`ruled out by the policy "House 2026": nobody is on call for it`,
		`not among what the policy "House 2026" allows: ` + c.Frameworks[0].Name + " and " + c.Frameworks[1].Name,
	} {
		if !slices.ContainsFunc(e.Excluded, func(x Exclusion) bool { return x.Reason == want && x.Policy == "House 2026" }) {
			t.Errorf("%d: nothing is excluded because %s: %+v", i, want, e.Excluded)
		}
	}
	if limit, _ := WithoutLimit(c, said(t, "constraints: {exclude: ["+ids[0]+"]}\n"), e, ids[0]); limit != "" {
		t.Errorf("without %s it would take part, against the policy", limit)
	}
}

func TestMissing(t *testing.T) {
	p := Policy{Name: "house", Requires: []string{"security.posture", checklist.Languages, "service.owner", "deployment.footprint"}}
	for answers, want := range map[string]string{
		"": "service.owner team.languages security.posture deployment.footprint",
		"service: {owner: us}\nteam: {languages: {go: none}}\nsecurity: {posture: unanswered}\n":                                   "security.posture deployment.footprint",
		"service: {owner: us}\nteam: {languages: {go: unanswered}}\nsecurity: {posture: standard}\ndeployment: {footprint: any}\n": "team.languages",
	} {
		var got []string
		for _, d := range Missing([]Policy{p, p}, said(t, answers)) {
			got = append(got, d.Question)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", answers, got, want)
		}
	}
}

// What a policy does not allow would not change the choice.
func TestTippingPointsKeepToPolicy(t *testing.T) {
	c := catalog.Default()
	answers := said(t, "performance: {workload: cpu-bound, throughput: high}\nteam: {languages: {go: expert, java: expert}}\n")
	var floors []Floor
	for _, criterion := range checklist.Criteria() {
		floors = append(floors, Floor{criterion.ID, answers.Importance(criterion.ID)})
	}
	free := Analyse(c, answers, Evaluate(c, answers)).TippingPoints
	if !slices.ContainsFunc(free, func(p TippingPoint) bool { return p.Reached < p.Importance }) {
		t.Fatal("no item would have to matter less: nothing is tested")
	}
	for _, point := range Analyse(c, answers, Evaluate(c, answers, Policy{Name: "house", Importance: floors})).TippingPoints {
		if point.Reached < point.Importance {
			t.Errorf("%s at %d, below what the policy demands", point.Criterion, point.Reached)
		}
	}
}
