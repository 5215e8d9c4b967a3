package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

const answersFile = "testdata/answers.yaml"

func hypothesis(t testing.TB, more ...string) WhatIf {
	t.Helper()
	c, before, after := grove(t), said(t, answersFile), said(t, answersFile, more...)
	return WhatIf{Changes: checklist.Diff(before, after), Before: evaluation.Evaluate(c, before), After: evaluation.Evaluate(c, after)}
}

func TestPages(t *testing.T) {
	c := grove(t)
	j := judged(c, said(t, answersFile))
	larch, birch, oak, willow, ivy := named(t, c, "larch"), named(t, c, "birch"), named(t, c, "oak"), named(t, c, "willow"), named(t, c, "ivy")
	for name, write := range map[string]func(Page){
		"evaluate":           func(p Page) { Evaluation(p, j) },
		"evaluate-nothing":   func(p Page) { Evaluation(p, judged(c, said(t, answersFile, "constraints.languages=elixir"))) },
		"evaluate-open":      func(p Page) { Evaluation(p, judged(c, checklist.Answers{})) },
		"explain-first":      func(p Page) { Explanation(p, j, j.first()) },
		"explain-last":       func(p Page) { Explanation(p, j, oak) },
		"explain-excluded":   func(p Page) { Explanation(p, j, ivy) },
		"compare":            func(p Page) { Comparison(p, j, []catalog.Framework{birch, larch}) },
		"compare-four":       func(p Page) { Comparison(p, j, []catalog.Framework{oak, birch, willow, larch}) },
		"whatif":             func(p Page) { Hypothesis(p, hypothesis(t, "team.languages.go=none", "importance.deployment=5")) },
		"whatif-exclusion":   func(p Page) { Hypothesis(p, hypothesis(t, "constraints.exclude=birch")) },
		"whatif-same":        func(p Page) { Hypothesis(p, hypothesis(t, "performance.throughput=high")) },
		"whatif-no-claim":    func(p Page) { Hypothesis(p, hypothesis(t, "team.size=7")) },
		"whatif-none-left":   func(p Page) { Hypothesis(p, hypothesis(t, "constraints.languages=elixir")) },
		"list":               func(p Page) { Frameworks(p, NewFrameworks(c, []string{"larch"})) },
		"sources":            func(p Page) { Sources(p, NewSources(c)) },
		"lint":               func(p Page) { Lint(p, c, nil) },
		"show-framework":     func(p Page) { Framework(p, c, larch) },
		"show-runtime":       func(p Page) { Runtime(p, c, c.Runtimes[0]) },
		"show-claim":         func(p Page) { Claim(p, c, c.Claims[slices.IndexFunc(c.Claims, is("go-odd"))]) },
		"show-claim-old":     func(p Page) { Claim(p, c, c.Claims[slices.IndexFunc(c.Claims, is("oak-callbacks"))]) },
		"show-source":        func(p Page) { Source(p, c, c.Sources[0]) },
		"show-source-manual": func(p Page) { Source(p, c, c.Sources[2]) },
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, name+".txt", []byte(written(t, 80, write)))
			golden(t, name+"-60.txt", []byte(written(t, 60, write)))
		})
	}
}

func is(id string) func(catalog.Claim) bool {
	return func(claim catalog.Claim) bool { return claim.ID == id }
}

