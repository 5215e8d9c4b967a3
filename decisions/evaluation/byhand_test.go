package evaluation

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// said parses answers; it fails the test when they are not valid.
func said(t testing.TB, text string) checklist.Answers {
	t.Helper()
	answers, err := checklist.Parse("answers.yaml", []byte("version: 1\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

// from cites one place in each of the named sources.
func from(sources ...string) []catalog.Cite {
	var cites []catalog.Cite
	for _, source := range sources {
		cites = append(cites, catalog.Cite{Source: source, Section: "Here", Label: "these words"})
	}
	return cites
}

// when is a condition on one question.
func when(question string, values ...string) catalog.Conditions {
	return catalog.Conditions{{Question: question, Values: values}}
}

// orchard is a catalog that is small enough for a pocket calculator: three
// frameworks on two runtimes.
func orchard() catalog.Catalog {
	return catalog.Catalog{
		Runtimes: []catalog.Runtime{{ID: "red", Name: "Red"}, {ID: "blue", Name: "Blue"}},
		Frameworks: []catalog.Framework{
			{ID: "cherry", Name: "Cherry", Runtime: "red", Languages: []string{"go"}},
			{ID: "berry", Name: "Berry", Runtime: "blue", Languages: []string{"python"}},
			{ID: "apple", Name: "Apple", Runtime: "red", Languages: []string{"go"}},
		},
		Claims: []catalog.Claim{
			// One source: 1. Two sources: 1.5, also when one is cited twice.
			{ID: "apple-quick", Subject: "apple", Kind: catalog.UseCase, Criterion: "performance", When: when("performance.latency", "strict"), Cites: from("a")},
			{ID: "apple-strong", Subject: "apple", Kind: catalog.Strength, Criterion: "performance", When: when("performance.throughput", "high", "extreme"), Cites: from("a", "b", "b")},
			// General: half of 1.
			{ID: "apple-hungry", Subject: "apple", Kind: catalog.Weakness, Criterion: "performance", Cites: from("c")},
			// About the runtime, and disputed: half of 1.
			{ID: "red-large", Subject: "red", Kind: catalog.Strength, Criterion: "project", When: when("project.scale", "large"), Standing: catalog.Disputed, Cites: from("a")},
			// Outdated: nothing.
			{ID: "apple-new", Subject: "apple", Kind: catalog.Weakness, Criterion: "project", Standing: catalog.Outdated, Cites: from("a", "b", "c")},
			// Five sources: 2 is the most.
			{ID: "apple-small", Subject: "apple", Kind: catalog.Strength, Criterion: "deployment", When: when("deployment.footprint", "small"), Cites: from("a", "b", "c", "d", "e")},
			// A fact: neither side.
			{ID: "apple-old", Subject: "apple", Kind: catalog.Fact, Criterion: "community", Cites: from("a")},
			// General and disputed: halved once, 1.5 / 2.
			{ID: "apple-easy", Subject: "apple", Kind: catalog.Strength, Criterion: "team", Standing: catalog.Disputed, Cites: from("a", "b")},
			// Another answer was given: no match.
			{ID: "apple-grpc", Subject: "apple", Kind: catalog.Strength, Criterion: "api", When: when("api.styles", "grpc"), Cites: from("a")},
			// The question is open: no match.
			{ID: "apple-hiring", Subject: "apple", Kind: catalog.Strength, Criterion: "talent", When: when("talent.hiring", "some"), Cites: from("a")},
			{ID: "blue-slow", Subject: "blue", Kind: catalog.Weakness, Criterion: "performance", Cites: from("a")},
		},
	}
}

const orchardAnswers = `
project: {scale: large}
performance: {throughput: high, latency: strict}
team: {languages: {go: proficient, python: none}}
deployment: {targets: [containers], footprint: small}
api: {styles: [rest]}
importance: {performance: 5, team: 4, project: 2, deployment: 1, community: 0}
constraints: {exclude: [cherry]}
`

// TestByHand redoes every number of a small evaluation as one would on paper.
func TestByHand(t *testing.T) {
	e := Evaluate(orchard(), said(t, orchardAnswers))

	want := [][]string{
		// criterion      for   against  score   how
		{"project", "0.50", "0.00", "0.3333"},     // 0.5 / (0.5 + 1)
		{"performance", "2.50", "0.50", "0.5000"}, // (1.5 + 1 - 0.5) / (2.5 + 0.5 + 1)
		{"team", "0.75", "0.00", "0.6536"},        // 0.7 * 0.75 + 0.3 * 0.75 / (0.75 + 1) = 0.525 + 0.1286
		{"ecosystem", "0.00", "0.00", "none"},
		{"community", "0.00", "0.00", "none"}, // a fact speaks for neither side
		{"security", "0.00", "0.00", "none"},
		{"deployment", "2.00", "0.00", "0.6667"}, // 2 / (2 + 1)
		{"maintainability", "0.00", "0.00", "none"},
		{"talent", "0.00", "0.00", "none"},
		{"api", "0.00", "0.00", "none"},
	}
	if diff := cmp.Diff(want, onPaper(e.Ranking[0])); diff != "" {
		t.Errorf("apple by item (-want +got):\n%s", diff)
	}
	want = [][]string{
		{"project", "0.00", "0.00", "none"},
		{"performance", "0.00", "0.50", "-0.3333"}, // -0.5 / (0.5 + 1)
		{"team", "0.00", "0.00", "-0.5250"},        // 0.7 * -0.75, and no claims
		{"ecosystem", "0.00", "0.00", "none"},
		{"community", "0.00", "0.00", "none"},
		{"security", "0.00", "0.00", "none"},
		{"deployment", "0.00", "0.00", "none"},
		{"maintainability", "0.00", "0.00", "none"},
		{"talent", "0.00", "0.00", "none"},
		{"api", "0.00", "0.00", "none"},
	}
	if diff := cmp.Diff(want, onPaper(e.Ranking[1])); diff != "" {
		t.Errorf("berry by item (-want +got):\n%s", diff)
	}

	// The importances add up to 2 + 5 + 4 + 3 + 0 + 3 + 1 + 3 + 3 + 3 = 27.
	totals := map[string]string{
		"apple": "0.2388",  // (2*0.3333 + 5*0.5 + 4*0.6536 + 1*0.6667) / 27 = 6.4476 / 27
		"berry": "-0.1395", // (5*-0.3333 + 4*-0.525) / 27 = -3.7667 / 27
	}
	for _, a := range e.Ranking {
		if got := fmt.Sprintf("%.4f", a.Total); got != totals[a.Framework.ID] {
			t.Errorf("total of %s = %s, want %s", a.Framework.ID, got, totals[a.Framework.ID])
		}
	}
	if len(e.Ranking) != 2 || len(e.Excluded) != 1 || e.Excluded[0].Framework.ID != "cherry" {
		t.Errorf("ranked %d, excluded %v", len(e.Ranking), e.Excluded)
	}
	if got := e.Ranking[0].Coverage(); got != 4 {
		t.Errorf("apple has evidence on %d items, want 4", got)
	}
}

// onPaper is the scores as one writes them down.
func onPaper(a Alternative) [][]string {
	var rows [][]string
	for _, s := range a.Scores {
		value := fmt.Sprintf("%.4f", s.Value)
		if !s.HasEvidence() && s.Proficiency == 0 {
			value = "none"
		}
		rows = append(rows, []string{s.Criterion, fmt.Sprintf("%.2f", s.For), fmt.Sprintf("%.2f", s.Against), value})
	}
	return rows
}
