package evaluation

import (
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Sensitivity is how firmly the first place is held, and what would move it.
type Sensitivity struct {
	Acceptability   []float64 // by place: the share of weightings in which it comes first, 0 to 1
	TippingPoints   []TippingPoint
	Counterfactuals []Counterfactual
	Reliances       []Reliance
}

// Analyse tries what else might be: other weights, other answers, and the same
// evidence without each of its sources. e is the evaluation of c and answers.
func Analyse(c catalog.Catalog, answers checklist.Answers, e Evaluation) Sensitivity {
	if len(e.Ranking) == 0 {
		return Sensitivity{}
	}
	w := newWhatIf(c, answers, e)
	return Sensitivity{
		Acceptability:   w.ledger.acceptability(Weightings),
		TippingPoints:   w.ledger.tippingPoints(criteriaOf(e)),
		Counterfactuals: w.counterfactuals(),
		Reliances:       w.reliances(),
	}
}

func criteriaOf(e Evaluation) []string {
	var ids []string
	for _, s := range e.Ranking[0].Scores {
		ids = append(ids, s.Criterion)
	}
	return ids
}
