// Package catalog holds what is known about backend frameworks, and from
// where: Sources are published documents, Frameworks and the Runtimes they
// stand on are subjects, and a Claim is one cited statement about a subject.
// Nothing in it is an opinion of this program; a statement without a citation
// cannot be written down here.
//
// Default is the catalog that comes with underpin; With lays a team's own
// evidence over it. Lint says what a catalog's authors still have to mend.
package catalog

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Catalog is sources, subjects and claims. Treat it as a value: With returns
// a new one. Sources and Frameworks keep the order of their files, Claims are
// sorted by id.
type Catalog struct {
	Sources    []Source
	Runtimes   []Runtime
	Frameworks []Framework
	Claims     []Claim
	Layers     []Layer

	gone []Claim // those that overlays took out or replaced
}

// Layer is one folder that the catalog was put together from: first the
// built-in one, then each overlay. Records and locks name them.
type Layer struct {
	Name   string `json:"name" yaml:"name"`
	Digest string `json:"digest" yaml:"digest"`                     // "sha256:" and hexadecimal digits, over all files of the folder
	Commit string `json:"commit,omitempty" yaml:"commit,omitempty"` // where the folder is in a git repository
}

// SourceKind says what kind of document a source is.
type SourceKind string

// The kinds of source.
const (
	Article       SourceKind = "article"
	Documentation SourceKind = "documentation"
	Policy        SourceKind = "policy"
	Survey        SourceKind = "survey"
	Benchmark     SourceKind = "benchmark"
	Internal      SourceKind = "internal" // a team's own document, in an overlay
)

var sourceKinds = []SourceKind{Article, Documentation, Policy, Survey, Benchmark, Internal}

// Source is a published document that claims are cited from. URL may be
// empty where it is not known; Year is when it was published or read last.
type Source struct {
	ID        string     `yaml:"id" json:"id"`
	Title     string     `yaml:"title" json:"title"`
	Publisher string     `yaml:"publisher" json:"publisher"`
	Year      int        `yaml:"year" json:"year"`
	Kind      SourceKind `yaml:"kind" json:"kind"`
	URL       string     `yaml:"url" json:"url,omitempty"`
	Sections  []Section  `yaml:"sections" json:"sections,omitempty"`

	place finding.Finding
}

// Section is one heading of a source, its parents first, joined by " > ".
// Silent gives the reason why no claim is cited from it.
type Section struct {
	Heading string `yaml:"heading" json:"heading"`
	Silent  string `yaml:"silent" json:"silent,omitempty"`
}

// Runtime is what several frameworks stand on: a language with its platform.
// Its claims hold for each of them.
type Runtime struct {
	ID        string   `yaml:"id" json:"id"`
	Name      string   `yaml:"name" json:"name"`
	Languages []string `yaml:"languages" json:"languages"`

	place finding.Finding
}

// Framework is an alternative to choose from. Languages are those a service
// in it is written in, by the names of the checklist's team.languages.
type Framework struct {
	ID        string   `yaml:"id" json:"id"`
	Name      string   `yaml:"name" json:"name"`
	Runtime   string   `yaml:"runtime" json:"runtime"`
	Languages []string `yaml:"languages" json:"languages"`

	place finding.Finding
}

// Source is the source with the id.
func (c Catalog) Source(id string) (Source, bool) {
	return find(c.Sources, func(s Source) bool { return s.ID == id })
}

// Framework is the framework with the id.
func (c Catalog) Framework(id string) (Framework, bool) {
	return find(c.Frameworks, func(f Framework) bool { return f.ID == id })
}

// Claim is the claim with the id.
func (c Catalog) Claim(id string) (Claim, bool) {
	return find(c.Claims, func(cl Claim) bool { return cl.ID == id })
}

// FrameworkIDs lists the ids of all frameworks in the catalog's order.
func (c Catalog) FrameworkIDs() []string {
	ids := make([]string, len(c.Frameworks))
	for i, f := range c.Frameworks {
		ids[i] = f.ID
	}
	return ids
}

// ClaimsAbout lists the claims that hold for a framework, its own and those
// of its runtime, sorted by id.
func (c Catalog) ClaimsAbout(framework Framework) []Claim {
	var about []Claim
	for _, claim := range c.Claims {
		if claim.Subject == framework.ID || claim.Subject == framework.Runtime {
			about = append(about, claim)
		}
	}
	return about
}

// SubjectName is the name of a framework or runtime for a reader.
func (c Catalog) SubjectName(id string) string {
	if f, ok := c.Framework(id); ok {
		return f.Name
	}
	if r, ok := find(c.Runtimes, func(r Runtime) bool { return r.ID == id }); ok {
		return r.Name
	}
	return id
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}
