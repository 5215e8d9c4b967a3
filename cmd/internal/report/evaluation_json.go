package report

import (
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// EvaluationJSON is an evaluation as programs read it. Its keys are stable, and
// so are those of all types below.
type EvaluationJSON struct {
	Ranking  []RankJSON      `json:"ranking"`
	Excluded []ExclusionJSON `json:"excluded"`
	Raised   []RaiseJSON     `json:"raised"`
	TurnsJSON
	Unanswered []string        `json:"unanswered"`
	Catalog    []catalog.Layer `json:"catalog"`
	Policies   []PolicyJSON    `json:"policies"`
}

// RankJSON is one framework of a ranking, best first.
type RankJSON struct {
	Framework     string          `json:"framework"`
	Name          string          `json:"name"`
	Place         int             `json:"place"`
	Score         float64         `json:"score"`
	Acceptability float64         `json:"acceptability"`
	Criteria      []CriterionJSON `json:"criteria"`
	Claims        []ClaimJSON     `json:"claims"`
}

// CriterionJSON is the score of a framework on one criterion. Proficiency is
// only there on the criterion team.
type CriterionJSON struct {
	Criterion   string   `json:"criterion"`
	Importance  int      `json:"importance"`
	Score       float64  `json:"score"`
	For         float64  `json:"for"`
	Against     float64  `json:"against"`
	Proficiency *float64 `json:"proficiency,omitempty"`
	Evidence    bool     `json:"evidence"`
}

// ClaimJSON is a claim that matched, with the answers that made it matter.
type ClaimJSON struct {
	catalog.Claim
	Magnitude float64      `json:"magnitude"`
	Because   []AnswerJSON `json:"because"`
}

// AnswerJSON is one answer to one question.
type AnswerJSON struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// ExclusionJSON is a framework that took no part, and why. Policy is "" where
// the team itself rules it out.
type ExclusionJSON struct {
	Framework string `json:"framework"`
	Name      string `json:"name"`
	Reason    string `json:"reason"`
	Policy    string `json:"policy,omitempty"`
}

// RaiseJSON is an item that a policy lets count for more than the team gave it.
type RaiseJSON struct {
	Criterion string `json:"criterion"`
	From      int    `json:"from"`
	To        int    `json:"to"`
	Policy    string `json:"policy"`
}

// PolicyJSON is a policy that the evaluation kept to.
type PolicyJSON struct {
	Name   string `json:"name"`
	Digest string `json:"digest"`
}

// TurnsJSON is what would put another framework first.
type TurnsJSON struct {
	TippingPoints   []TippingPointJSON   `json:"tipping_points"`
	Counterfactuals []CounterfactualJSON `json:"counterfactuals"`
	Reliances       []RelianceJSON       `json:"reliances"`
}

// TippingPointJSON is a run of importances of a criterion that put another
// framework first, from the nearest, reached, through the farthest.
type TippingPointJSON struct {
	Criterion  string `json:"criterion"`
	Importance int    `json:"importance"`
	Reached    int    `json:"reached"`
	Through    int    `json:"through"`
	Framework  string `json:"framework"`
}

// CounterfactualJSON is an answer that would put another framework first; from
// is null where the question is open.
type CounterfactualJSON struct {
	Question  string   `json:"question"`
	From      []string `json:"from"`
	To        []string `json:"to"`
	Framework string   `json:"framework"`
}

// RelianceJSON is a source without which another framework would come first.
type RelianceJSON struct {
	Source    string `json:"source"`
	Framework string `json:"framework"`
}

// NewEvaluationJSON takes a judgement over.
func NewEvaluationJSON(j Judgement) EvaluationJSON {
	out := EvaluationJSON{
		Ranking: []RankJSON{}, Excluded: []ExclusionJSON{}, TurnsJSON: turnsJSON(j.Sensitivity),
		Raised: []RaiseJSON{}, Unanswered: []string{}, Catalog: j.Evaluation.Layers, Policies: []PolicyJSON{},
	}
	for _, raise := range j.Evaluation.Raised {
		out.Raised = append(out.Raised, RaiseJSON(raise))
	}
	for _, p := range j.Evaluation.Policies {
		out.Policies = append(out.Policies, PolicyJSON{p.Name, p.Digest()})
	}
	for i := range j.Evaluation.Ranking {
		out.Ranking = append(out.Ranking, rankJSON(j, i))
	}
	for _, x := range j.Evaluation.Excluded {
		out.Excluded = append(out.Excluded, ExclusionJSON{x.Framework.ID, x.Framework.Name, x.Reason, x.Policy})
	}
	for _, q := range j.Answers.Unanswered() {
		out.Unanswered = append(out.Unanswered, q.ID)
	}
	return out
}

func turnsJSON(s evaluation.Sensitivity) TurnsJSON {
	out := TurnsJSON{[]TippingPointJSON{}, []CounterfactualJSON{}, []RelianceJSON{}}
	for _, t := range s.TippingPoints {
		out.TippingPoints = append(out.TippingPoints, TippingPointJSON(t))
	}
	for _, c := range s.Counterfactuals {
		out.Counterfactuals = append(out.Counterfactuals, CounterfactualJSON(c))
	}
	for _, r := range s.Reliances {
		out.Reliances = append(out.Reliances, RelianceJSON(r))
	}
	return out
}

func rankJSON(j Judgement, i int) RankJSON {
	a := j.Evaluation.Ranking[i]
	rank := RankJSON{
		Framework: a.Framework.ID, Name: a.Framework.Name, Place: i + 1, Score: a.Total,
		Acceptability: j.Sensitivity.Acceptability[i], Criteria: []CriterionJSON{}, Claims: []ClaimJSON{},
	}
	for _, s := range a.Scores {
		rank.Criteria = append(rank.Criteria, criterionJSON(s))
		rank.Claims = append(rank.Claims, claimsJSON(s.Evidence)...)
	}
	return rank
}

func criterionJSON(s evaluation.Score) CriterionJSON {
	out := CriterionJSON{Criterion: s.Criterion, Importance: s.Importance, Score: round(s.Value), For: s.For, Against: s.Against, Evidence: s.HasEvidence()}
	if s.Criterion == "team" {
		out.Proficiency = &s.Proficiency
	}
	return out
}

func claimsJSON(matches []evaluation.Match) []ClaimJSON {
	claims := []ClaimJSON{}
	for _, match := range matches {
		because := []AnswerJSON{}
		for _, reason := range match.Because {
			because = append(because, AnswerJSON{reason.Question, reason.Value})
		}
		claims = append(claims, ClaimJSON{match.Claim, match.Magnitude, because})
	}
	return claims
}
