package evaluation

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// table is a ledger of scores on criteria without evidence of proficiency.
func table(weights []float64, rows ...[]float64) ledger {
	l := ledger{weights: weights, least: make([]int, len(weights))}
	for i, row := range rows {
		l.frameworks = append(l.frameworks, catalog.Framework{ID: string(rune('a' + i))})
		var entries []entry
		for _, value := range row {
			// (S-W)/(S+W+1) is value for S = value/(1-value) and W = 0.
			entries = append(entries, entry{pro: value / (1 - value)})
		}
		l.entries = append(l.entries, entries)
	}
	return l
}

// With two criteria of importances a and b the first weight follows the beta
// distribution, whose distribution function is a binomial sum for whole
// parameters.
func TestAcceptabilityOfTwoHasAClosedForm(t *testing.T) {
	for _, tc := range []struct{ a, b int }{{1, 1}, {3, 3}, {5, 2}, {1, 4}} {
		for _, x := range []float64{0.2, 0.5, 0.7} {
			// One scores 1-x on the first criterion, the other x on the second:
			// one leads where its weight is above x.
			l := table([]float64{float64(tc.a), float64(tc.b)}, []float64{1 - x, 0}, []float64{0, x})
			want := 1 - beta(x, tc.a, tc.b)
			if got := l.acceptability(Weightings)[0]; math.Abs(got-want) > 0.02 {
				t.Errorf("importances %d and %d, limit %v: %v, want %v", tc.a, tc.b, x, got, want)
			}
		}
	}
}

// beta is the probability that a beta(a,b) number is at most x.
func beta(x float64, a, b int) float64 {
	n, sum := a+b-1, 0.0
	for j := a; j <= n; j++ {
		choose := math.Round(math.Gamma(float64(n+1)) / math.Gamma(float64(j+1)) / math.Gamma(float64(n-j+1)))
		sum += choose * math.Pow(x, float64(j)) * math.Pow(1-x, float64(n-j))
	}
	return sum
}

// With importances of 1 all weightings are equally likely, so that a fine grid
// over them can be counted.
func TestAcceptabilityOfThreeIsThatOfAGrid(t *testing.T) {
	l := table([]float64{1, 1, 1}, []float64{0.6, 0.1, 0.3}, []float64{0.2, 0.7, 0.2}, []float64{0.4, 0.3, 0.45})
	const steps = 400
	counts, all := make([]float64, 3), 0.0
	for i := range steps + 1 {
		for j := range steps + 1 - i {
			weights := []float64{float64(i), float64(j), float64(steps - i - j)}
			counts[leader(l.values(), weights)]++
			all++
		}
	}
	for i, got := range l.acceptability(Weightings) {
		if want := counts[i] / all; math.Abs(got-want) > 0.02 {
			t.Errorf("%s: %v, the grid has %v", l.frameworks[i].ID, got, want)
		}
	}
}

func TestAcceptabilityAddsUpAndRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLedger(Evaluate(drawCatalog(t), drawAnswers(t)))
		shares := l.acceptability(200)
		var sum float64
		for _, share := range shares {
			sum += share
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the shares add up to %v", sum)
		}
		if diff := cmp.Diff(shares, l.acceptability(200)); diff != "" {
			t.Fatalf("the second time it is different: %s", diff)
		}
	})
}

