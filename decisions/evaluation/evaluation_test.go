package evaluation

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

func TestMagnitude(t *testing.T) {
	throughput := when("performance.throughput", "high")
	for _, tc := range []struct {
		name  string
		claim catalog.Claim
		want  float64
	}{
		{"one source", catalog.Claim{When: throughput, Cites: from("a")}, 1},
		{"one source in two places", catalog.Claim{When: throughput, Cites: from("a", "a")}, 1},
		{"two sources", catalog.Claim{When: throughput, Cites: from("a", "b")}, 1.5},
		{"three sources", catalog.Claim{When: throughput, Cites: from("a", "b", "c")}, 2},
		{"four sources", catalog.Claim{When: throughput, Cites: from("a", "b", "c", "d")}, 2},
		{"general", catalog.Claim{Cites: from("a", "b")}, 0.75},
		{"disputed", catalog.Claim{When: throughput, Standing: catalog.Disputed, Cites: from("a")}, 0.5},
		{"general and disputed", catalog.Claim{Standing: catalog.Disputed, Cites: from("a", "b", "c")}, 1},
		{"outdated", catalog.Claim{When: throughput, Standing: catalog.Outdated, Cites: from("a", "b", "c")}, 0},
	} {
		if got := magnitude(tc.claim); got != tc.want {
			t.Errorf("%s: magnitude %v, want %v", tc.name, got, tc.want)
		}
	}
}

// lone is a catalog with one framework in two languages.
func lone(claims ...catalog.Claim) catalog.Catalog {
	return catalog.Catalog{
		Frameworks: []catalog.Framework{{ID: "lone", Name: "Lone", Runtime: "node", Languages: []string{"javascript", "typescript"}}},
		Claims:     claims,
	}
}

func TestProficiency(t *testing.T) {
	for _, tc := range []struct {
		languages string
		want      float64
	}{
		{"{}", 0},
		{"{python: expert}", 0},
		{"{javascript: expert}", 1},
		{"{javascript: proficient}", 0.75},
		{"{javascript: familiar}", 0.25},
		{"{javascript: none}", -0.75},
		{"{javascript: none, typescript: familiar}", 0.25},
		{"{javascript: expert, typescript: none}", 1},
		{"{javascript: none, typescript: none}", -0.75},
		{"{javascript: unanswered}", 0},
	} {
		team := Evaluate(lone(), said(t, "team: {languages: "+tc.languages+"}\n")).Ranking[0].Scores[2]
		if team.Criterion != "team" || team.Proficiency != tc.want || math.Abs(team.Value-0.7*tc.want) > 1e-12 {
			t.Errorf("%s: %+v, want proficiency %v", tc.languages, team, tc.want)
		}
	}
}

func TestWhatMakesAClaimMatter(t *testing.T) {
	claim := catalog.Claim{ID: "lone-x", Subject: "lone", Kind: catalog.Strength, Criterion: "project", Cites: from("a"), When: catalog.Conditions{
		{Question: "project.types", Values: []string{"saas", "social"}},
		{Question: "project.stage", Values: []string{"mvp"}},
		{Question: "performance.startup", Values: []string{"any"}},
	}}
	startup := Reason{"performance.startup", "any"} // a default that no claim of the catalog names
	for _, tc := range []struct {
		answers string
		want    []Reason
	}{
		{"performance: {startup: fast}\n", nil},
		{"performance: {startup: unanswered}\n", nil},
		{"", []Reason{startup}},
		{"project: {types: [social, crud-api, saas], stage: mvp}\n", []Reason{{"project.types", "social"}, {"project.types", "saas"}, {"project.stage", "mvp"}, startup}},
	} {
		score := Evaluate(lone(claim), said(t, tc.answers)).Ranking[0].Scores[0]
		var got []Reason
		for _, match := range score.Evidence {
			got = append(got, match.Because...)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tc.answers, diff)
		}
		if matched := len(tc.want) > 0; score.For != map[bool]float64{true: 1}[matched] {
			t.Errorf("%q: for %v, however many answers match it counts once", tc.answers, score.For)
		}
	}
}

func TestEvidenceIsWhatSpeaks(t *testing.T) {
	claim := func(id string, kind catalog.Kind, standing catalog.Standing) catalog.Claim {
		return catalog.Claim{ID: id, Subject: "node", Kind: kind, Criterion: "security", Standing: standing, Cites: from("a")}
	}
	for _, tc := range []struct {
		name   string
		claims []catalog.Claim
		speaks bool
		shown  string
	}{
		{"nothing", nil, false, ""},
		{"a fact", []catalog.Claim{claim("f", catalog.Fact, catalog.Current)}, false, "f"},
		{"an outdated claim", []catalog.Claim{claim("o", catalog.Weakness, catalog.Outdated)}, false, "o"},
		{"a disputed claim", []catalog.Claim{claim("d", catalog.Weakness, catalog.Disputed)}, true, "d"},
		{"two that cancel out", []catalog.Claim{claim("w", catalog.Weakness, catalog.Current), claim("s", catalog.Strength, catalog.Current)}, true, "s w"},
	} {
		score := Evaluate(lone(tc.claims...), said(t, "")).Ranking[0].Scores[5]
		var shown []string
		for _, match := range score.Evidence {
			shown = append(shown, match.Claim.ID)
		}
		if score.HasEvidence() != tc.speaks || strings.Join(shown, " ") != tc.shown {
			t.Errorf("%s: evidence %t, shown %v", tc.name, score.HasEvidence(), shown)
		}
	}
}

