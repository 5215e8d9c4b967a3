package generators

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// PolicyMoved is a policy that is another than when the record before was
// written, and what it does.
type PolicyMoved struct {
	Name   string
	Then   bool     // whether the decision before kept to one of this name
	Now    bool     // whether this one does
	Out    []string // frameworks that took part then and that it rules out
	Raised []evaluation.Raise
}

// policiesMoved compares the policies of a decision with those of now.
func policiesMoved(then Outcome, now evaluation.Evaluation) []PolicyMoved {
	var list []PolicyMoved
	for _, p := range now.Policies {
		if slices.Contains(then.Policies, Policy{p.Name, p.Digest()}) {
			continue
		}
		moved := PolicyMoved{Name: p.Name, Then: slices.ContainsFunc(then.Policies, ofName(p.Name)), Now: true}
		for _, x := range now.Excluded {
			tookPart := slices.ContainsFunc(then.Ranking, func(s Standing) bool { return s.Framework == x.Framework.ID })
			if x.Policy == p.Name && tookPart {
				moved.Out = append(moved.Out, x.Framework.Name)
			}
		}
		for _, r := range now.Raised {
			if r.Policy == p.Name {
				moved.Raised = append(moved.Raised, r)
			}
		}
		list = append(list, moved)
	}
	for _, p := range then.Policies {
		if !slices.ContainsFunc(now.Policies, func(q evaluation.Policy) bool { return q.Name == p.Name }) {
			list = append(list, PolicyMoved{Name: p.Name, Then: true})
		}
	}
	return list
}

func ofName(name string) func(Policy) bool { return func(p Policy) bool { return p.Name == name } }
