package evaluation

import "math"

// TippingPoint is the smallest change of one criterion's importance that puts
// another framework first, all else as the team said. What a policy does not
// allow is none.
type TippingPoint struct {
	Criterion  string
	Importance int     // as the team gave it
	At         float64 // 0 to 5: just beyond it the other framework leads
	Reached    int     // the nearest whole importance beyond it, 0 to 5
	Framework  string  // who leads there
}

// Up tells whether the criterion would have to matter more, not less.
func (t TippingPoint) Up() bool { return t.Reached > t.Importance }

const mostImportance = 5

// tippingPoints are the criteria whose importance decides who comes first, in
// the checklist's order. The points are exact: as the importance of a criterion
// moves, the lead over another framework follows a straight line, and the point
// is where the nearest of these lines crosses zero.
func (l ledger) tippingPoints(criteria []string) []TippingPoint {
	if len(l.frameworks) < 2 {
		return nil
	}
	var points []TippingPoint
	values := l.values()
	for c, criterion := range criteria {
		nearest := TippingPoint{Criterion: criterion, Importance: int(l.weights[c]), At: math.Inf(1)}
		for i := range values[1:] {
			at, reached, ok := l.crossing(values[0], values[i+1], c)
			if ok && math.Abs(at-l.weights[c]) < math.Abs(nearest.At-l.weights[c]) {
				nearest.At, nearest.Reached, nearest.Framework = at, reached, l.frameworks[i+1].ID
			}
		}
		if nearest.Framework != "" {
			points = append(points, nearest)
		}
	}
	return points
}

// crossing is the importance of a criterion at which the lead of the first over
// another is zero, and the nearest whole one at which it is gone. Where the
// first does better on the criterion, that lies below the team's importance,
// where it does worse, above.
func (l ledger) crossing(first, other []float64, criterion int) (at float64, reached int, ok bool) {
	var rest float64 // the lead without this criterion
	for c, weight := range l.weights {
		if c != criterion {
			rest += float64(weight * (first[c] - other[c]))
		}
	}
	slope := first[criterion] - other[criterion]
	if slope == 0 {
		return 0, 0, false
	}
	at = settle(-rest / slope) // a point at 2 must not seem to lie beyond it
	reached = int(math.Ceil(at)) - 1
	if slope < 0 {
		reached = int(math.Floor(at)) + 1
	}
	return at, reached, reached >= l.least[criterion] && reached <= mostImportance
}
