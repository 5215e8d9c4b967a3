package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// sourcesOf are the sources that claims cite, in the catalog's order, without
// their sections.
func sourcesOf(c catalog.Catalog, claims []catalog.Claim) []catalog.Source {
	cited := map[string]bool{}
	for _, claim := range claims {
		for _, cite := range slices.Concat(claim.Cites, claim.Outdated.Cites) {
			cited[cite.Source] = true
		}
	}
	list := []catalog.Source{}
	for _, source := range c.Sources {
		if cited[source.ID] {
			source.Sections = nil
			list = append(list, source)
		}
	}
	return list
}

// library lists the sources that claims cite, with what it takes to find them.
func library(p Page, c catalog.Catalog, claims []catalog.Claim) {
	for _, claim := range claims {
		for _, id := range claim.DisputedBy {
			other, _ := c.Claim(id)
			claims = append(claims, other)
		}
	}
	p.line("Sources")
	for _, source := range sourcesOf(c, claims) {
		p.hang(claimIndent, "› ", bibliography(source))
		p.line("%*s%s", claimIndent+2, "", address(source))
	}
}

// address is where a source is found; that of a document which was handed over
// without one is not known.
func address(s catalog.Source) string { return cmp.Or(s.URL, "address unknown") }

// bibliography is title, publisher, kind and year of a source.
func bibliography(s catalog.Source) string {
	about := fmt.Sprintf("%s, %s", s.Publisher, s.Kind)
	if s.Year > 0 {
		about += fmt.Sprintf(", %d", s.Year)
	}
	return fmt.Sprintf("%s (%s)", s.Title, about)
}
