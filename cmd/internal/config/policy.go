package config

import (
	"slices"
	"strconv"

	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Policies are the policy of each layer that has one. None is left out: they
// add up, whatever lies on top.
func (s Settings) Policies() []evaluation.Policy {
	var policies []evaluation.Policy
	for _, layer := range s.layers {
		p, ok := layer.policy()
		same := func(other evaluation.Policy) bool { return other.Digest() == p.Digest() }
		if ok && !slices.ContainsFunc(policies, same) { // a platform is often named by its user and by the repository
			policies = append(policies, p)
		}
	}
	return policies
}

// policy is what the layer demands of decisions; false where it demands
// nothing.
func (l Layer) policy() (evaluation.Policy, bool) {
	p := evaluation.Policy{Name: "environment"} // a file names its own
	for _, v := range l.values["policy.name"] {
		p.Name = v.Text
	}
	for _, v := range l.values["policy.require"] {
		p.Requires = append(p.Requires, v.Text)
	}
	for _, v := range l.values["policy.allow"] {
		p.Allows = append(p.Allows, v.Text)
	}
	for _, v := range l.values["policy.exclude"] {
		p.Excludes = append(p.Excludes, evaluation.Ban{Framework: v.Key, Reason: v.Text})
	}
	for _, v := range l.values["policy.importance"] {
		least, _ := strconv.Atoi(v.Text) // checked when it was read
		p.Importance = append(p.Importance, evaluation.Floor{Criterion: v.Key, Least: least})
	}
	return p, len(p.Requires)+len(p.Allows)+len(p.Excludes)+len(p.Importance) > 0
}
