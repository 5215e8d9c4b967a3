package report

import "github.com/underpin-dev/underpin/decisions/evaluation"

// WhatIfJSON is what other answers would do: the answers that differ, and each
// framework's way from one evaluation to the other.
type WhatIfJSON struct {
	Changes []ChangeJSON `json:"changes"`
	First   FirstJSON    `json:"first"`
	Moves   []MoveJSON   `json:"moves"`
}

// ChangeJSON is an answer that differs; null is an open question.
type ChangeJSON struct {
	Question string   `json:"question"`
	From     []string `json:"from"`
	To       []string `json:"to"`
}

// FirstJSON is the framework that comes first before and after, "" for none.
type FirstJSON struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

// MoveJSON is a framework in both evaluations; before or after is null where
// it takes no part, and excluded is then the reason. Criteria are those that
// moved.
type MoveJSON struct {
	Framework string        `json:"framework"`
	Name      string        `json:"name"`
	Before    *StandingJSON `json:"before"`
	After     *StandingJSON `json:"after"`
	Excluded  string        `json:"excluded,omitempty"`
	Criteria  []ShiftJSON   `json:"criteria"`
}

// StandingJSON is a place in one ranking.
type StandingJSON struct {
	Place int     `json:"place"`
	Score float64 `json:"score"`
}

// ShiftJSON is a criterion that moved: points is what that does to the total,
// gained and lost are the claims that matter only after or only before.
type ShiftJSON struct {
	Points float64       `json:"points"`
	Before CriterionJSON `json:"before"`
	After  CriterionJSON `json:"after"`
	Gained []ClaimJSON   `json:"gained"`
	Lost   []ClaimJSON   `json:"lost"`
}

// NewWhatIfJSON takes a hypothesis over.
func NewWhatIfJSON(w WhatIf) WhatIfJSON {
	out := WhatIfJSON{Changes: []ChangeJSON{}, First: FirstJSON{firstOf(w.Before), firstOf(w.After)}, Moves: []MoveJSON{}}
	for _, c := range w.Changes {
		out.Changes = append(out.Changes, ChangeJSON{c.ID, c.Old, c.New})
	}
	for _, m := range evaluation.Moves(w.Before, w.After) {
		move := MoveJSON{
			Framework: m.Framework.ID, Name: m.Framework.Name, Before: standingJSON(m.Before), After: standingJSON(m.After),
			Excluded: m.Before.Excluded + m.After.Excluded, Criteria: []ShiftJSON{},
		}
		for _, s := range m.Shifts() {
			move.Criteria = append(move.Criteria, ShiftJSON{s.Points, criterionJSON(s.Before), criterionJSON(s.After), claimsJSON(s.Gained), claimsJSON(s.Lost)})
		}
		out.Moves = append(out.Moves, move)
	}
	return out
}

func firstOf(e evaluation.Evaluation) string {
	if len(e.Ranking) == 0 {
		return ""
	}
	return e.Ranking[0].Framework.ID
}

func standingJSON(s evaluation.Standing) *StandingJSON {
	if s.Place == 0 {
		return nil
	}
	return &StandingJSON{s.Place, s.Total}
}
