package evaluation

import (
	"slices"

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

// To is the part that puts one framework first; the acceptability is that of all.
func (s Sensitivity) To(framework string) Sensitivity {
	s.TippingPoints = keep(s.TippingPoints, func(t TippingPoint) bool { return t.Framework == framework })
	s.Counterfactuals = keep(s.Counterfactuals, func(c Counterfactual) bool { return c.Framework == framework })
	s.Reliances = keep(s.Reliances, func(r Reliance) bool { return r.Framework == framework })
	return s
}

func keep[T any](list []T, is func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(item T) bool { return !is(item) })
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
