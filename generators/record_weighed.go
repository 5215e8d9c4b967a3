package generators

import (
	"cmp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// arguments are what speaks for and against a framework: all of it, and
// weighed, each thing once.
type arguments struct {
	good, bad []map[string]any
	weighed   map[string]any
}

// point is what speaks for or against a framework: a claim, or how well the team
// knows its language, which is no claim.
type point struct {
	claim catalog.Claim
	skill map[string]any
}

// arguments are those on the most important criteria first, then the strongest.
// Weighed, what holds in general comes last, and claims that contradict each
// other are one argument.
func (v *recordView) arguments(a evaluation.Alternative) arguments {
	scores := slices.Clone(a.Scores)
	slices.SortStableFunc(scores, func(x, y evaluation.Score) int { return cmp.Compare(y.Importance, x.Importance) })
	good, bad := v.points(a.Framework, scores, 1), v.points(a.Framework, scores, -1)
	groups := contradictions(claimed(slices.Concat(good, bad)))
	inGroup := func(p point) bool {
		return p.skill == nil && slices.ContainsFunc(groups, func(group []catalog.Claim) bool {
			return slices.ContainsFunc(group, func(c catalog.Claim) bool { return c.ID == p.claim.ID })
		})
	}
	told := map[string]map[string]any{}
	alone := func(points []point) []map[string]any {
		return v.told(generalLast(slices.DeleteFunc(slices.Clone(points), inGroup)), told)
	}
	weighed := map[string]any{"good": alone(good)}
	disputed := []map[string]any{}
	for _, group := range groups {
		disputed = append(disputed, v.contradiction(group))
	}
	weighed["disputed"], weighed["bad"] = disputed, alone(bad)
	return arguments{v.told(good, told), v.told(bad, told), weighed}
}

// points lists what speaks for (1) or against (-1).
func (v *recordView) points(framework catalog.Framework, scores []evaluation.Score, side int) []point {
	var list []point
	for _, score := range scores {
		if score.Criterion == "team" {
			if skill := v.skill(framework, score.Proficiency, side); skill != nil {
				list = append(list, point{skill: skill})
			}
		}
		for _, match := range score.Evidence {
			if argues(match.Claim) && match.Claim.Kind.Speaks() == side {
				list = append(list, point{claim: match.Claim})
			}
		}
	}
	return list
}

// told are points as a record tells them; each claim is put into words once.
func (v *recordView) told(points []point, before map[string]map[string]any) []map[string]any {
	list := []map[string]any{}
	for _, p := range points {
		argument := p.skill
		if argument == nil {
			if argument = before[p.claim.ID]; argument == nil {
				argument = v.argument(p.claim)
				before[p.claim.ID] = argument
			}
		}
		list = append(list, argument)
	}
	return list
}

func generalLast(points []point) []point {
	var list, last []point
	for _, p := range points {
		if p.skill == nil && p.claim.General() {
			last = append(last, p)
		} else {
			list = append(list, p)
		}
	}
	return append(list, last...)
}

// claimed are the claims among some points.
func claimed(points []point) []catalog.Claim {
	var list []catalog.Claim
	for _, p := range points {
		if p.skill == nil {
			list = append(list, p.claim)
		}
	}
	return list
}

// contradictions groups the claims for a framework with those against it that
// say the opposite; what nothing here contradicts is in no group.
func contradictions(claims []catalog.Claim) [][]catalog.Claim {
	var disputing []catalog.Claim
	for _, claim := range claims {
		if slices.ContainsFunc(claims, func(other catalog.Claim) bool { return contradict(claim, other) }) {
			disputing = append(disputing, claim)
		}
	}
	var groups [][]catalog.Claim
	met := map[string]bool{}
	for _, claim := range disputing {
		if met[claim.ID] {
			continue
		}
		met[claim.ID] = true
		group := []catalog.Claim{claim}
		for i := 0; i < len(group); i++ {
			for _, other := range disputing {
				if !met[other.ID] && contradict(group[i], other) {
					met[other.ID] = true
					group = append(group, other)
				}
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// contradict tells that one claim speaks for a framework and the other against
// it, and that one disputes the other.
func contradict(a, b catalog.Claim) bool {
	return a.Kind.Speaks() == -b.Kind.Speaks() && (slices.Contains(a.DisputedBy, b.ID) || slices.Contains(b.DisputedBy, a.ID))
}

// contradiction is claims that contradict each other as one argument.
func (v *recordView) contradiction(claims []catalog.Claim) map[string]any {
	var sides [2][]string
	var mitigations []string
	var ids []string
	for _, claim := range claims {
		ids = append(ids, claim.ID)
	}
	disputes := []string{}
	for _, claim := range claims {
		side := 0
		if claim.Kind.Speaks() < 0 {
			side = 1
		}
		sides[side] = append(sides[side], v.cited(claim.Statement, claim))
		if claim.Mitigation != "" {
			mitigations = append(mitigations, sentence(escape(claim.Mitigation)))
		}
		disputes = append(disputes, v.disputes(claim, ids...)...)
	}
	statement := strings.Join(sides[0], " ") + " Against that: " + strings.Join(sides[1], " ")
	return map[string]any{
		"id":         claims[0].ID,
		"statement":  statement,
		"text":       "sources disagree: " + statement,
		"mitigation": strings.Join(mitigations, " "),
		"disputes":   disputes,
		"general":    false,
	}
}
