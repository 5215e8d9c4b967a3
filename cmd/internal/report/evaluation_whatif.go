package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// WhatIf is one evaluation beside another in which some answers differ.
type WhatIf struct {
	Changes       []checklist.Change
	Before, After evaluation.Evaluation
}

// Hypothesis shows what other answers would do to the ranking, and why.
func Hypothesis(p Page, w WhatIf) {
	if len(w.Changes) == 0 {
		p.text(0, "Nothing differs: that is what the answers say already.")
		return
	}
	p.line("What if")
	for _, c := range w.Changes {
		p.hang(4, "", fmt.Sprintf("%s: %s → %s", c.ID, words(c.Old), words(c.New)))
	}
	p.gap()
	p.text(0, verdict(w))
	moves := evaluation.Moves(w.Before, w.After)
	if !slices.ContainsFunc(moves, moved) {
		return
	}
	p.gap()
	moveTable(p, moves)
	reasons(p, w, moves)
}

// moved tells whether anything is not as before.
func moved(m evaluation.Move) bool {
	return m.Before.Place != m.After.Place || m.Before.Total != m.After.Total || len(m.Shifts()) > 0
}

// verdict says what becomes of the first place.
func verdict(w WhatIf) string {
	was, is := w.Before.Ranking, w.After.Ranking
	moves := evaluation.Moves(w.Before, w.After)
	switch {
	case len(is) == 0 && len(was) == 0:
		return "No framework is left, before and after."
	case len(is) == 0:
		return fmt.Sprintf("No framework would be left; now %s is first.", was[0].Framework.Name)
	case len(was) == 0:
		return fmt.Sprintf("%s would come first; now no framework is left.", is[0].Framework.Name)
	case is[0].Framework.ID != was[0].Framework.ID:
		return fmt.Sprintf("%s would come first instead of %s%s%s", is[0].Framework.Name, was[0].Framework.Name, ofEquals(was), ahead(is))
	case !slices.ContainsFunc(moves, moved):
		return fmt.Sprintf("%s stays first, and no score moves: no claim depends on that.", is[0].Framework.Name)
	}
	return fmt.Sprintf("%s stays first%s", is[0].Framework.Name, ahead(is))
}

// ahead says what the first is compared with: the next one, and by how much. Of
// equals only the order of the ranking puts one first.
func ahead(ranking []evaluation.Alternative) string {
	if len(ranking) < 2 {
		return "."
	}
	gap := ranking[0].Total - ranking[1].Total
	if gap == 0 {
		return fmt.Sprintf(", level with %s at %s: %s.", and(equals(ranking)), fixed(ranking[0].Total, exact), tieBreak(ranking))
	}
	return fmt.Sprintf(", %s ahead of %s.", fixed(gap, exact), ranking[1].Framework.Name)
}

// ofEquals adds to a former first that it was so only among equals.
func ofEquals(ranking []evaluation.Alternative) string {
	if names := equals(ranking); len(names) > 0 {
		return fmt.Sprintf(" (which is level with %s)", and(names))
	}
	return ""
}

// equals names the frameworks that have the score of the first.
func equals(ranking []evaluation.Alternative) []string {
	var names []string
	for _, a := range ranking[1:] {
		if a.Total == ranking[0].Total {
			names = append(names, a.Framework.Name)
		}
	}
	return names
}

// tieBreak is what puts the first of equals there.
func tieBreak(ranking []evaluation.Alternative) string {
	if ranking[0].Coverage() > ranking[1].Coverage() {
		return "evidence on more items goes first"
	}
	return "nothing but the alphabet puts one first"
}

