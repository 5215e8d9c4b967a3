package generators

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// weighed is what speaks for and against a framework, each thing once: what
// holds in general comes last, and claims that contradict each other are one
// argument.
func (v *recordView) weighed(good, bad []map[string]any) map[string]any {
	disputed := []map[string]any{}
	for _, group := range contradictions(v.claimed(good), v.claimed(bad)) {
		disputed = append(disputed, v.contradiction(group))
		in := func(argument map[string]any) bool {
			return slices.ContainsFunc(group, func(c catalog.Claim) bool { return c.ID == argument["id"] })
		}
		good, bad = slices.DeleteFunc(slices.Clone(good), in), slices.DeleteFunc(slices.Clone(bad), in)
	}
	return map[string]any{"good": generalLast(good), "bad": generalLast(bad), "disputed": disputed}
}

// claimed are the claims among some arguments.
func (v *recordView) claimed(arguments []map[string]any) []catalog.Claim {
	var list []catalog.Claim
	for _, argument := range arguments {
		id, _ := argument["id"].(string) // it always is
		if claim, ok := v.in.Catalog.Claim(id); ok {
			list = append(list, claim)
		}
	}
	return list
}

func generalLast(arguments []map[string]any) []map[string]any {
	list, last := []map[string]any{}, []map[string]any{}
	for _, argument := range arguments {
		if argument["general"] == true {
			last = append(last, argument)
		} else {
			list = append(list, argument)
		}
	}
	return append(list, last...)
}

// contradictions groups the claims for a framework with those against it that
// say the opposite; what nothing here contradicts is in no group.
func contradictions(good, bad []catalog.Claim) [][]catalog.Claim {
	var groups [][]catalog.Claim
	met := map[string]bool{}
	for _, claim := range good {
		if met[claim.ID] {
			continue
		}
		group := []catalog.Claim{claim}
		for i := 0; i < len(group); i++ {
			for _, other := range slices.Concat(good, bad) {
				if contradict(group[i], other) && !slices.ContainsFunc(group, func(c catalog.Claim) bool { return c.ID == other.ID }) {
					group = append(group, other)
				}
			}
		}
		for _, c := range group {
			met[c.ID] = true
		}
		if len(group) > 1 {
			groups = append(groups, group)
		}
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
