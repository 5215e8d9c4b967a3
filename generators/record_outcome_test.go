package generators

import (
	"fmt"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// with is an alternative whose total comes from the criteria in their order,
// each of importance 3; covered is on how many of them it has evidence.
func with(name string, total float64, covered int, values ...float64) evaluation.Alternative {
	a := evaluation.Alternative{Framework: catalog.Framework{ID: name, Name: name}, Total: total}
	for i, criterion := range checklist.Criteria() {
		score := evaluation.Score{Criterion: criterion.ID, Importance: 3}
		if i < len(values) {
			score.Value = values[i]
		}
		if i < covered {
			score.For, score.Evidence = 1, []evaluation.Match{{Claim: catalog.Claim{ID: criterion.ID, Kind: catalog.Strength, Statement: "So it is.", When: catalog.Conditions{{}}}}}
		}
		a.Scores = append(a.Scores, score)
	}
	return a
}

// crowd is alternatives from A on, each a little worse than the one before.
func crowd(n int) []evaluation.Alternative {
	var list []evaluation.Alternative
	for i := range n {
		list = append(list, with(string(rune('A'+i)), 0.5-0.1*float64(i), 1))
	}
	return list
}

func TestOutcome(t *testing.T) {
	enough := said(t, []byte("version: 1\nproject: {stage: mvp}\nperformance: {latency: strict}\nteam: {size: 5}\napi: {styles: [rest]}\n"))
	excluded := []evaluation.Exclusion{{Framework: catalog.Framework{ID: "x", Name: "X"}, Reason: "the team excludes it"}}
	for _, tc := range []struct {
		name     string
		ranking  []evaluation.Alternative
		excluded []evaluation.Exclusion
		place    int
		because  string
		want     string
	}{
		{"alone in the catalog", crowd(1), nil, 1, "",
			"it is the only framework in the catalog."},
		{"alone by constraints", crowd(1), excluded, 1, "We like it",
			"it is the only framework that the constraints leave. The team adds: We like it."},
		{"one lead", []evaluation.Alternative{with("A", 0.05, 1, 0.5), with("B", -0.01, 1, 0)}, nil, 1, "",
			"it ranks first of 2 with a score of 0.05, ahead of B (−0.01). Its lead over B comes from one item alone: project type and scale (0.50 against 0.00)."},
		{"several leads", []evaluation.Alternative{with("A", 0.5, 10, 0.1, 0.3, 0, 0, 0, 0, 0, 0, 0, 0.2), with("B", 0.1, 1), with("C", 0, 0)}, nil, 1, "it fits!",
			"it ranks first of 3 with a score of 0.50, ahead of B (0.10) and C (0.00). Its lead over B comes most from performance requirements (0.30, where nothing speaks for or against B), then from API strategy (0.20, where nothing speaks for or against B). There, two claims tell them apart: So it is. So it is. The team adds: it fits!"},
		{"a lead of the unknown", []evaluation.Alternative{with("A", 0.05, 0), with("B", -0.01, 1, -0.5)}, nil, 1, "",
			"it ranks first of 2 with a score of 0.05, ahead of B (−0.01). Its lead over B comes from one item alone: project type and scale (where nothing speaks for or against A). There, one claim tells them apart: So it is."},
		{"more than are named", crowd(6), nil, 1, "",
			"it ranks first of 6 with a score of 0.50, ahead of B (0.40), C (0.30) and D (0.20)."},
		{"hardly ahead", []evaluation.Alternative{with("A", 0.3912, 1), with("B", 0.3908, 1), with("C", 0.39, 1)}, nil, 1, "",
			"it ranks first of 3 with a score of 0.3912, ahead of B (0.3908) and C (0.390)."},
		{"all below zero", []evaluation.Alternative{with("A", -0.2, 1), with("B", -0.25, 1)}, nil, 1, "",
			"it ranks first of 2 with a score of −0.20, ahead of B (−0.25)."},
		{"level, more evidence", []evaluation.Alternative{with("A", 0.2, 3), with("B", 0.2, 2), with("C", 0.1, 2)}, nil, 1, "",
			"it shares the highest score, 0.20, with B. It comes first because there is evidence about it on more of the ten items."},
		{"all level, the alphabet", []evaluation.Alternative{with("A", 0, 2), with("B", 0, 2), with("C", 0, 0)}, nil, 1, "",
			"it has the same score as B and C, 0.00. Nothing but the alphabet puts it before B."},
		{"overruled", crowd(3), nil, 2, "Because the team has run it for years",
			"the team has run it for years. This overrules the ranking, which puts it 2nd of 3 with a score of 0.40, behind A (0.50)."},
		{"overruled with a mark at the end", crowd(3), nil, 3, "because, why not?",
			"why not? This overrules the ranking, which puts it 3rd of 3 with a score of 0.30, behind A (0.50) and B (0.40)."},
		{"overruled by sentences", crowd(3), nil, 3, "It fits. We checked...",
			"it fits. We checked... This overrules the ranking, which puts it 3rd of 3 with a score of 0.30, behind A (0.50) and B (0.40)."},
		{"overruled, a name first", crowd(3), nil, 2, "Kubernetes runs it",
			"Kubernetes runs it. This overrules the ranking, which puts it 2nd of 3 with a score of 0.40, behind A (0.50)."},
		{"overruled from the fifth place", crowd(6), nil, 5, "so",
			"so. This overrules the ranking, which puts it 5th of 6 with a score of 0.10, behind A (0.50), B (0.40), C (0.30) and D (0.20)."},
		{"overruled from far behind", crowd(8), nil, 7, "so",
			"so. This overrules the ranking, which puts it 7th of 8 with a score of −0.10, behind A (0.50), B (0.40), C (0.30) and 3 others."},
		{"overruled on one item", []evaluation.Alternative{with("A", 0.2, 1, 0.3), with("B", 0.1, 1, 0.2)}, nil, 2, "so",
			"so. This overrules the ranking, which puts it 2nd of 2 with a score of 0.10, behind A (0.20). A leads by one item alone: project type and scale (0.30 against 0.20)."},
		{"overruled on several items", []evaluation.Alternative{with("A", 0.2, 4, 0.3, 0, 0.9, 0.5), with("B", 0.1, 4, 0.2, 0.1)}, nil, 2, "so",
			"so. This overrules the ranking, which puts it 2nd of 2 with a score of 0.10, behind A (0.20). A leads most by team expertise (0.90 against 0.00), then by ecosystem and libraries (0.50 against 0.00)."},
		{"overruled though level", []evaluation.Alternative{with("A", 0.2, 3), with("B", 0.2, 2)}, nil, 2, "so",
			"so. This overrules the ranking, which puts it 2nd of 2 although it has the same score as A, 0.20."},
		{"overruled and hardly behind", []evaluation.Alternative{with("A", 0.201, 3), with("B", 0.2, 2)}, nil, 2, "so",
			"so. This overrules the ranking, which puts it 2nd of 2 with a score of 0.200, behind A (0.201)."},
	} {
		d := decisions.Decision{
			Evaluation: evaluation.Evaluation{Ranking: tc.ranking, Excluded: tc.excluded},
			Chosen:     tc.ranking[tc.place-1], Place: tc.place, Because: tc.because,
		}
		v := &recordView{in: RecordInput{Decision: d, Answers: enough}, notes: newNotes(catalog.Catalog{})}
		if got := v.outcome(); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.name, got, tc.want)
		}
	}
}

