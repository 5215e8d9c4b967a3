package evaluation

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Policy is what an organisation demands of every decision, beside what the
// team answers. Policies add up: each further one can only require more, rule
// more out and let an item count for more.
type Policy struct {
	Name       string
	Requires   []string // questions that the team itself has to answer
	Allows     []string // the only frameworks that may be chosen; none: any
	Excludes   []Ban
	Importance []Floor
}

// Ban is a framework that a policy rules out, and why.
type Ban struct{ Framework, Reason string }

// Floor is the least importance that a policy gives an item.
type Floor struct {
	Criterion string
	Least     int
}

// Digest tells policies apart that have the same name.
func (p Policy) Digest() string {
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // words and numbers cannot fail to marshal
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Raise is an item that a policy lets count for more than the team gave it.
type Raise struct {
	Criterion string
	From, To  int
	Policy    string
}

// Demand is a question that a policy requires an answer to.
type Demand struct{ Question, Policy string }

// Missing lists what policies require and the team has not answered, in the
// order of the checklist. A default is no answer.
func Missing(policies []Policy, answers checklist.Answers) []Demand {
	var missing []Demand
	for _, p := range inOrder(policies) {
		for _, id := range p.Requires {
			known := slices.ContainsFunc(missing, func(d Demand) bool { return d.Question == id })
			if !known && !answered(answers, id) {
				missing = append(missing, Demand{id, p.Name})
			}
		}
	}
	keys := checklist.Keys()
	place := func(d Demand) int {
		return slices.IndexFunc(keys, func(key string) bool { return key == d.Question || strings.HasPrefix(key, d.Question+".") })
	}
	slices.SortStableFunc(missing, func(a, b Demand) int { return cmp.Compare(place(a), place(b)) })
	return missing
}

// answered tells whether the team itself answered a question, or how well it knows
// some language.
func answered(answers checklist.Answers, id string) bool {
	if id != checklist.Languages {
		return answers.Given(id) && len(answers.Values(id)) > 0
	}
	return slices.ContainsFunc(checklist.Keys(), func(key string) bool {
		return strings.HasPrefix(key, languagePrefix) && answers.Value(key) != ""
	})
}

// inOrder sorts policies, so that the order in which they were found does not
// matter.
func inOrder(policies []Policy) []Policy {
	sorted := slices.Clone(policies)
	slices.SortFunc(sorted, func(a, b Policy) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Digest(), b.Digest()))
	})
	return sorted
}

// ruledOut is the first policy that keeps a framework out, and why.
func ruledOut(framework catalog.Framework, c catalog.Catalog, policies []Policy) (policy, reason string) {
	for _, p := range policies {
		if i := slices.IndexFunc(p.Excludes, func(b Ban) bool { return b.Framework == framework.ID }); i >= 0 {
			return p.Name, fmt.Sprintf("ruled out by the policy \"%s\": %s", p.Name, p.Excludes[i].Reason)
		}
		if len(p.Allows) > 0 && !slices.Contains(p.Allows, framework.ID) {
			return p.Name, fmt.Sprintf("not among what the policy \"%s\" allows: %s", p.Name, enumerate(p.Allows, "and", c.SubjectName))
		}
	}
	return "", ""
}

// raised lists the items that policies let count for more, in the order of the
// checklist.
func raised(answers checklist.Answers, policies []Policy) []Raise {
	var raises []Raise
	for _, criterion := range checklist.Criteria() {
		r := Raise{Criterion: criterion.ID, From: answers.Importance(criterion.ID)}
		r.To = r.From
		for _, p := range policies {
			if least := p.least(criterion.ID); least > r.To {
				r.To, r.Policy = least, p.Name
			}
		}
		if r.To > r.From {
			raises = append(raises, r)
		}
	}
	return raises
}

// least is how much an item has to count.
func (p Policy) least(criterion string) int {
	least := 0
	for _, floor := range p.Importance {
		if floor.Criterion == criterion {
			least = max(least, floor.Least)
		}
	}
	return least
}

// floors are the least importances of criteria under policies.
func floors(criteria []string, policies []Policy) []int {
	least := make([]int, len(criteria))
	for i, criterion := range criteria {
		for _, p := range policies {
			least[i] = max(least[i], p.least(criterion))
		}
	}
	return least
}
