package catalog

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func covered() Catalog {
	return Catalog{
		Sources:    []Source{{ID: "book", Sections: []Section{{Heading: "One"}, {Heading: "Two"}, {Heading: "Three", Silent: "an index"}}}, {ID: "news"}},
		Runtimes:   []Runtime{{ID: "go"}},
		Frameworks: []Framework{{ID: "larch", Runtime: "go"}, {ID: "birch", Runtime: "go"}, {ID: "oak", Runtime: "node"}},
		Claims: []Claim{
			{ID: "go-old", Subject: "go", Kind: Weakness, Criterion: "team", Standing: Outdated, Cites: []Cite{{Source: "book", Section: "One"}}, Outdated: OutdatedFor{Cites: []Cite{{Source: "news"}, {Source: "book", Section: "Two"}}}},
			{ID: "go-quick", Subject: "go", Kind: Strength, Criterion: "performance", Cites: []Cite{{Source: "book", Section: "One", Label: "a"}, {Source: "book", Section: "One", Label: "b"}}},
			{ID: "larch-used", Subject: "larch", Kind: Fact, Criterion: "community", Cites: []Cite{{Source: "book", Section: "Two"}}},
		},
	}
}

func TestHolders(t *testing.T) {
	c := covered()
	if diff := cmp.Diff([]string{"larch", "birch"}, c.Holders(c.Claims[0])); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"larch"}, c.Holders(c.Claims[2])); diff != "" {
		t.Error(diff)
	}
}

// Neither a fact nor what is outdated is evidence.
func TestLacking(t *testing.T) {
	c := covered()
	want := []string{"project", "team", "ecosystem", "community", "security", "deployment", "maintainability", "talent", "api"}
	if diff := cmp.Diff(want, c.Lacking(c.Frameworks[0])); diff != "" {
		t.Error(diff)
	}
	if got := c.Lacking(c.Frameworks[2]); len(got) != 10 {
		t.Errorf("nothing is known of it, and it lacks %v", got)
	}
}

func TestCiting(t *testing.T) {
	c := covered()
	for source, want := range map[string]int{"book": 3, "news": 1, "other": 0} {
		if got := c.Citing(source); len(got) != want {
			t.Errorf("%s is cited by %d claims, not %d", source, len(got), want)
		}
	}
}

func TestCovered(t *testing.T) {
	c := covered()
	want := []Coverage{
		{Section{Heading: "One"}, []string{"go-old", "go-quick"}},
		{Section{Heading: "Two"}, []string{"go-old", "larch-used"}},
		{Section{Heading: "Three", Silent: "an index"}, nil},
	}
	if diff := cmp.Diff(want, c.Covered(c.Sources[0])); diff != "" {
		t.Error(diff)
	}
}

func TestConditionsAsJSON(t *testing.T) {
	for want, conditions := range map[string]Conditions{
		`{}`: nil,
		`{"a.b":["x"],"project.types":["y","z"]}`: {{"project.types", []string{"y", "z"}}, {"a.b", []string{"x"}}},
	} {
		if got, err := json.Marshal(conditions); err != nil || string(got) != want {
			t.Errorf("%s, not %s (%v)", got, want, err)
		}
	}
	if got, err := json.Marshal(Claim{ID: "x"}); err != nil || !json.Valid(got) || !cmp.Equal(string(got), `{"id":"x","subject":"","kind":"","criterion":"","statement":"","when":{},"standing":"","cites":null}`) {
		t.Errorf("%s (%v)", got, err)
	}
}
