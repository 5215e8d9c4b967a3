package evaluation

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// same compares evaluations by all that can be seen of them.
var same = cmp.Options{
	cmpopts.IgnoreUnexported(catalog.Claim{}, catalog.Framework{}),
	cmpopts.EquateEmpty(),
}

// difference is "" where two results are the same. The quick look comes first:
// these tests make thousands of them.
func difference[T any](want, got T) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got, same)
}

// choices are the questions of the checklist that claims can ask for.
var choices = sync.OnceValue(func() []checklist.Question {
	var list []checklist.Question
	for _, criterion := range checklist.Criteria() {
		for _, q := range criterion.Questions {
			if len(q.Options) > 0 {
				list = append(list, q)
			}
		}
	}
	return list
})

func drawAnswers(t *rapid.T) checklist.Answers {
	var answers checklist.Answers
	set := func(id, value string) {
		var err error
		if answers, err = answers.With(id, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, q := range choices() {
		if value := rapid.SampledFrom(append(q.Values(), "")).Draw(t, q.ID); value != "" {
			set(q.ID, value)
		}
	}
	for _, criterion := range checklist.Criteria() {
		set("importance."+criterion.ID, fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "importance of "+criterion.ID)))
	}
	return answers
}

func drawClaim(t *rapid.T, id string, subjects []string) catalog.Claim {
	claim := catalog.Claim{
		ID:        id,
		Subject:   rapid.SampledFrom(subjects).Draw(t, "subject"),
		Kind:      rapid.SampledFrom([]catalog.Kind{catalog.Strength, catalog.Weakness, catalog.UseCase, catalog.Fact}).Draw(t, "kind"),
		Criterion: rapid.SampledFrom(checklist.Criteria()).Draw(t, "criterion").ID,
		Standing:  rapid.SampledFrom([]catalog.Standing{catalog.Current, catalog.Current, catalog.Disputed, catalog.Outdated}).Draw(t, "standing"),
		Cites:     from(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 1, 5).Draw(t, "sources")...),
	}
	if rapid.Bool().Draw(t, "has a condition") {
		q := rapid.SampledFrom(choices()).Draw(t, "question")
		claim.When = when(q.ID, rapid.SliceOfN(rapid.SampledFrom(q.Values()), 1, 3).Draw(t, "values")...)
	}
	return claim
}

var languages = []string{"go", "python", "java", "typescript"}

func drawCatalog(t *rapid.T) catalog.Catalog {
	var c catalog.Catalog
	subjects := []string{"r1", "r2"}
	for i := range rapid.IntRange(1, 6).Draw(t, "frameworks") {
		f := catalog.Framework{
			ID:        fmt.Sprintf("f%d", i),
			Runtime:   rapid.SampledFrom([]string{"r1", "r2"}).Draw(t, "runtime"),
			Languages: rapid.SliceOfNDistinct(rapid.SampledFrom(languages), 1, 2, rapid.ID).Draw(t, "languages"),
		}
		c.Frameworks = append(c.Frameworks, f)
		subjects = append(subjects, f.ID)
	}
	for i := range rapid.IntRange(0, 30).Draw(t, "claims") {
		c.Claims = append(c.Claims, drawClaim(t, fmt.Sprintf("claim-%d", i), subjects))
	}
	return c
}

func total(e Evaluation, framework string) float64 {
	return e.Ranking[e.Place(framework)-1].Total
}

func TestScoresStayInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCatalog(t)
		e := Evaluate(c, drawAnswers(t))
		if len(e.Ranking) != len(c.Frameworks) {
			t.Fatalf("%d of %d are ranked", len(e.Ranking), len(c.Frameworks))
		}
		for _, a := range e.Ranking {
			if a.Total <= -1 || a.Total >= 1 {
				t.Fatalf("%s has a total of %v", a.Framework.ID, a.Total)
			}
			for _, s := range a.Scores {
				if s.Value <= -1 || s.Value >= 1 {
					t.Fatalf("%s scores %v on %s", a.Framework.ID, s.Value, s.Criterion)
				}
			}
		}
	})
}

// A matching claim for a framework never lowers it, one against it never lifts
// it, be it about the framework or its runtime; one that does not matter moves
// nothing.
func TestClaimsPullTheirWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		framework := rapid.SampledFrom(c.Frameworks).Draw(t, "framework")
		claim := drawClaim(t, "claim-new", []string{framework.ID, framework.Runtime})
		before := Evaluate(c, answers)
		c.Claims = append(slices.Clone(c.Claims), claim)
		after := Evaluate(c, answers)

		gained := total(after, framework.ID) - total(before, framework.ID)
		_, matched := matches(claim, answers)
		side := float64(claim.Kind.Speaks())
		if !matched || claim.Standing == catalog.Outdated {
			side = 0
		}
		if gained*side < 0 || side == 0 && gained != 0 {
			t.Fatalf("%s %s, matched %t: the total moves by %v", claim.Standing, claim.Kind, matched, gained)
		}
		if side > 0 && claim.Subject == framework.ID && after.Place(framework.ID) > before.Place(framework.ID) {
			t.Fatalf("a strength of its own takes it from place %d to %d", before.Place(framework.ID), after.Place(framework.ID))
		}
	})
}

func TestOrderOfInputNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		if rapid.Bool().Draw(t, "exclude") {
			answers, _ = answers.With("constraints.languages", "go,python")
		}
		shuffled := c
		shuffled.Frameworks = rapid.Permutation(c.Frameworks).Draw(t, "frameworks in another order")
		shuffled.Claims = rapid.Permutation(c.Claims).Draw(t, "claims in another order")
		if diff := difference(Evaluate(c, answers), Evaluate(shuffled, answers)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// What is taken out of the comparison, by the catalog or by a constraint,
// leaves the rest as it was, totals and order.
func TestOthersDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		full := Evaluate(c, answers)
		gone := rapid.SampledFrom(c.Frameworks).Draw(t, "gone").ID
		rest := slices.DeleteFunc(slices.Clone(full.Ranking), func(a Alternative) bool { return a.Framework.ID == gone })

		smaller := c
		smaller.Frameworks = slices.DeleteFunc(slices.Clone(c.Frameworks), func(f catalog.Framework) bool { return f.ID == gone })
		if diff := difference(rest, Evaluate(smaller, answers).Ranking); diff != "" {
			t.Fatalf("without %s in the catalog:\n%s", gone, diff)
		}
		excluding, err := answers.With("constraints.exclude", gone)
		if err != nil {
			t.Fatal(err)
		}
		if diff := difference(rest, Evaluate(c, excluding).Ranking); diff != "" {
			t.Fatalf("with %s excluded:\n%s", gone, diff)
		}
	})
}

func TestEqualInputGivesEqualOutput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		first, second := fmt.Sprintf("%#v", Evaluate(c, answers)), fmt.Sprintf("%#v", Evaluate(c, answers))
		if first != second {
			t.Fatalf("%s\n%s", first, second)
		}
	})
}
