package report

import (
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// ComparisonJSON is frameworks side by side, best first, and what each item
// adds to the lead of the first over each other.
type ComparisonJSON struct {
	Frameworks  []RankJSON       `json:"frameworks"`
	Differences []DifferenceJSON `json:"differences"`
}

// DifferenceJSON is the lead of one framework over another; the contributions
// add up to it, the largest first.
type DifferenceJSON struct {
	Ahead         string             `json:"ahead"`
	Behind        string             `json:"behind"`
	Difference    float64            `json:"difference"`
	Contributions []ContributionJSON `json:"contributions"`
}

// ContributionJSON is what one criterion adds to a difference.
type ContributionJSON struct {
	Criterion string  `json:"criterion"`
	Points    float64 `json:"points"`
}

// NewComparisonJSON compares frameworks that take part in the ranking.
func NewComparisonJSON(j Judgement, frameworks []catalog.Framework) ComparisonJSON {
	shown := standings(j, frameworks)
	out := ComparisonJSON{Differences: []DifferenceJSON{}}
	for i, s := range shown {
		out.Frameworks = append(out.Frameworks, rankJSON(j, s.Place-1))
		if i == 0 {
			continue
		}
		difference := DifferenceJSON{shown[0].Framework.ID, s.Framework.ID, round(shown[0].Total - s.Total), []ContributionJSON{}}
		for _, c := range evaluation.Lead(shown[0].Alternative, s.Alternative) {
			difference.Contributions = append(difference.Contributions, ContributionJSON(c))
		}
		out.Differences = append(out.Differences, difference)
	}
	return out
}
