package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Comparison sets frameworks side by side: their scores, where the difference
// comes from, and the claims that make it. All of them take part in the
// ranking; the best placed is what the others are measured by.
func Comparison(p Page, j Judgement, frameworks []catalog.Framework) {
	shown := standings(j, frameworks)
	for part := range slices.Chunk(shown, room(p, alternatives(shown))) {
		items(p, alternatives(part))
		totals(p, j, part)
		p.gap()
	}
	for _, other := range shown[1:] {
		lead(p, shown[0], other)
		p.gap()
	}
	differences(p, j, shown)
}

// standings are the frameworks as they stand, best first.
func standings(j Judgement, frameworks []catalog.Framework) []evaluation.Standing {
	var shown []evaluation.Standing
	for _, f := range frameworks {
		shown = append(shown, j.Evaluation.Standing(f.ID))
	}
	slices.SortFunc(shown, func(a, b evaluation.Standing) int { return cmp.Compare(a.Place, b.Place) })
	return shown
}

func alternatives(shown []evaluation.Standing) []evaluation.Alternative {
	var list []evaluation.Alternative
	for _, s := range shown {
		list = append(list, s.Alternative)
	}
	return list
}

func totals(p Page, j Judgement, shown []evaluation.Standing) {
	width := cellsOf(p, alternatives(shown))
	score, place := pad("Score", itemWidth+8), pad("Place of "+fmt.Sprint(len(j.Evaluation.Ranking)), itemWidth+8)
	for _, s := range shown {
		score += "  " + right(fixed(s.Total, exact), width)
		place += "  " + right(decisions.Ordinal(s.Place), width)
	}
	p.line("%s", score)
	p.line("%s", place)
}

// lead shows what each item adds to the difference of two totals.
func lead(p Page, first, other evaluation.Standing) {
	contributions := evaluation.Lead(first.Alternative, other.Alternative)
	difference := first.Total - other.Total
	if len(contributions) == 0 {
		p.text(0, fmt.Sprintf("%s and %s score the same on every item.", first.Framework.Name, other.Framework.Name))
		return
	}
	p.text(0, fmt.Sprintf("%s is ahead of %s by %s. Where that comes from:", first.Framework.Name, other.Framework.Name, fixed(difference, exact)))
	most := math.Abs(contributions[0].Points)
	bars := p.width - 4 - itemWidth - 2 - 6 - 2
	for _, c := range contributions {
		p.line("    %s  %s  %s", pad(titles()[c.Criterion], itemWidth), right(change(c.Points), 6), signed(c.Points/most, bars))
	}
}
