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

func TestContradictions(t *testing.T) {
	claim := func(id string, kind catalog.Kind, disputedBy ...string) catalog.Claim {
		return catalog.Claim{ID: id, Kind: kind, DisputedBy: disputedBy}
	}
	const good, bad = catalog.Strength, catalog.Weakness
	for want, tc := range map[string]struct{ good, bad []catalog.Claim }{
		"":            {[]catalog.Claim{claim("a", good)}, []catalog.Claim{claim("b", bad)}},
		"[a b]":       {[]catalog.Claim{claim("a", good, "b")}, []catalog.Claim{claim("b", bad, "a")}},
		"[a b] ":      {[]catalog.Claim{claim("x", good), claim("a", good)}, []catalog.Claim{claim("b", bad, "a"), claim("y", bad)}},
		" ":           {[]catalog.Claim{claim("a", good, "elsewhere")}, nil},
		"[a b c d]":   {[]catalog.Claim{claim("a", good, "b", "c"), claim("d", good, "c")}, []catalog.Claim{claim("b", bad), claim("c", bad)}},
		"[a c] [b d]": {[]catalog.Claim{claim("a", good, "c"), claim("b", good, "d")}, []catalog.Claim{claim("c", bad), claim("d", bad)}},
		"  ":          {[]catalog.Claim{claim("a", good, "b"), claim("b", good)}, nil},
	} {
		var got []string
		for _, group := range contradictions(slices.Concat(tc.good, tc.bad)) {
			var ids []string
			for _, c := range group {
				ids = append(ids, c.ID)
			}
			got = append(got, fmt.Sprint(ids))
		}
		if strings.Join(got, " ") != strings.TrimSpace(want) {
			t.Errorf("%v, want %s", got, want)
		}
	}
}

// What sources disagree on is said once, with both sides, all that holds in
// general stands last, and nothing is left out.
func TestWeighedHoldsAllThatSpeaks(t *testing.T) {
	c := catalog.Default()
	for _, framework := range c.FrameworkIDs() {
		in := recordInput(t, c, examples(t)["orders"].Answers, decisions.Choice{Framework: framework, Because: "we want it"})
		v := newRecordView(in)
		argued := v.arguments(in.Decision.Chosen)
		good, bad, weighed := argued.good, argued.bad, argued.weighed
		text := fmt.Sprint(weighed)
		for _, argument := range slices.Concat(good, bad) {
			if said := fmt.Sprint(argument["statement"]); !strings.Contains(text, said) {
				t.Errorf("%s: %s is not said", framework, said)
			}
		}
		for _, key := range []string{"good", "bad"} {
			general := false
			for _, argument := range weighed[key].([]map[string]any) {
				if general && argument["general"] == false {
					t.Errorf("%s: %v stands behind what holds in general", framework, argument["id"])
				}
				general = argument["general"] == true
			}
		}
	}
}

// A record in the usual form is rendered once: its places are numbered in the
// order in which they are read, whatever was chosen.
func TestPlacesAreNumberedAsTheyAreRead(t *testing.T) {
	c := catalog.Default()
	for name, example := range examples(t) {
		if example.Template.Name == Nygard {
			continue // what sources disagree on stands last there: those records are rendered twice
		}
		for _, a := range evaluation.Evaluate(c, example.Answers).Ranking {
			framework := a.Framework.ID
			view := newRecordView(recordInput(t, c, example.Answers, decisions.Choice{Framework: framework, Because: "we want it"}))
			text, err := view.render()
			if err != nil {
				t.Fatal(err)
			}
			if read := view.notes.asRead(text); !slices.Equal(read, *view.notes.cited) {
				at := 0
				for at < len(read) && at < len(*view.notes.cited) && read[at] == (*view.notes.cited)[at] {
					at++
				}
				t.Errorf("%s, %s: at %d, %v is read and %v cited", name, framework, at, read[at:min(at+1, len(read))], (*view.notes.cited)[at:min(at+1, len(*view.notes.cited))])
			}
		}
	}
}