// What decides between the first two is said where it is little, and so is that
// it holds whatever the answers are, or that the answers are few.
func TestOutcomeSaysWhatTheLeadRestsOn(t *testing.T) {
	general := catalog.Claim{ID: "small", Kind: catalog.Strength, Statement: "A is small."}
	asked := catalog.Claim{ID: "quick", Kind: catalog.Strength, Statement: "A is quick.", When: catalog.Conditions{{}}}
	slow := catalog.Claim{ID: "slow", Kind: catalog.Weakness, Statement: "B is slow.", When: catalog.Conditions{{}}}
	both := catalog.Claim{ID: "both", Kind: catalog.Strength, Statement: "Both are old.", When: catalog.Conditions{{}}}
	for want, tc := range map[string]struct{ first, second []catalog.Claim }{
		"project type and scale (0.50 against 0.25, whatever the answers). There, one claim tells them apart: A is small.": {[]catalog.Claim{general}, nil},
		"project type and scale (0.50 against 0.25). There, one claim tells them apart: A is quick.":                       {[]catalog.Claim{asked, both}, []catalog.Claim{both}},
		"project type and scale (0.50 against 0.25). There, two claims tell them apart: A is quick. B is slow.":            {[]catalog.Claim{asked}, []catalog.Claim{slow}},
		"project type and scale (0.50 against 0.25).":                                                                      {[]catalog.Claim{asked, general}, []catalog.Claim{slow}},
	} {
		a, b := with("A", 0.05, 1, 0.5), with("B", 0.02, 1, 0.25)
		a.Scores[0].Evidence, b.Scores[0].Evidence = nil, nil
		for _, claim := range tc.first {
			a.Scores[0].Evidence = append(a.Scores[0].Evidence, evaluation.Match{Claim: claim})
		}
		for _, claim := range tc.second {
			b.Scores[0].Evidence = append(b.Scores[0].Evidence, evaluation.Match{Claim: claim})
		}
		v := &recordView{notes: newNotes(catalog.Catalog{})}
		if got := v.lead(a, b); got != " Its lead over B comes from one item alone: "+want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
	for answers, want := range map[string]string{
		"":                      "None of the ten items was answered: the ranking is provisional.",
		"project: {stage: mvp}": "Only one of the ten items was answered: the ranking is provisional.",
		"team: {size: 5}\napi: {styles: [rest]}\nproject: {stage: mvp}":                         "Only three of the ten items were answered: the ranking is provisional.",
		"team: {size: 5}\napi: {styles: [rest]}\nproject: {stage: mvp}\ntalent: {hiring: none}": "",
	} {
		ranking := crowd(2)
		d := decisions.Decision{Evaluation: evaluation.Evaluation{Ranking: ranking}, Chosen: ranking[0], Place: 1}
		v := &recordView{in: RecordInput{Decision: d, Answers: said(t, []byte("version: 1\n"+answers+"\n"))}}
		if got := v.provisional(); got != want {
			t.Errorf("%q: %q, want %q", answers, got, want)
		}
	}
}

// A lead by what the team knows says what it knows, and is not explained by claims.
func TestOutcomeSaysWhatTheTeamKnows(t *testing.T) {
	v := &recordView{notes: newNotes(catalog.Catalog{})}
	v.in.Answers = said(t, []byte("version: 1\nteam: {languages: {go: expert, javascript: familiar, ruby: none}}\n"))
	for want, languages := range map[string][2][]string{
		"the team is expert in Go and familiar with JavaScript":                   {{"go"}, {"typescript", "javascript"}},
		"the team is expert in Go and without Ruby":                               {{"go"}, {"ruby"}},
		"the team is expert in Go and did not name the language of B":             {{"go"}, {"python"}},
		"the team is familiar with JavaScript and did not name the language of A": {{"php"}, {"javascript"}},
		"the team is expert in Go":                                                {{"go"}, {"go"}},
	} {
		a, b := with("A", 0.05, 3, 0, 0, 0.5), with("B", 0.02, 3, 0, 0, 0.25)
		a.Framework.Languages, b.Framework.Languages = languages[0], languages[1]
		a.Scores[2].Proficiency = 1
		if got := v.lead(a, b); got != " Its lead over B comes from one item alone: team expertise (0.50 against 0.25: "+want+")." {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// Totals that are not the same never look it; no other takes more digits for that.
func TestTotalsOf(t *testing.T) {
	list := []evaluation.Alternative{with("A", 0.7458, 1), with("B", 0.5597, 1), with("C", 0.5595, 1), with("D", 0.5595, 1)}
	if got := strings.Join(totalsOf(list), " "); got != "0.75 0.5597 0.5595 0.5595" {
		t.Error(got)
	}
}

func TestPoints(t *testing.T) {
	for score, want := range map[float64]string{0: "0.00", 0.385: "0.39", -0.385: "−0.39", -0.004: "0.00", 0.999: "1.00", -1: "−1.00"} {
		if got := points(score); got != want {
			t.Errorf("points(%v) = %s, want %s", score, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{"": "", " ": "", "It runs": "It runs.", "It runs.": "It runs.", "Does it?": "Does it?", "wait…": "wait…", "(so)": "(so)."} {
		if got := sentence(text); got != want {
			t.Errorf("sentence(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestInSentenceKeepsNames(t *testing.T) {
	n := namesIn(catalog.Catalog{
		Runtimes:   []catalog.Runtime{{Name: "Node.js"}},
		Frameworks: []catalog.Framework{{Name: "Spring Boot"}},
		Claims:     []catalog.Claim{{Statement: "Mistakes in Kubernetes are dear. Developers sigh: Nobody asked for (Helm)."}},
	})
	for statement, want := range map[string]string{
		"Node.js is quick.":        "Node.js is quick.",
		"Spring's age shows.":      "Spring's age shows.",
		"Kubernetes is large.":     "Kubernetes is large.",
		"Helm charts are many.":    "Helm charts are many.",
		"Mistakes show late.":      "mistakes show late.",
		"Developers like it.":      "developers like it.",
		"Nobody likes it.":         "nobody likes it.",
		"A library is missing.":    "a library is missing.",
		"REST APIs are easy.":      "REST APIs are easy.",
		"I/O does not block.":      "I/O does not block.",
		"C# is typed.":             "C# is typed.",
		"Étude is French.":         "étude is French.",
		"Eloquent, a mapper, maps": "Eloquent, a mapper, maps",
		"LiveView builds pages.":   "LiveView builds pages.",
		"Today, it builds pages.":  "today, it builds pages.",
		"80 % of the work is done": "80 % of the work is done",
	} {
		if got := n.inSentence(statement); got != want {
			t.Errorf("%q becomes %q, want %q", statement, got, want)
		}
	}
}

func TestAnd(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := and(words); got != want {
			t.Errorf("and(%q) = %q", words, got)
		}
	}
}

func TestDriversByImportance(t *testing.T) {
	for _, tc := range []struct {
		answers string
		raised  []evaluation.Raise
		want    string
	}{
		{want: "[map[importance:3 items:all ten items of the checklist]]"},
		{
			answers: "importance: {project: 0, performance: 0, team: 0, ecosystem: 0, community: 0, security: 0, deployment: 0, maintainability: 0, talent: 0, api: 0}\n",
			want:    "[map[importance:0 items:all ten items of the checklist]]",
		},
		{
			answers: "importance: {api: 5, team: 0}\n",
			want: "[map[importance:5 items:API strategy] map[importance:3 items:project type and scale; performance requirements; " +
				"ecosystem and libraries; community and support; security posture; deployment environment; long-term maintainability; future talent pool] " +
				"map[importance:0 items:team expertise]]",
		},
		{
			answers: "importance: {api: 3, team: 3}\n", raised: []evaluation.Raise{{Criterion: "security", From: 3, To: 5, Policy: "house"}},
			want: "[map[importance:5 items:security posture] map[importance:3 items:project type and scale; performance requirements; team expertise; " +
				"ecosystem and libraries; community and support; deployment environment; long-term maintainability; future talent pool; API strategy]]",
		},
	} {
		if got := fmt.Sprint(drivers(said(t, []byte("version: 1\n"+tc.answers)), tc.raised)); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.answers, got, tc.want)
		}
	}
}

func TestCode(t *testing.T) {
	for command, want := range map[string]string{
		"make check":         "`make check`",
		"make a\n  make b\n": "`make a && make b`",
		"echo `date`":        "`` echo `date` ``",
		"echo ``x```":        "```` echo ``x``` ````",
	} {
		if got := code(command); got != want {
			t.Errorf("code(%q) = %s, want %s", command, got, want)
		}
	}
}
