package report

import (
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// EvaluationJSON is an evaluation as programs read it. Its keys are stable.
type EvaluationJSON struct {
	Ranking    []RankJSON      `json:"ranking"`
	Excluded   []ExclusionJSON `json:"excluded"`
	Unanswered []string        `json:"unanswered"`
	Catalog    []catalog.Layer `json:"catalog"`
}

// RankJSON is one framework of a ranking, best first.
type RankJSON struct {
	Framework string          `json:"framework"`
	Name      string          `json:"name"`
	Score     float64         `json:"score"`
	Criteria  []CriterionJSON `json:"criteria"`
	Claims    []ClaimJSON     `json:"claims"`
}

// CriterionJSON is the score of a framework on one criterion.
type CriterionJSON struct {
	Criterion  string  `json:"criterion"`
	Importance int     `json:"importance"`
	Score      float64 `json:"score"`
	For        float64 `json:"for"`
	Against    float64 `json:"against"`
	Evidence   bool    `json:"evidence"`
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

// ExclusionJSON is a framework that took no part, and why.
type ExclusionJSON struct {
	Framework string `json:"framework"`
	Reason    string `json:"reason"`
}

// NewEvaluationJSON takes an evaluation over; unanswered are question ids.
func NewEvaluationJSON(e evaluation.Evaluation, unanswered []string) EvaluationJSON {
	out := EvaluationJSON{Ranking: []RankJSON{}, Excluded: []ExclusionJSON{}, Unanswered: unanswered, Catalog: e.Layers}
	for _, a := range e.Ranking {
		out.Ranking = append(out.Ranking, rankJSON(a))
	}
	for _, x := range e.Excluded {
		out.Excluded = append(out.Excluded, ExclusionJSON{x.Framework.ID, x.Reason})
	}
	return out
}

func rankJSON(a evaluation.Alternative) RankJSON {
	rank := RankJSON{Framework: a.Framework.ID, Name: a.Framework.Name, Score: a.Total, Claims: []ClaimJSON{}}
	for _, s := range a.Scores {
		rank.Criteria = append(rank.Criteria, CriterionJSON{s.Criterion, s.Importance, s.Value, s.For, s.Against, s.HasEvidence()})
		for _, match := range s.Evidence {
			because := []AnswerJSON{}
			for _, reason := range match.Because {
				because = append(because, AnswerJSON{reason.Question, reason.Value})
			}
			rank.Claims = append(rank.Claims, ClaimJSON{match.Claim, match.Magnitude, because})
		}
	}
	return rank
}
