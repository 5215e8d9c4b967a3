package evaluation

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Weightings is how many ways to weigh the criteria are tried.
const Weightings = 10_000

// acceptability is each framework's share of weightings in which it comes
// first, in the order of the ranking: the first-rank acceptability index of
// SMAA-2 (Lahdelma and Salminen, SMAA-2: Stochastic multicriteria acceptability
// analysis for group decision making, Operations Research 49(3), 2001).
//
// The weightings lie around the team's own: they follow the Dirichlet
// distribution whose parameters are the importances, so that the expected
// weights are the team's, an importance of 0 stays 0, and weights of criteria
// that matter more vary less in proportion.
func (l ledger) acceptability(n int) []float64 {
	shares := make([]float64, len(l.frameworks))
	if len(shares) == 0 {
		return shares
	}
	values, rows := l.contenders()
	values, importances := l.apart(values)
	weights := make([]float64, len(importances))
	random := uniform{rand.NewPCG(2001, 0)} // a fixed seed: equal answers give equal records
	for range n {
		for c, importance := range importances {
			weights[c] = random.gamma(importance)
		}
		shares[rows[leader(values, weights)]]++
	}
	for i := range shares {
		shares[i] /= float64(n)
	}
	return shares
}

// contenders are the scores of the frameworks that can come first at all, and
// their rows: one that does no better on any item than one before it cannot.
func (l ledger) contenders() (values [][]float64, rows []int) {
	for i, row := range l.values() {
		beaten := slices.ContainsFunc(values, func(better []float64) bool {
			for c, value := range row {
				if value > better[c] && l.weights[c] > 0 {
					return false
				}
			}
			return true
		})
		if !beaten {
			values, rows = append(values, row), append(rows, i)
		}
	}
	return values, rows
}

// apart leaves out the criteria that decide nothing between the contenders:
// those without weight, and those on which all are equal.
func (l ledger) apart(contenders [][]float64) (values [][]float64, importances []int) {
	values = make([][]float64, len(contenders))
	for c, weight := range l.weights {
		differs := slices.ContainsFunc(contenders, func(row []float64) bool { return row[c] != contenders[0][c] })
		if weight == 0 || !differs {
			continue
		}
		importances = append(importances, int(weight))
		for i, row := range contenders {
			values[i] = append(values[i], row[c])
		}
	}
	return values, importances
}

// leader is the row with the greatest weighted sum, the first of equal ones:
// rows stand in the order of the ranking.
func leader(values [][]float64, weights []float64) int {
	best, bestSum := 0, math.Inf(-1)
	for i, row := range values {
		var sum float64
		for c, value := range row {
			sum += float64(weights[c] * value)
		}
		if sum > bestSum {
			best, bestSum = i, sum
		}
	}
	return best
}

// uniform draws numbers that depend on nothing but the seed.
type uniform struct{ *rand.PCG }

// gamma draws from the gamma distribution of a whole shape and scale 1: the
// sum of so many exponentially distributed numbers. Gamma numbers divided by
// their sum follow the Dirichlet distribution; who leads does not depend on
// the division, so it is left out.
func (u uniform) gamma(shape int) float64 {
	product := 1.0
	for range shape {
		product *= 1 - float64(u.Uint64()>>11)/(1<<53) // in (0,1]
	}
	return -math.Log(product)
}
