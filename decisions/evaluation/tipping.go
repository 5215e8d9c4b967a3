package evaluation

import (
	"fmt"
	"strconv"
)

// TippingPoint is a run of importances of one criterion that put another
// framework first, all else as the team said. An importance is a whole number:
// who would lead between two of them is nobody's to choose. What a policy does
// not allow is none, and neither is what leaves no criterion any weight.
type TippingPoint struct {
	Criterion  string
	Importance int    // as the team gave it
	Reached    int    // the nearest importance of the run, 0 to 5
	Through    int    // the farthest, which can be the same
	Framework  string // who leads there
}

const mostImportance = 5

// Span is the importances in words, such as "2 or less".
func (t TippingPoint) Span() string {
	least, most := min(t.Reached, t.Through), max(t.Reached, t.Through)
	switch {
	case least == most:
		return strconv.Itoa(least)
	case least == 0:
		return fmt.Sprintf("%d or less", most)
	case most == mostImportance:
		return fmt.Sprintf("%d or more", least)
	case least+1 == most:
		return fmt.Sprintf("%d or %d", least, most)
	}
	return fmt.Sprintf("%d to %d", least, most)
}

// tippingPoints are the importances that decide who comes first, in the
// checklist's order of the criteria, for each of them less before more and near
// before far.
func (l ledger) tippingPoints(criteria []string) []TippingPoint {
	if len(l.frameworks) < 2 {
		return nil
	}
	var points []TippingPoint
	values := l.values()
	for c, criterion := range criteria {
		now := int(l.weights[c])
		for _, step := range []int{-1, 1} {
			last := 0 // the row that leads at the importance before
			for at := now + step; at >= l.least[c] && at <= mostImportance; at += step {
				first := l.with(c, float64(at)).leading(values)
				switch first {
				case 0:
				case last:
					points[len(points)-1].Through = at
				default:
					points = append(points, TippingPoint{criterion, now, at, at, l.frameworks[first].ID})
				}
				last = first
			}
		}
	}
	return points
}

// leading is the row that ranks first for scores that are known already; the
// first row where no criterion has any weight, as nothing then leads.
func (l ledger) leading(values [][]float64) int {
	var weights float64
	for _, weight := range l.weights {
		weights += weight
	}
	if weights == 0 {
		return 0
	}
	return l.firstBy(func(framework int) float64 {
		var sum float64
		for c, value := range values[framework] {
			sum += float64(l.weights[c] * value)
		}
		return settle(sum / weights)
	})
}
