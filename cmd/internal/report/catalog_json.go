package report

import (
	"github.com/underpin-dev/underpin/decisions/catalog"
)

// CatalogJSON is the whole catalog as programs read it.
type CatalogJSON struct {
	Sources    []catalog.Source    `json:"sources"`
	Runtimes   []catalog.Runtime   `json:"runtimes"`
	Frameworks []catalog.Framework `json:"frameworks"`
	Claims     []HeldJSON          `json:"claims"`
	Catalog    []catalog.Layer     `json:"catalog"`
}

// HeldJSON is a claim with the ids of the frameworks that it holds for.
type HeldJSON struct {
	catalog.Claim
	Frameworks []string `json:"frameworks"`
}

// NewCatalogJSON takes a catalog over.
func NewCatalogJSON(c catalog.Catalog) CatalogJSON {
	return CatalogJSON{c.Sources, c.Runtimes, c.Frameworks, heldJSON(c, c.Claims), c.Layers}
}

func heldJSON(c catalog.Catalog, claims []catalog.Claim) []HeldJSON {
	list := []HeldJSON{}
	for _, claim := range claims {
		list = append(list, NewHeldJSON(c, claim))
	}
	return list
}

// NewHeldJSON is one claim.
func NewHeldJSON(c catalog.Catalog, claim catalog.Claim) HeldJSON {
	return HeldJSON{claim, append([]string{}, c.Holders(claim)...)}
}

// FrameworkShownJSON is all about a framework; lacking are the criteria that
// there is no evidence on.
type FrameworkShownJSON struct {
	catalog.Framework
	Lacking []string   `json:"lacking"`
	Claims  []HeldJSON `json:"claims"`
}

// NewFrameworkShownJSON gathers it.
func NewFrameworkShownJSON(c catalog.Catalog, f catalog.Framework) FrameworkShownJSON {
	return FrameworkShownJSON{f, append([]string{}, c.Lacking(f)...), heldJSON(c, c.ClaimsAbout(f))}
}

// RuntimeShownJSON is all about a runtime.
type RuntimeShownJSON struct {
	catalog.Runtime
	Claims []HeldJSON `json:"claims"`
}

// NewRuntimeShownJSON gathers it.
func NewRuntimeShownJSON(c catalog.Catalog, r catalog.Runtime) RuntimeShownJSON {
	return RuntimeShownJSON{r, heldJSON(c, claimsAbout(c, r.ID))}
}

// SourceShownJSON is a source with its sections, the claims cited from each,
// and all claims cited from it.
type SourceShownJSON struct {
	catalog.Source
	Sections []SectionJSON `json:"sections"`
	Claims   []HeldJSON    `json:"claims"`
}

// SectionJSON is a section with the ids of the claims that cite it, or the
// reason why none does.
type SectionJSON struct {
	Heading string   `json:"heading"`
	Silent  string   `json:"silent,omitempty"`
	Claims  []string `json:"claims"`
}

// NewSourceShownJSON gathers it.
func NewSourceShownJSON(c catalog.Catalog, s catalog.Source) SourceShownJSON {
	return SourceShownJSON{s, sectionsJSON(c, s), heldJSON(c, c.Citing(s.ID))}
}

func sectionsJSON(c catalog.Catalog, s catalog.Source) []SectionJSON {
	list := []SectionJSON{}
	for _, section := range c.Covered(s) {
		list = append(list, SectionJSON{section.Heading, section.Silent, append([]string{}, section.Claims...)})
	}
	return list
}