// moveTable is the ranking after, with what it was before.
func moveTable(p Page, moves []evaluation.Move) {
	var names []string
	for _, m := range moves {
		names = append(names, m.Framework.Name)
	}
	width := max(longest(names), 12)
	p.line("%s  place was   score     was  change", pad("Ranking then", width+4))
	for _, m := range moves {
		if m.After.Place == 0 {
			p.hang(0, fmt.Sprintf("  – %s  %s  ", pad(m.Framework.Name, width), right(placeWas(m), 9)), "excluded: "+m.After.Excluded)
			continue
		}
		line := fmt.Sprintf("%3d %s  %s  %s", m.After.Place, pad(m.Framework.Name, width), right(placeWas(m), 9), right(fixed(m.After.Total, exact), 6))
		if m.Before.Place > 0 {
			line += fmt.Sprintf("  %s  %s", right(fixed(m.Before.Total, exact), 6), right(delta(m), 6))
		}
		p.line("%s", line)
	}
}

// placeWas is the former place and how far it is from the present one.
func placeWas(m evaluation.Move) string {
	switch {
	case m.Before.Place == 0:
		return "excluded"
	case m.After.Place == 0, m.After.Place == m.Before.Place:
		return fmt.Sprintf("%d    ", m.Before.Place)
	case m.After.Place < m.Before.Place:
		return fmt.Sprintf("%d ▲%2d", m.Before.Place, m.Before.Place-m.After.Place)
	}
	return fmt.Sprintf("%d ▼%2d", m.Before.Place, m.After.Place-m.Before.Place)
}

func delta(m evaluation.Move) string {
	if m.After.Total == m.Before.Total {
		return "="
	}
	return change(m.After.Total - m.Before.Total)
}

// reasons shows what moved the frameworks that matter most: those that come
// first, and those that gain and lose most.
func reasons(p Page, w WhatIf, moves []evaluation.Move) {
	for _, m := range telling(w, moves) {
		shifts := m.Shifts()
		if len(shifts) == 0 {
			continue
		}
		p.gap()
		p.split("Why "+m.Framework.Name+" moves", fmt.Sprintf("%s → %s", fixed(m.Before.Total, exact), fixed(m.After.Total, exact)))
		rest := m.After.Total - m.Before.Total
		for _, s := range shifts {
			shift(p, s)
			rest -= s.Points
		}
		if math.Abs(rest) >= 0.0005 {
			p.hang(2, right(change(rest), 6)+"  ", "the other items, whose share of all weights is another now")
		}
	}
}

func shift(p Page, s evaluation.Shift) {
	text := "score " + fixed(s.Before.Value, 2)
	if s.After.Value != s.Before.Value {
		text += " → " + fixed(s.After.Value, 2)
	}
	text += fmt.Sprintf(", weight %d", s.Before.Importance)
	if s.After.Importance != s.Before.Importance {
		text += fmt.Sprintf(" → %d", s.After.Importance)
	}
	if s.After.Proficiency != s.Before.Proficiency {
		text += fmt.Sprintf(", skill %s → %s", fixed(s.Before.Proficiency, 2), fixed(s.After.Proficiency, 2))
	}
	p.hang(2, right(change(s.Points), 6)+"  ", titles()[s.After.Criterion]+": "+text)
	for _, m := range s.Gained {
		counted(p, "now", m)
	}
	for _, m := range s.Lost {
		counted(p, "no longer", m)
	}
}

func counted(p Page, when string, m evaluation.Match) {
	p.hang(10, fmt.Sprintf("%s %s", when, sign(m)), m.Claim.Statement)
	p.text(12, fmt.Sprintf("(%s: %s)", m.Claim.ID, strings.Join(m.Claim.CitedSources(), ", ")))
}

// telling are the moves that are explained in text; JSON has all of them.
func telling(w WhatIf, moves []evaluation.Move) []evaluation.Move {
	var up, down string
	var most, least float64
	for _, m := range moves {
		if m.Before.Place == 0 || m.After.Place == 0 {
			continue
		}
		if d := m.After.Total - m.Before.Total; d > most {
			up, most = m.Framework.ID, d
		} else if d < least {
			down, least = m.Framework.ID, d
		}
	}
	told := []string{up, down}
	if len(w.Before.Ranking) > 0 && len(w.After.Ranking) > 0 {
		told = append(told, w.Before.Ranking[0].Framework.ID, w.After.Ranking[0].Framework.ID)
	}
	return keep(moves, func(m evaluation.Move) bool { return slices.Contains(told, m.Framework.ID) })
}
