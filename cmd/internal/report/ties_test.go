package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Frameworks with the same score are called so: that one stands above the other
// says nothing about them.
func TestTiesAreCalledTies(t *testing.T) {
	standing := func(name string, total float64) evaluation.Alternative {
		return evaluation.Alternative{Framework: catalog.Framework{ID: strings.ToLower(name), Name: name}, Total: total}
	}
	level := evaluation.Evaluation{Ranking: []evaluation.Alternative{standing("Ash", 0.5), standing("Elm", 0.5), standing("Oak", 0.2)}}
	apart := evaluation.Evaluation{Ranking: []evaluation.Alternative{standing("Oak", 0.7), standing("Ash", 0.5), standing("Elm", 0.5)}}
	change := []checklist.Change{{ID: "team.size", New: []string{"5"}}}
	for want, w := range map[string]WhatIf{
		"Ash would come first instead of Oak, level with Elm at 0.500: nothing but the alphabet puts one first.": {change, apart, level},
		"Oak would come first instead of Ash (which is level with Elm), 0.200 ahead of Ash.":                     {change, level, apart},
	} {
		var out bytes.Buffer
		Hypothesis(NewPage(&out, 0), w)
		if got := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	var out bytes.Buffer
	ranking(NewPage(&out, 0), Judgement{Evaluation: level, Sensitivity: evaluation.Sensitivity{Acceptability: make([]float64, 3)}})
	if got := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(got, "Ash and Elm are level: nothing but the alphabet puts one first, in the weightings, too.") {
		t.Error(got)
	}
}