// With w for the importance of x, a leads b by 0.3*w - 0.1*3, which is zero at
// 1, where a goes first by its id, and c by 0.1*w - 0.2*3 + 0.3*3, which is zero
// at no w from 0 to 5. With w for that of z, it leads b by 0.3*3 - 0.1*3 whatever
// w is, and c by 0.1*3 - 0.2*3 + 0.3*w, zero at 1, where a has more evidence.
// The importance of y would have to be 9 or 6.
func TestTippingPointByHand(t *testing.T) {
	l := table([]float64{3, 3, 3}, []float64{0.5, 0.2, 0.3}, []float64{0.2, 0.3, 0.3}, []float64{0.4, 0.4, 0})
	want := []TippingPoint{
		{Criterion: "x", Importance: 3, Reached: 0, Through: 0, Framework: "b"},
		{Criterion: "z", Importance: 3, Reached: 0, Through: 0, Framework: "c"},
	}
	if diff := cmp.Diff(want, l.tippingPoints([]string{"x", "y", "z"})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// As x matters less, b leads only between two whole numbers, near 1.5, before c
// does, and is not named; where there is room for both, each has its run.
func TestTippingPointsAreWholeAndEndWhereTheWinnerChanges(t *testing.T) {
	for _, tc := range []struct {
		rows [][]float64
		want []TippingPoint
	}{
		{[][]float64{{0.9, 0.1}, {0.59, 0.26}, {0.3, 0.4}}, []TippingPoint{{"x", 3, 1, 0, "c"}}},
		{[][]float64{{0.8, 0.1}, {0.5, 0.35}, {0.1, 0.5}}, []TippingPoint{{"x", 3, 2, 2, "b"}, {"x", 3, 1, 0, "c"}, {"y", 3, 4, 5, "b"}}},
	} {
		l := table([]float64{3, 3}, tc.rows...)
		if diff := cmp.Diff(tc.want, l.tippingPoints([]string{"x", "y"})); diff != "" {
			t.Errorf("%v (-want +got):\n%s", tc.rows, diff)
		}
	}
}

// The tipping points say of every whole importance who comes first when
// Evaluate is asked anew: what they name is true, and what they do not name
// leaves the first in its place.
func TestTippingPointsAreWhatEvaluateSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tippingPointsHold(t, drawCatalog(t), drawAnswers(t), drawFloors(t)...)
	})
}

// The same holds for the built-in evidence, where many lines cross near each other.
func TestTippingPointsHoldForTheCatalog(t *testing.T) {
	for _, text := range []string{
		"project: {types: [crud-api]}\n",
		"team: {languages: {python: expert}, deadline: tight}\nsecurity: {posture: regulated}\necosystem: {needs: [data-science]}\nperformance: {workload: cpu-bound}\n",
		"project: {types: [content-management, internal-tool]}\nteam: {languages: {python: expert}}\necosystem: {needs: [orm, admin-ui]}\nsecurity: {posture: regulated}\nimportance: {ecosystem: 1}\n",
	} {
		c, answers := catalog.Default(), said(t, text)
		if len(Analyse(c, answers, Evaluate(c, answers)).TippingPoints) == 0 {
			t.Errorf("%s: nothing is tested", text)
		}
		tippingPointsHold(t, c, answers)
		tippingPointsHold(t, c, answers, Policy{Name: "house", Importance: []Floor{{"security", 2}, {"team", 4}}})
	}
}

func tippingPointsHold(t interface{ Fatalf(string, ...any) }, c catalog.Catalog, answers checklist.Answers, policies ...Policy) {
	e := Evaluate(c, answers, policies...)
	points := Analyse(c, answers, e).TippingPoints
	for i, criterion := range criteriaOf(e) {
		for importance := floors(criteriaOf(e), policies)[i]; importance <= mostImportance; importance++ {
			told := e.Ranking[0].Framework.ID
			for _, p := range points {
				if p.Criterion == criterion && between(p.Reached, importance, p.Through) {
					told = p.Framework
				}
			}
			changed, err := answers.With("importance."+criterion, strconv.Itoa(importance))
			if err != nil {
				t.Fatalf("%v", err)
			}
			then := Evaluate(c, changed, policies...)
			if weightless := !slices.ContainsFunc(then.Ranking[0].Scores, func(s Score) bool { return s.Importance > 0 }); weightless {
				continue
			}
			if first := then.Ranking[0].Framework.ID; first != told {
				t.Fatalf("%s at %d: %s ranks first, but %+v", criterion, importance, first, points)
			}
		}
	}
}

func between(a, x, b int) bool { return min(a, b) <= x && x <= max(a, b) }

