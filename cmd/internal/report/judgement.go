package report

import (
	"fmt"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Judgement is an evaluation with what it was made from and how firmly it
// stands.
type Judgement struct {
	Catalog     catalog.Catalog
	Answers     checklist.Answers
	Evaluation  evaluation.Evaluation
	Sensitivity evaluation.Sensitivity
}

// first is the framework that ranks first; there must be one.
func (j Judgement) first() catalog.Framework { return j.Evaluation.Ranking[0].Framework }

// name is a framework's name for a reader.
func (j Judgement) name(id string) string { return j.Catalog.SubjectName(id) }

// decimals are as many as it takes to tell the totals apart.
func (j Judgement) decimals() int {
	totals := make([]float64, len(j.Evaluation.Ranking))
	for i, a := range j.Evaluation.Ranking {
		totals[i] = a.Total
	}
	return decimalsFor(totals)
}

// titles are the names of the ten items by id.
func titles() map[string]string {
	titles := map[string]string{}
	for _, c := range checklist.Criteria() {
		titles[c.ID] = c.Title
	}
	return titles
}

// weightings is how many weightings were tried, for a reader.
func weightings() string {
	return fmt.Sprintf("%d,%03d", evaluation.Weightings/1000, evaluation.Weightings%1000)
}
