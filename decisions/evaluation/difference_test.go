package evaluation

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

func placed(id string, importance int, values ...float64) Alternative {
	a := Alternative{Framework: catalog.Framework{ID: id}}
	var sum float64
	for i, value := range values {
		a.Scores = append(a.Scores, Score{Criterion: string(rune('a' + i)), Importance: importance, Value: value})
		sum += value
	}
	a.Total = settle(sum / float64(len(values)))
	return a
}

func TestLead(t *testing.T) {
	first, second := placed("x", 2, 0.5, 0, -0.2, 0.1), placed("y", 2, 0.1, 0, 0.6, 0.1)
	want := []Contribution{{"c", -0.2}, {"a", 0.1}}
	if diff := cmp.Diff(want, Lead(first, second), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Error(diff)
	}
	if lead := Lead(placed("x", 0, 0.5), placed("y", 0, 0.1)); lead != nil {
		t.Errorf("where nothing has a weight, nothing makes a difference: %v", lead)
	}
}

func TestALeadIsTheDifferenceOfTheTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, answers, others := drawCatalog(t), drawAnswers(t), drawAnswers(t)
		before, after := Evaluate(c, answers), Evaluate(c, others)
		first := before.Ranking[0]
		for _, a := range before.Ranking {
			sum := 0.0
			for i, contribution := range Lead(first, a) {
				sum += contribution.Points
				if next := Lead(first, a); i > 0 && math.Abs(next[i-1].Points) < math.Abs(contribution.Points) {
					t.Fatalf("the largest do not come first: %v", next)
				}
			}
			if math.Abs(sum-(first.Total-a.Total)) > 1e-7 {
				t.Fatalf("%v, not %v", sum, first.Total-a.Total)
			}
		}
		for _, m := range Moves(before, after) {
			checkMove(t, m, before, after)
		}
	})
}

// checkMove sees that what did not shift has the same score, weight and claims.
func checkMove(t *rapid.T, m Move, before, after Evaluation) {
	if m.Before.Place != before.Place(m.Framework.ID) || m.After.Place != after.Place(m.Framework.ID) {
		t.Fatalf("places %d and %d", m.Before.Place, m.After.Place)
	}
	shifted := map[string]Shift{}
	for _, s := range m.Shifts() {
		shifted[s.After.Criterion] = s
	}
	for i, was := range m.Before.Scores {
		is := m.After.Scores[i]
		s, ok := shifted[was.Criterion]
		if !ok && (was.Value != is.Value || was.Importance != is.Importance || len(was.Evidence) != len(is.Evidence)) {
			t.Fatalf("%s did not shift: %v, %v", was.Criterion, was, is)
		}
		if ok && len(is.Evidence) != len(was.Evidence)+len(s.Gained)-len(s.Lost) {
			t.Fatalf("%s: %d claims, then %d, with %d gained and %d lost", was.Criterion, len(was.Evidence), len(is.Evidence), len(s.Gained), len(s.Lost))
		}
	}
}

func TestMoves(t *testing.T) {
	c := orchard()
	before := Evaluate(c, said(t, "performance: {latency: strict}\n"))
	after := Evaluate(c, said(t, "performance: {latency: relaxed}\nconstraints: {exclude: ["+before.Ranking[0].Framework.ID+"]}\n"))
	moves := Moves(before, after)
	if len(moves) != len(before.Ranking) {
		t.Fatalf("%d moves of %d", len(moves), len(before.Ranking))
	}
	gone := moves[len(moves)-1]
	if gone.Framework.ID != before.Ranking[0].Framework.ID || gone.Before.Place != 1 || gone.After.Place != 0 || gone.After.Excluded != "the team excludes it" || gone.Shifts() != nil {
		t.Errorf("the excluded one moves like this: %+v", gone)
	}
	for i, m := range moves[:len(moves)-1] {
		if m.After.Place != i+1 {
			t.Errorf("%s is at %d, not %d", m.Framework.ID, m.After.Place, i+1)
		}
	}
	back := Moves(after, before)
	if back[0].Before.Excluded != "the team excludes it" || back[0].After.Place != 1 {
		t.Errorf("the one let in moves like this: %+v", back[0])
	}
	if s := before.Standing("nobody"); s.Place != 0 || s.Excluded != "" {
		t.Errorf("nobody stands at %d (%s)", s.Place, s.Excluded)
	}
}

func TestWithoutLimit(t *testing.T) {
	c := orchard()
	id := c.Frameworks[0].ID
	for _, tc := range []struct{ answers, want string }{
		{"{}", ""},
		{"{exclude: [" + id + "]}", "constraints.exclude"},
		{"{languages: [elixir]}", "constraints.languages"},
		{"{frameworks: [" + c.Frameworks[1].ID + "]}", "constraints.frameworks"},
		{"{exclude: [" + id + "], languages: [elixir]}", ""},
	} {
		answers := said(t, "constraints: "+tc.answers+"\n")
		limit, then := WithoutLimit(c, answers, Evaluate(c, answers), id)
		if limit != tc.want || (limit != "") != (then.Place(id) > 0) {
			t.Errorf("%s: %q, want %q; then at place %d", tc.answers, limit, tc.want, then.Place(id))
		}
	}
}