func TestSpan(t *testing.T) {
	for want, p := range map[string]TippingPoint{
		"0": {}, "5": {Reached: 5, Through: 5}, "2 or less": {Reached: 2}, "4 or more": {Reached: 4, Through: 5},
		"1 or 2": {Reached: 2, Through: 1}, "2 to 4": {Reached: 4, Through: 2},
	} {
		if got := p.Span(); got != want {
			t.Errorf("%+v is %q, want %q", p, got, want)
		}
	}
}

// drawFloors is a policy that lets some items count for more, or none.
func drawFloors(t *rapid.T) []Policy {
	if !rapid.Bool().Draw(t, "policy") {
		return nil
	}
	p := Policy{Name: "house"}
	for _, criterion := range checklist.Criteria() {
		if least := rapid.IntRange(-5, 4).Draw(t, "least "+criterion.ID); least > 0 {
			p.Importance = append(p.Importance, Floor{criterion.ID, least})
		}
	}
	return []Policy{p}
}

// What Analyse finds by adding and taking away is what Evaluate finds when it
// is asked anew.
func TestCounterfactualsAreWhatEvaluateSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		var want []Counterfactual
		first := Evaluate(c, answers).Ranking[0].Framework.ID
		for _, q := range choices() {
			from := answers.Values(q.ID)
			if !answers.Relevant(q) {
				continue
			}
			for _, to := range alternatives(q, from) {
				changed, err := answers.With(q.ID, strings.Join(to, ","))
				if err != nil {
					t.Fatal(err)
				}
				if then := Evaluate(c, changed).Ranking[0].Framework.ID; then != first {
					want = append(want, Counterfactual{q.ID, from, to, then})
				}
			}
		}
		got := Analyse(c, answers, Evaluate(c, answers)).Counterfactuals
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-Evaluate +Analyse):\n%s", diff)
		}
	})
}

func TestReliancesAreWhatEvaluateSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers := drawCatalog(t), drawAnswers(t)
		for _, id := range []string{"a", "b", "c", "d"} {
			c.Sources = append(c.Sources, catalog.Source{ID: id})
		}
		var want []Reliance
		first := Evaluate(c, answers).Ranking[0].Framework.ID
		for _, source := range c.Sources {
			without := c
			without.Claims = nil
			for _, claim := range c.Claims {
				claim.Cites = slices.DeleteFunc(slices.Clone(claim.Cites), func(c catalog.Cite) bool { return c.Source == source.ID })
				if len(claim.Cites) > 0 {
					without.Claims = append(without.Claims, claim)
				}
			}
			if then := Evaluate(without, answers).Ranking[0].Framework.ID; then != first {
				want = append(want, Reliance{source.ID, then})
			}
		}
		got := Analyse(c, answers, Evaluate(c, answers)).Reliances
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-Evaluate +Analyse):\n%s", diff)
		}
	})
}

func TestAHardLimitTakenBack(t *testing.T) {
	answers := said(t, "performance: {latency: strict}\nconstraints: {exclude: [apple], languages: [python, go]}\n")
	got := Analyse(orchard(), answers, Evaluate(orchard(), answers)).Counterfactuals
	want := Counterfactual{"constraints.exclude", []string{"apple"}, []string{}, "apple"}
	if !slices.ContainsFunc(got, func(c Counterfactual) bool { return cmp.Equal(c, want, cmpopts.EquateEmpty()) }) {
		t.Errorf("%+v is not among %+v", want, got)
	}
}

func TestAnalyseOfNothing(t *testing.T) {
	answers := said(t, "constraints: {languages: [elixir]}\n")
	if got := Analyse(orchard(), answers, Evaluate(orchard(), answers)); len(got.Acceptability)+len(got.Counterfactuals) > 0 {
		t.Errorf("%+v", got)
	}
	var none checklist.Answers
	if got := Analyse(lone(), none, Evaluate(lone(), none)); got.Acceptability[0] != 1 || got.TippingPoints != nil {
		t.Errorf("alone: %+v", got)
	}
}
