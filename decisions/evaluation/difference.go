package evaluation

import (
	"cmp"
	"math"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// Contribution is what one criterion adds to the difference of two totals.
type Contribution struct {
	Criterion string
	Points    float64
}

// Lead is where a's total is ahead of b's, and where behind: one contribution
// for each criterion that makes a difference, the largest first. Together they
// are the difference of the totals.
func Lead(a, b Alternative) []Contribution {
	var lead []Contribution
	ours, theirs := a.parts(), b.parts()
	for i, s := range a.Scores {
		if points := settle(ours[i] - theirs[i]); points != 0 {
			lead = append(lead, Contribution{s.Criterion, points})
		}
	}
	slices.SortStableFunc(lead, func(x, y Contribution) int { return cmp.Compare(math.Abs(y.Points), math.Abs(x.Points)) })
	return lead
}

// parts are what each criterion adds to the total.
func (a Alternative) parts() []float64 {
	parts := make([]float64, len(a.Scores))
	var weights float64
	for _, s := range a.Scores {
		weights += float64(s.Importance)
	}
	for i, s := range a.Scores {
		if weights > 0 {
			parts[i] = float64(s.Importance) * s.Value / weights
		}
	}
	return parts
}

// Standing is how a framework fares in one evaluation.
type Standing struct {
	Place       int    // from 1; 0 when it takes no part
	Excluded    string // the reason why it takes no part
	Alternative        // empty when it takes no part
}

// Standing is how the framework fares.
func (e Evaluation) Standing(framework string) Standing {
	if place := e.Place(framework); place > 0 {
		return Standing{Place: place, Alternative: e.Ranking[place-1]}
	}
	for _, x := range e.Excluded {
		if x.Framework.ID == framework {
			return Standing{Excluded: x.Reason}
		}
	}
	return Standing{}
}

// Move is how a framework fares in two evaluations.
type Move struct {
	Framework     catalog.Framework
	Before, After Standing
}

// Moves compares two evaluations: each framework that takes part in one of
// them, in the order of the second, those that drop out behind.
func Moves(before, after Evaluation) []Move {
	var moves []Move
	for _, a := range after.Ranking {
		moves = append(moves, Move{a.Framework, before.Standing(a.Framework.ID), after.Standing(a.Framework.ID)})
	}
	for _, a := range before.Ranking {
		if after.Place(a.Framework.ID) == 0 {
			moves = append(moves, Move{a.Framework, before.Standing(a.Framework.ID), after.Standing(a.Framework.ID)})
		}
	}
	return moves
}

// Shift is a criterion on which a framework does not fare as before: its score
// or its weight is another, or other claims matter.
type Shift struct {
	Before, After Score
	Points        float64 // what that does to the total
	Gained, Lost  []Match // claims that matter only after, only before
}

// Shifts are the criteria that moved, those that move the total most first;
// none where the framework takes no part in one of the evaluations.
func (m Move) Shifts() []Shift {
	if m.Before.Place == 0 || m.After.Place == 0 {
		return nil
	}
	var shifts []Shift
	was, is := m.Before.parts(), m.After.parts()
	for i, before := range m.Before.Scores {
		after := m.After.Scores[i]
		shift := Shift{before, after, settle(is[i] - was[i]), missing(after.Evidence, before.Evidence), missing(before.Evidence, after.Evidence)}
		if before.Value != after.Value || before.Importance != after.Importance || len(shift.Gained)+len(shift.Lost) > 0 {
			shifts = append(shifts, shift)
		}
	}
	slices.SortStableFunc(shifts, func(x, y Shift) int { return cmp.Compare(math.Abs(y.Points), math.Abs(x.Points)) })
	return shifts
}

// missing are the matches that the other list does not have.
func missing(matches, other []Match) []Match {
	var list []Match
	for _, match := range matches {
		if !slices.ContainsFunc(other, func(o Match) bool { return o.Claim.ID == match.Claim.ID }) {
			list = append(list, match)
		}
	}
	return list
}
