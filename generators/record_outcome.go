package generators

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// outcome says why the chosen framework was chosen: the rest of a sentence
// that ends in "because", and what else there is to say.
func outcome(d decisions.Decision) string {
	if d.Overruled() {
		return sentence(escape(asReason(d.Because))) + " " + overruled(d)
	}
	why := cameFirst(d.Evaluation)
	if d.Because != "" {
		why += " The team adds: " + sentence(escape(d.Because))
	}
	return why
}

// cameFirst is why the ranking puts its first alternative there.
func cameFirst(e evaluation.Evaluation) string {
	ranking := e.Ranking
	switch {
	case len(ranking) > 1 && ranking[0].Total == ranking[1].Total:
		return tied(ranking)
	case len(ranking) > 1:
		shown := ranking[:min(len(ranking), runnersUp+1)]
		decimals := decimalsFor(shown)
		return fmt.Sprintf("it ranks first of %d with a score of %s, ahead of %s.%s", len(ranking),
			pointsTo(decimals, ranking[0].Total), and(named(decimals, shown[1:])), lead(ranking[0], ranking[1]))
	case len(e.Excluded) > 0:
		return "it is the only framework that the constraints leave."
	}
	return "it is the only framework in the catalog."
}

// tied is why one of several with the same score comes first.
func tied(ranking []evaluation.Alternative) string {
	first, second := ranking[0], ranking[1]
	var others []string
	for _, a := range ranking[1:] {
		if a.Total == first.Total {
			others = append(others, escape(a.Framework.Name))
		}
	}
	text := fmt.Sprintf("it shares the highest score, %s, with %s.", points(first.Total), and(others))
	if len(others) == len(ranking)-1 {
		text = fmt.Sprintf("it has the same score as %s, %s.", and(others), points(first.Total))
	}
	if first.Coverage() > second.Coverage() {
		return text + " It comes first because there is evidence about it on more of the ten items."
	}
	return text + fmt.Sprintf(" Nothing but the alphabet puts it before %s.", escape(second.Framework.Name))
}

// overruled is what the ranking says of a framework that is chosen against it.
func overruled(d decisions.Decision) string {
	ranking := d.Evaluation.Ranking
	place := fmt.Sprintf("This overrules the ranking, which puts it %s of %d", decisions.Ordinal(d.Place), len(ranking))
	if d.Chosen.Total == ranking[0].Total {
		return fmt.Sprintf("%s although it has the same score as %s, %s.", place, escape(ranking[0].Framework.Name), points(d.Chosen.Total))
	}
	ahead := ranking[:d.Place-1]
	if len(ahead) > runnersUp+1 {
		ahead = ahead[:runnersUp]
	}
	decimals := decimalsFor(append(slices.Clone(ahead), d.Chosen))
	names := named(decimals, ahead)
	if more := d.Place - 1 - len(ahead); more > 0 {
		names = append(names, fmt.Sprintf("%d others", more))
	}
	return fmt.Sprintf("%s with a score of %s, behind %s.", place, pointsTo(decimals, d.Chosen.Total), and(names)) +
		gap(ranking[0], d.Chosen)
}

// lead is the sentence that says where the first is better than the second.
func lead(first, second evaluation.Alternative) string {
	name := escape(second.Framework.Name)
	switch items := gains(first, second); len(items) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" Its lead over %s comes from one item alone: %s.", name, items[0])
	default:
		return fmt.Sprintf(" Its lead over %s comes most from %s, then from %s.", name, items[0], items[1])
	}
}

// gap is the same sentence when the other one was chosen: what the decision
// gives away.
func gap(first, chosen evaluation.Alternative) string {
	name := escape(first.Framework.Name)
	switch items := gains(first, chosen); len(items) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" %s is ahead on one item alone: %s.", name, items[0])
	default:
		return fmt.Sprintf(" %s is ahead most on %s, then on %s.", name, items[0], items[1])
	}
}

// gains are the items on which the first does better than the second, those
// that move the total most first.
func gains(first, second evaluation.Alternative) []string {
	type gain struct {
		item string
		by   float64
	}
	var list []gain
	for i, criterion := range checklist.Criteria() {
		by := float64(first.Scores[i].Importance) * (first.Scores[i].Value - second.Scores[i].Value)
		if by <= 0 {
			continue
		}
		item := lowerFirst(criterion.Title)
		if scoreCell(first.Scores[i]) == noEvidence {
			// what is not known must not pass for a virtue
			item += fmt.Sprintf(" (where nothing speaks for or against %s)", escape(first.Framework.Name))
		}
		list = append(list, gain{item, by})
	}
	slices.SortStableFunc(list, func(a, b gain) int { return cmp.Compare(b.by, a.by) })
	var items []string
	for _, g := range list {
		items = append(items, g.item)
	}
	return items
}

// named is alternatives with their scores.
func named(decimals int, alternatives []evaluation.Alternative) []string {
	var list []string
	for _, a := range alternatives {
		list = append(list, fmt.Sprintf("%s (%s)", escape(a.Framework.Name), pointsTo(decimals, a.Total)))
	}
	return list
}

// decimalsFor is how many decimals it takes, at least two, to show that
// totals are not the same.
func decimalsFor(alternatives []evaluation.Alternative) int {
	for decimals := 2; decimals < 9; decimals++ {
		shown := map[string]float64{}
		apart := true
		for _, a := range alternatives {
			text := pointsTo(decimals, a.Total)
			if total, ok := shown[text]; ok && total != a.Total {
				apart = false
			}
			shown[text] = a.Total
		}
		if apart {
			return decimals
		}
	}
	return 9
}

// points shows a score as everyone sees it: two decimals and a real minus.
func points(score float64) string { return pointsTo(2, score) }

func pointsTo(decimals int, score float64) string {
	unit := math.Pow10(decimals)
	rounded := math.Round(score*unit)/unit + 0 // + 0: there is no negative zero
	return strings.Replace(fmt.Sprintf("%.*f", decimals, rounded), "-", "−", 1)
}