func TestClaimCountsOnceForAFrameworkNamedLikeItsRuntime(t *testing.T) {
	c := catalog.Catalog{
		Frameworks: []catalog.Framework{{ID: "node", Runtime: "node"}},
		Claims:     []catalog.Claim{{ID: "node-fast", Subject: "node", Kind: catalog.Strength, Criterion: "performance", Cites: from("a")}},
	}
	if got := Evaluate(c, said(t, "")).Ranking[0].Scores[1].For; got != 0.5 {
		t.Errorf("for = %v, want 0.5", got)
	}
}

func TestExclusions(t *testing.T) {
	for _, tc := range []struct {
		constraints string
		ranked      string
		excluded    []string
	}{
		{"{}", "apple cherry berry", nil},
		{"{exclude: [apple]}", "cherry berry", []string{"Apple: the team excludes it"}},
		{"{frameworks: [berry]}", "berry", []string{"Apple: the team considers only Berry", "Cherry: the team considers only Berry"}},
		{"{frameworks: [apple, berry]}", "apple berry", []string{"Cherry: the team considers only Apple and Berry"}},
		{"{languages: [python]}", "berry", []string{"Apple: the service must be written in Python", "Cherry: the service must be written in Python"}},
		{"{languages: [python, csharp, php]}", "berry", []string{"Apple: the service must be written in Python, C# or PHP", "Cherry: the service must be written in Python, C# or PHP"}},
		{"{exclude: [berry], languages: [python]}", "", []string{"Apple: the service must be written in Python", "Berry: the team excludes it", "Cherry: the service must be written in Python"}},
	} {
		e := Evaluate(orchard(), said(t, "performance: {latency: strict}\nconstraints: "+tc.constraints+"\n"))
		var excluded []string
		for _, x := range e.Excluded {
			excluded = append(excluded, x.Framework.Name+": "+x.Reason)
		}
		if diff := cmp.Diff(tc.excluded, excluded); diff != "" || order(e) != tc.ranked {
			t.Errorf("%s: ranked %q, want %q; excluded (-want +got):\n%s", tc.constraints, order(e), tc.ranked, diff)
		}
	}
}

// order is the ranking's ids.
func order(e Evaluation) string {
	var ids []string
	for _, a := range e.Ranking {
		ids = append(ids, a.Framework.ID)
	}
	return strings.Join(ids, " ")
}

func TestTiesBreakByCoverageThenID(t *testing.T) {
	c := catalog.Catalog{
		Frameworks: []catalog.Framework{{ID: "c"}, {ID: "b"}, {ID: "a"}},
		Claims: []catalog.Claim{ // level at 0: for and against weigh the same
			{ID: "c-1", Subject: "c", Kind: catalog.Strength, Criterion: "api", Cites: from("a")},
			{ID: "c-2", Subject: "c", Kind: catalog.Weakness, Criterion: "api", Cites: from("a")},
		},
	}
	if got := order(Evaluate(c, said(t, ""))); got != "c a b" {
		t.Errorf("ranked %q, want c (the only one with evidence), a, b", got)
	}
}

// What is equal on paper must be equal here. The scores of y add up to
// 1/3 + 1/3 + 5/7 + 3/5 and those of x to 3/5 + 2/3 + 5/7, which is the same,
// but not in the last bit of a sum of floating-point numbers.
func TestEqualTotalsAreEqual(t *testing.T) {
	var c catalog.Catalog
	add := func(subject, criterion string, conditions catalog.Conditions, sources ...string) {
		c.Claims = append(c.Claims, catalog.Claim{
			ID: fmt.Sprintf("%s-%d", subject, len(c.Claims)), Subject: subject, Kind: catalog.Strength,
			Criterion: criterion, When: conditions, Cites: from(sources...),
		})
	}
	c.Frameworks = []catalog.Framework{{ID: "x"}, {ID: "y"}}
	mvp := when("project.stage", "mvp")
	add("y", "ecosystem", nil, "a")          // 0.5: 1/3
	add("y", "community", nil, "a")          // 0.5: 1/3
	add("y", "security", mvp, "a")           //
	add("y", "security", mvp, "a", "b")      // 1 + 1.5: 5/7
	add("y", "deployment", mvp, "a", "b")    // 1.5: 3/5
	add("x", "community", mvp, "a", "b")     // 1.5: 3/5
	add("x", "security", mvp, "a", "b", "c") // 2: 2/3
	add("x", "deployment", mvp, "a")         //
	add("x", "deployment", mvp, "a", "b")    // 1 + 1.5: 5/7
	e := Evaluate(c, said(t, "project: {stage: mvp}\n"))
	if e.Ranking[0].Total != e.Ranking[1].Total || order(e) != "y x" {
		t.Errorf("%v and %v, ranked %q; want a tie that coverage breaks for y", e.Ranking[0].Total, e.Ranking[1].Total, order(e))
	}
}

func TestNoImportanceAtAll(t *testing.T) {
	var none strings.Builder
	for _, criterion := range Evaluate(orchard(), said(t, "")).Ranking[0].Scores {
		fmt.Fprintf(&none, "  %s: 0\n", criterion.Criterion)
	}
	e := Evaluate(orchard(), said(t, "performance: {latency: strict}\nimportance:\n"+none.String()))
	for _, a := range e.Ranking {
		if a.Total != 0 {
			t.Errorf("%s has %v", a.Framework.ID, a.Total)
		}
	}
	if order(e) != "apple berry cherry" {
		t.Errorf("ranked %q: coverage breaks the tie, then the id", order(e))
	}
}

func TestPlace(t *testing.T) {
	e := Evaluate(orchard(), said(t, orchardAnswers))
	for id, want := range map[string]int{"apple": 1, "berry": 2, "cherry": 0, "plum": 0} {
		if got := e.Place(id); got != want {
			t.Errorf("Place(%q) = %d, want %d", id, got, want)
		}
	}
}
