package catalog

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Holders lists the ids of the frameworks that a claim holds for: its subject,
// or those that stand on it.
func (c Catalog) Holders(claim Claim) []string {
	var ids []string
	for _, f := range c.Frameworks {
		if claim.Subject == f.ID || claim.Subject == f.Runtime {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// Lacking lists the criteria on which no claim speaks for or against a
// framework, whatever a team answers.
func (c Catalog) Lacking(f Framework) []string {
	speaks := map[string]bool{}
	for _, claim := range c.ClaimsAbout(f) {
		if claim.Kind.Speaks() != 0 && claim.Standing != Outdated {
			speaks[claim.Criterion] = true
		}
	}
	return slices.DeleteFunc(criterionIDs(), func(id string) bool { return speaks[id] })
}

// Citing lists the claims that are cited from a source or shown by it to be
// outdated, sorted by id.
func (c Catalog) Citing(source string) []Claim {
	var list []Claim
	for _, claim := range c.Claims {
		from := func(cite Cite) bool { return cite.Source == source }
		if slices.ContainsFunc(claim.Cites, from) || slices.ContainsFunc(claim.Outdated.Cites, from) {
			list = append(list, claim)
		}
	}
	return list
}

// Coverage is a section of a source with the ids of the claims that cite it,
// those that it shows to be outdated included.
type Coverage struct {
	Section
	Claims []string
}

// Covered goes through the sections of a source in their order.
func (c Catalog) Covered(source Source) []Coverage {
	citing := map[string][]string{}
	for _, claim := range c.Claims {
		for _, cite := range slices.Concat(claim.Cites, claim.Outdated.Cites) {
			if ids := citing[cite.Section]; cite.Source == source.ID && !slices.Contains(ids, claim.ID) {
				citing[cite.Section] = append(ids, claim.ID)
			}
		}
	}
	var list []Coverage
	for _, section := range source.Sections {
		list = append(list, Coverage{section, citing[section.Heading]})
	}
	return list
}

// Share is what one folder of evidence does to the catalog that it is laid
// over; claims are named by their ids.
type Share struct {
	Sources    []Source
	Frameworks []Framework
	Added      []string
	Replaced   []string
	Withdrawn  []string // with a framework or source too
}

// Beyond is what a catalog holds that does not come from the one below it.
func (c Catalog) Beyond(below Catalog) Share {
	from := map[finding.Finding]bool{}
	for _, s := range below.Sources {
		from[s.place] = true
	}
	for _, f := range below.Frameworks {
		from[f.place] = true
	}
	for _, claim := range below.Claims {
		from[claim.place] = true
	}
	var share Share
	for _, claim := range c.Claims {
		switch _, known := below.Claim(claim.ID); {
		case from[claim.place]:
		case known:
			share.Replaced = append(share.Replaced, claim.ID)
		default:
			share.Added = append(share.Added, claim.ID)
		}
	}
	for _, claim := range below.Claims {
		if _, left := c.Claim(claim.ID); !left {
			share.Withdrawn = append(share.Withdrawn, claim.ID)
		}
	}
	share.Sources = slices.DeleteFunc(slices.Clone(c.Sources), func(s Source) bool { return from[s.place] })
	share.Frameworks = slices.DeleteFunc(slices.Clone(c.Frameworks), func(f Framework) bool { return from[f.place] })
	return share
}