// The keys of JSON are a promise to scripts.
func TestJSON(t *testing.T) {
	c := grove(t)
	j := judged(c, said(t, answersFile))
	larch, ivy := named(t, c, "larch"), named(t, c, "ivy")
	for name, value := range map[string]any{
		"evaluate":         NewEvaluationJSON(j),
		"evaluate-nothing": NewEvaluationJSON(judged(c, said(t, answersFile, "constraints.languages=elixir"))),
		"explain":          NewExplanationJSON(j, larch),
		"explain-excluded": NewExplanationJSON(j, ivy),
		"compare":          NewComparisonJSON(j, []catalog.Framework{named(t, c, "birch"), larch}),
		"whatif":           NewWhatIfJSON(hypothesis(t, "team.languages.go=none", "constraints.exclude=oak", "importance.deployment=5")),
		"list":             NewFrameworks(c, []string{"larch"}),
		"sources":          NewSources(c),
		"lint":             NewLintJSON(c, nil),
		"export":           NewCatalogJSON(c),
		"show-framework":   NewFrameworkShownJSON(c, ivy),
		"show-runtime":     NewRuntimeShownJSON(c, c.Runtimes[0]),
		"show-source":      NewSourceShownJSON(c, c.Sources[0]),
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := JSON(&b, value); err != nil {
				t.Fatal(err)
			}
			golden(t, name+".json", b.Bytes())
			if at := bytes.Index(b.Bytes(), []byte(": null")); at >= 0 && name != "whatif" && name != "evaluate" && name != "explain" {
				t.Errorf("null where an empty list is meant: %s", b.Bytes()[max(0, at-80):at+6])
			}
		})
	}
}

func TestJSONHoldsWhatWasPromised(t *testing.T) {
	j := judged(grove(t), said(t, answersFile))
	for _, tc := range []struct {
		value any
		keys  string
	}{
		{NewEvaluationJSON(j), "ranking excluded tipping_points counterfactuals reliances unanswered"},
		{NewEvaluationJSON(j).Ranking[0], "framework score acceptability criteria claims"},
		{NewEvaluationJSON(j).Ranking[0].Claims[0], "id kind criterion statement when standing cites magnitude because"},
		{NewCatalogJSON(j.Catalog), "sources frameworks claims"},
		{NewCatalogJSON(j.Catalog).Claims[0], "id subject frameworks kind criterion statement when standing cites"},
		{NewCatalogJSON(j.Catalog).Claims[0].Cites[0], "source section label"},
	} {
		text, err := json.Marshal(tc.value)
		if err != nil {
			t.Fatal(err)
		}
		var object map[string]json.RawMessage
		if err := json.Unmarshal(text, &object); err != nil {
			t.Fatal(err)
		}
		for _, key := range strings.Fields(tc.keys) {
			if _, ok := object[key]; !ok {
				t.Errorf("%T has no %s", tc.value, key)
			}
		}
	}
}

