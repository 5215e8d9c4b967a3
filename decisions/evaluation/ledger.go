package evaluation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// ledger is an evaluation as bare numbers, in which one entry can be changed
// and the first place asked for again at little cost. Row for row it is the
// ranking, column for column the criteria.
type ledger struct {
	frameworks []catalog.Framework
	weights    []float64 // importance by criterion
	least      []int     // what policies let it be at least
	entries    [][]entry
}

// entry is what speaks for and against a framework on one criterion.
type entry struct {
	pro, con    float64
	proficiency float64
	team        bool // whether the criterion is the team's
}

func newLedger(e Evaluation) ledger {
	var l ledger
	for _, a := range e.Ranking {
		row := make([]entry, len(a.Scores))
		for i, s := range a.Scores {
			row[i] = entryOf(s)
		}
		l.frameworks = append(l.frameworks, a.Framework)
		l.entries = append(l.entries, row)
	}
	if len(e.Ranking) > 0 {
		for _, s := range e.Ranking[0].Scores {
			l.weights = append(l.weights, float64(s.Importance))
		}
		l.least = floors(criteriaOf(e), e.Policies)
	}
	return l
}

func entryOf(s Score) entry {
	return entry{s.For, s.Against, s.Proficiency, s.Criterion == teamCriterion}
}

// value is the entry's score.
func (e entry) value() float64 {
	claims := (e.pro - e.con) / (e.pro + e.con + 1)
	if e.team {
		return float64(proficiencyShare*e.proficiency) + float64((1-proficiencyShare)*claims)
	}
	return claims
}

func (e entry) hasEvidence() bool { return e.pro+e.con > 0 }

// values are the scores of each framework.
func (l ledger) values() [][]float64 {
	values := make([][]float64, len(l.entries))
	for i, row := range l.entries {
		values[i] = make([]float64, len(row))
		for c, entry := range row {
			values[i][c] = entry.value()
		}
	}
	return values
}

// total is a framework's weighted mean, settled as in the ranking.
func (l ledger) total(framework int) float64 {
	var sum, weights float64
	for c, entry := range l.entries[framework] {
		sum += float64(l.weights[c] * entry.value())
		weights += l.weights[c]
	}
	if weights == 0 {
		return 0
	}
	return settle(sum / weights)
}

func (l ledger) coverage(framework int) int {
	count := 0
	for _, entry := range l.entries[framework] {
		if entry.hasEvidence() {
			count++
		}
	}
	return count
}

// first is the row of the framework that ranks first.
func (l ledger) first() int { return l.firstBy(l.total) }

// firstBy is the same for totals that come from elsewhere.
func (l ledger) firstBy(totalOf func(framework int) float64) int {
	best, bestTotal := 0, totalOf(0)
	for i := 1; i < len(l.frameworks); i++ {
		total := totalOf(i)
		if total > bestTotal || total == bestTotal && l.breaksTie(i, best) {
			best, bestTotal = i, total
		}
	}
	return best
}

// breaksTie tells whether a row goes before another that has the same total.
func (l ledger) breaksTie(row, other int) bool {
	return cmp.Or(
		cmp.Compare(l.coverage(other), l.coverage(row)),
		strings.Compare(l.frameworks[row].ID, l.frameworks[other].ID),
	) < 0
}

// with is the ledger with one criterion's importance changed.
func (l ledger) with(criterion int, importance float64) ledger {
	l.weights = slices.Clone(l.weights)
	l.weights[criterion] = importance
	return l
}

// change is what a what-if adds to an entry, or takes from it.
type change struct {
	framework, criterion int
	entry
}

// undone is the change that takes it back.
func (c change) undone() change {
	c.pro, c.con, c.proficiency = -c.pro, -c.con, -c.proficiency
	return c
}

// firstAfter is the row that ranks first once the changes are made. The ledger
// is the same afterwards: what is added are multiples of a quarter, which
// floating-point numbers add and take away exactly.
func (l ledger) firstAfter(changes []change) int {
	if len(changes) == 0 {
		return 0
	}
	for _, c := range changes {
		l.add(c)
	}
	first := l.first()
	for _, c := range changes {
		l.add(c.undone())
	}
	return first
}

func (l ledger) add(c change) {
	e := &l.entries[c.framework][c.criterion]
	e.pro += c.pro
	e.con += c.con
	e.proficiency += c.proficiency
}
