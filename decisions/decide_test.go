package decisions

import (
	"errors"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// ranked is an evaluation with some frameworks in order, and one excluded.
func ranked(ids ...string) evaluation.Evaluation {
	e := evaluation.Evaluation{Excluded: []evaluation.Exclusion{
		{Framework: catalog.Framework{ID: "django"}, Reason: "the service must be written in Go"},
	}}
	for i, id := range ids {
		e.Ranking = append(e.Ranking, evaluation.Alternative{
			Framework: catalog.Framework{ID: id}, Total: 0.5 - 0.1*float64(i), Scores: []evaluation.Score{{Criterion: "api", Importance: 3}},
		})
	}
	return e
}

// level gives all the same score, and one of them evidence.
func level(e evaluation.Evaluation, evidence int) evaluation.Evaluation {
	for i := range e.Ranking {
		e.Ranking[i].Total = 0.1
	}
	if evidence >= 0 {
		e.Ranking[evidence].Scores[0].For = 1
	}
	return e
}

// weightless takes all importance away.
func weightless(e evaluation.Evaluation) evaluation.Evaluation {
	for i := range e.Ranking {
		e.Ranking[i].Scores[0].Importance = 0
	}
	return e
}

func TestDecideFollowsATieThatEvidenceBreaks(t *testing.T) {
	if d, err := Decide(level(ranked("gin", "echo"), 0), Choice{}); err != nil || d.Chosen.Framework.ID != "gin" {
		t.Errorf("chose %q: %v", d.Chosen.Framework.ID, err)
	}
	if d, err := Decide(level(ranked("gin", "echo"), -1), Choice{Framework: "gin"}); err != nil || d.Chosen.Framework.ID != "gin" {
		t.Errorf("by name: chose %q: %v", d.Chosen.Framework.ID, err)
	}
}

func TestDecide(t *testing.T) {
	e := ranked("gin", "echo", "express")
	for _, tc := range []struct {
		name      string
		choice    Choice
		chosen    string
		place     int
		because   string
		overruled bool
	}{
		{"the ranking", Choice{}, "gin", 1, "", false},
		{"the ranking, with a reason", Choice{Because: " it fits\n "}, "gin", 1, "it fits", false},
		{"the first by name", Choice{Framework: "gin"}, "gin", 1, "", false},
		{"another", Choice{"express", "we know  it\r\n\twell"}, "express", 3, "we know it well", true},
	} {
		d, err := Decide(e, tc.choice)
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if d.Chosen.Framework.ID != tc.chosen || d.Place != tc.place || d.Because != tc.because || d.Overruled() != tc.overruled {
			t.Errorf("%s: chose %s, place %d, because %q, overruled %t", tc.name, d.Chosen.Framework.ID, d.Place, d.Because, d.Overruled())
		}
	}
}

func TestDecideRefuses(t *testing.T) {
	e := ranked("gin", "echo", "express")
	const reason = `add --because "the reason, in one sentence"; it goes into the record`
	const list = "underpin catalog list shows all of them"
	for _, tc := range []struct {
		name       string
		evaluation evaluation.Evaluation
		choice     Choice
		want, hint string
	}{
		{
			"a tie", level(ranked("gin", "echo"), -1), Choice{}, "gin and echo have the same score: nothing but the alphabet puts one first",
			"answer more questions, or say which it shall be: --framework ID --because TEXT",
		},
		{
			"no weight", weightless(ranked("gin", "echo")), Choice{}, "no item has any importance: the ranking says nothing",
			"give an item an importance from 1 to 5, or say which framework it shall be: --framework ID --because TEXT",
		},
		{"no reason", e, Choice{Framework: "echo"}, "echo ranks 2nd, behind gin: say why it is chosen all the same", reason},
		{"a reason of spaces", e, Choice{"express", " \t\n"}, "express ranks 3rd, behind gin: say why it is chosen all the same", reason},
		{"a reason that is not text", e, Choice{"echo", "so\xff"}, "the reason is not text in UTF-8", ""},
		{"a reason with an escape", e, Choice{"echo", "so \x1b[2J"}, "the reason holds U+001B: it must be printable text", ""},
		{"excluded", e, Choice{"django", "we like it"}, "django is excluded: the service must be written in Go", "change the constraints in the answers to choose it"},
		{"misspelt", e, Choice{Framework: "expres"}, `the catalog has no framework "expres"; did you mean "express"?`, list},
		{"misspelt and excluded", e, Choice{Framework: "djnago"}, `the catalog has no framework "djnago"; did you mean "django"?`, list},
		{"unknown", e, Choice{Framework: "spring-boot"}, `the catalog has no framework "spring-boot"`, list},
		{"nothing left", ranked(), Choice{}, "no framework is left to choose from: the constraints exclude the only one",
			"loosen constraints.languages, constraints.frameworks or constraints.exclude"},
		{"nothing left of several", evaluation.Evaluation{Excluded: make([]evaluation.Exclusion, 17)}, Choice{Framework: "gin"},
			"no framework is left to choose from: the constraints exclude all 17", "loosen constraints.languages, constraints.frameworks or constraints.exclude"},
		{"an empty catalog", evaluation.Evaluation{}, Choice{}, "no framework is left to choose from: the catalog holds none", "underpin catalog list shows what it holds"},
	} {
		_, err := Decide(tc.evaluation, tc.choice)
		var f finding.Finding
		if !errors.As(err, &f) || f.Error() != tc.want || f.Hint != tc.hint {
			t.Errorf("%s:\n got %v (%s)\nwant %s (%s)", tc.name, err, f.Hint, tc.want, tc.hint)
		}
	}
}

func TestOrdinal(t *testing.T) {
	want := "0th 1st 2nd 3rd 4th 9th 10th 11th 12th 13th 14th 20th 21st 22nd 23rd 24th 100th 101st 111th 112th 113th 121st"
	var got []string
	for _, n := range []int{0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 100, 101, 111, 112, 113, 121} {
		got = append(got, Ordinal(n))
	}
	if strings.Join(got, " ") != want {
		t.Errorf("got %s", strings.Join(got, " "))
	}
}