// examples are real judgements, of the built-in catalog.
func examples(t testing.TB) map[string]Judgement {
	t.Helper()
	files, err := filepath.Glob("../../../templates/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	list := map[string]Judgement{"nothing said": judged(catalog.Default(), checklist.Answers{})}
	for _, file := range files {
		list[filepath.Base(file)] = judged(catalog.Default(), said(t, file))
		list[filepath.Base(file)+", no limits"] = judged(catalog.Default(), said(t, file, "constraints.frameworks="))
	}
	return list
}

func TestRealPagesAreCalm(t *testing.T) {
	for name, j := range examples(t) {
		t.Run(name, func(t *testing.T) {
			for _, width := range []int{80, 60} {
				written(t, width, func(p Page) { Evaluation(p, j) })
				var all []catalog.Framework
				for _, a := range j.Evaluation.Ranking {
					written(t, width, func(p Page) { Explanation(p, j, a.Framework) })
					all = append(all, a.Framework)
				}
				written(t, width, func(p Page) { Comparison(p, j, all) })
				later := evaluation.Evaluate(j.Catalog, checklist.Answers{})
				written(t, width, func(p Page) {
					Hypothesis(p, WhatIf{Changes: []checklist.Change{{ID: "project.scale"}}, Before: j.Evaluation, After: later})
				})
			}
		})
	}
}

var (
	itemLine  = regexp.MustCompile(`(?m)^ ?\d+ .*?  +(\d)  +([−0-9.]+|no evidence)`)
	claimLine = regexp.MustCompile(`^    ([+−])(\d\.\d\d)  `)
	skillLine = regexp.MustCompile(`0\.7 × ([−0-9.]+) \+ 0\.3`)
	headLine  = regexp.MustCompile(`^ ?(\d+) .*  weight (\d), score ([−0-9.]+)$`)
)

func number(t *testing.T, text string) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(strings.ReplaceAll(text, "−", "-"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// A reader with a pocket calculator comes to the same score, from what the
// explanation says alone.
func TestAnExplanationCanBeDoneAgainByHand(t *testing.T) {
	for name, j := range examples(t) {
		for _, a := range j.Evaluation.Ranking {
			text := written(t, 80, func(p Page) { Explanation(p, j, a.Framework) })
			if got := redo(t, text); math.Abs(got-a.Total) > 1e-3 {
				t.Errorf("%s, %s: by hand it is %.4f, not %.4f", name, a.Framework.ID, got, a.Total)
			}
		}
	}
}

// redo adds up the claims of an explanation.
func redo(t *testing.T, text string) float64 {
	t.Helper()
	var sum, weights, weight, pro, con, skill float64
	team := false
	count := func() {
		value := (pro - con) / (pro + con + 1)
		if team {
			value = 0.7*skill + 0.3*value
		}
		sum += weight * value
		weights += weight
		weight, pro, con, skill, team = 0, 0, 0, 0, false
	}
	body, _, _ := strings.Cut(text, "\nWhat would put")
	for line := range strings.Lines(body) {
		line = strings.TrimSuffix(line, "\n")
		if m := headLine.FindStringSubmatch(line); m != nil {
			count()
			weight, team = number(t, m[2]), m[1] == "3"
		}
		if m := skillLine.FindStringSubmatch(line); m != nil {
			skill = number(t, m[1])
		}
		if m := claimLine.FindStringSubmatch(line); m != nil && m[1] == "+" {
			pro += number(t, m[2])
		} else if m != nil {
			con += number(t, m[2])
		}
	}
	count()
	if weights == 0 {
		t.Fatalf("no items:\n%s", text)
	}
	return sum / weights
}

// The sum at the head of an explanation adds up.
func TestTheSumOfAnExplanationAddsUp(t *testing.T) {
	for name, j := range examples(t) {
		for _, a := range j.Evaluation.Ranking {
			text := written(t, 80, func(p Page) { sum(p, a) })
			var sum, weights float64
			for _, m := range itemLine.FindAllStringSubmatch(text, -1) {
				weights += number(t, m[1])
				if m[2] != "no evidence" {
					sum += number(t, m[1]) * number(t, m[2])
				}
			}
			if math.Abs(sum/weights-a.Total) > 1e-3 {
				t.Errorf("%s, %s: %.4f, not %.4f\n%s", name, a.Framework.ID, sum/weights, a.Total, text)
			}
		}
	}
}

// Every reason is traceable to a page: under each claim that an explanation
// shows stand the title, the section and the label of each of its cites.
func TestEveryReasonNamesItsSources(t *testing.T) {
	for name, j := range examples(t) {
		for _, a := range j.Evaluation.Ranking {
			shown := strings.Join(strings.Fields(written(t, 80, func(p Page) { Explanation(p, j, a.Framework) })), " ")
			for _, s := range a.Scores {
				for _, m := range s.Evidence {
					for _, cite := range slices.Concat(m.Claim.Cites, m.Claim.Outdated.Cites) {
						source, _ := j.Catalog.Source(cite.Source)
						want := strings.Join(strings.Fields(fmt.Sprintf("› %s § %s: “%s”", source.Title, cite.Section, cite.Label)), " ")
						if !strings.Contains(shown, want) || !strings.Contains(shown, source.URL) {
							t.Errorf("%s, %s: %s does not show %q", name, a.Framework.ID, m.Claim.ID, want)
						}
					}
				}
			}
		}
	}
}
