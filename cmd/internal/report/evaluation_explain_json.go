package report

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// ExplanationJSON is a framework's place as programs read it: its line of the
// ranking, or why it is excluded; the claims that dispute its own; the sources
// of both; and what would put it first or, where it is, another.
type ExplanationJSON struct {
	RankJSON
	Of       int              `json:"of"`
	Excluded string           `json:"excluded,omitempty"`
	Disputes []catalog.Claim  `json:"disputes"`
	Sources  []catalog.Source `json:"sources"`
	TurnsJSON
}

// NewExplanationJSON explains one framework.
func NewExplanationJSON(j Judgement, f catalog.Framework) ExplanationJSON {
	standing := j.Evaluation.Standing(f.ID)
	out := ExplanationJSON{
		RankJSON:  RankJSON{Framework: f.ID, Name: f.Name, Criteria: []CriterionJSON{}, Claims: []ClaimJSON{}},
		Of:        len(j.Evaluation.Ranking),
		Excluded:  standing.Excluded,
		Disputes:  []catalog.Claim{},
		TurnsJSON: turnsJSON(j.Sensitivity.To(f.ID)),
	}
	if standing.Place > 0 {
		out.RankJSON = rankJSON(j, standing.Place-1)
	}
	if standing.Place == 1 {
		out.TurnsJSON = turnsJSON(j.Sensitivity)
	}
	var claims []catalog.Claim
	for _, claim := range out.Claims {
		claims = append(claims, claim.Claim)
		for _, id := range claim.DisputedBy {
			known := slices.ContainsFunc(out.Disputes, func(c catalog.Claim) bool { return c.ID == id })
			if other, ok := j.Catalog.Claim(id); ok && !known {
				out.Disputes = append(out.Disputes, other)
			}
		}
	}
	out.Sources = sourcesOf(j.Catalog, append(claims, out.Disputes...))
	return out
}
