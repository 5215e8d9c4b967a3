package evaluation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Evaluation is a catalog compared with a team's answers.
type Evaluation struct {
	Ranking  []Alternative   // best first
	Excluded []Exclusion     // by id
	Layers   []catalog.Layer // what the evidence came from
	Policies []Policy        // what was demanded, by name
	Raised   []Raise         // items that count for more than the team gave them
}

// Alternative is a framework that takes part, with its total and what it is
// made of: a Score for each of the ten criteria, in the checklist's order.
type Alternative struct {
	Framework catalog.Framework
	Total     float64 // above -1, below 1; to nine decimals, so that equal ones are equal
	Scores    []Score
}

// Score is how a framework does on one criterion.
type Score struct {
	Criterion   string
	Importance  int     // 0 to 5
	Value       float64 // above -1, below 1
	For         float64 // the sum of the magnitudes of matched strengths and use cases
	Against     float64 // the same of matched weaknesses
	Proficiency float64 // the team's, -0.75 to 1; only on the criterion team
	Evidence    []Match // strongest first
}

// Match is a claim that holds for the framework and matters for the answers.
type Match struct {
	Claim     catalog.Claim
	Magnitude float64 // 0 to 2
	Because   []Reason
}

// Reason is an answer that makes a claim matter.
type Reason struct{ Question, Value string }

// Exclusion is a framework that takes no part, and why.
type Exclusion struct {
	Framework catalog.Framework
	Reason    string
	Policy    string // the one that rules it out; "" where the team itself does
}

// HasEvidence tells whether any claim spoke for or against.
func (s Score) HasEvidence() bool { return s.For+s.Against > 0 }

// Coverage is the number of criteria on which the framework has evidence.
func (a Alternative) Coverage() int {
	count := 0
	for _, s := range a.Scores {
		if s.HasEvidence() {
			count++
		}
	}
	return count
}

// Place is the framework's place in the ranking, from 1; 0 when it is not in it.
func (e Evaluation) Place(framework string) int {
	return 1 + slices.IndexFunc(e.Ranking, func(a Alternative) bool { return a.Framework.ID == framework })
}

// Evaluate ranks the catalog's frameworks for the answers by the method that
// the package comment describes, within what policies demand.
func Evaluate(c catalog.Catalog, answers checklist.Answers, policies ...Policy) Evaluation {
	result := Evaluation{Layers: c.Layers, Policies: inOrder(policies)}
	result.Raised = raised(answers, result.Policies)
	judge := newJudge(c, answers)
	for _, r := range result.Raised {
		judge.importance[r.Criterion] = r.To
	}
	for _, framework := range c.Frameworks {
		if policy, reason := ruledOut(framework, c, result.Policies); policy != "" {
			result.Excluded = append(result.Excluded, Exclusion{framework, reason, policy})
			continue
		}
		if reason := exclusion(framework, c, answers); reason != "" {
			result.Excluded = append(result.Excluded, Exclusion{Framework: framework, Reason: reason})
			continue
		}
		result.Ranking = append(result.Ranking, judge.alternative(framework))
	}
	slices.SortFunc(result.Ranking, byRank)
	slices.SortFunc(result.Excluded, func(a, b Exclusion) int { return strings.Compare(a.Framework.ID, b.Framework.ID) })
	return result
}

func byRank(a, b Alternative) int {
	return cmp.Or(
		cmp.Compare(b.Total, a.Total),
		cmp.Compare(b.Coverage(), a.Coverage()),
		strings.Compare(a.Framework.ID, b.Framework.ID),
	)
}
