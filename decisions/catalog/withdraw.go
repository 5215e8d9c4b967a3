package catalog

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

const withdrawFile = "withdraw.yaml"

// withdrawn lists by id what an overlay takes out of the catalog below it.
type withdrawn struct {
	Claims     []mention `yaml:"claims"`
	Frameworks []mention `yaml:"frameworks"`
	Sources    []mention `yaml:"sources"`
}

// mention is an id and the line that it stands in.
type mention struct {
	id   string
	line int
}

// UnmarshalYAML reads the id and notes where it stands.
func (m *mention) UnmarshalYAML(node *yaml.Node) error {
	m.line = node.Line
	return node.Decode(&m.id)
}

func mentions(list []mention, id string) bool {
	return slices.ContainsFunc(list, func(m mention) bool { return m.id == id })
}

// unknown finds what is withdrawn and was never there: a typing mistake would
// leave standing what a team wants out.
func (w withdrawn) unknown(c Catalog, file string) finding.List {
	var problems finding.List
	check := func(what string, list []mention, known []string) {
		for _, m := range list {
			if !slices.Contains(known, m.id) {
				problems = append(problems, finding.Finding{
					File: file, Line: m.line,
					Message: fmt.Sprintf("there is no %s %s to withdraw%s", what, finding.Quote(m.id), finding.DidYouMean(m.id, known)),
				})
			}
		}
	}
	check("claim", w.Claims, idsOf(c.Claims, func(cl Claim) string { return cl.ID }))
	check("framework", w.Frameworks, c.FrameworkIDs())
	check("source", w.Sources, idsOf(c.Sources, func(s Source) string { return s.ID }))
	return problems
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, item := range list {
		ids[i] = id(item)
	}
	return ids
}

// less is the catalog without what hangs on things that were withdrawn from
// the one below.
func (c Catalog) less(w withdrawn, below Catalog) Catalog {
	var claims []Claim
	for _, claim := range c.Claims {
		if mentions(w.Frameworks, claim.Subject) {
			continue
		}
		trusted := claim.lessSources(w.Sources)
		if len(trusted.Cites) > 0 || len(claim.Cites) == 0 { // one that never cited anything is for lint to tell
			claims = append(claims, trusted)
		}
	}
	c.Claims = claims
	c.gone = slices.Clone(below.gone)
	lost := map[string]bool{}
	for _, claim := range below.Claims {
		now, left := c.Claim(claim.ID)
		lost[claim.ID] = !left
		if !left || !slices.Equal(now.Cites, claim.Cites) {
			c.gone = append(c.gone, claim)
		}
	}
	for i, claim := range c.Claims {
		c.Claims[i] = claim.lessDisputes(func(id string) bool { return lost[id] })
	}
	return c
}

// lessSources is the claim as if it had not been cited from some sources.
func (c Claim) lessSources(gone []mention) Claim {
	if len(gone) == 0 {
		return c
	}
	from := func(cite Cite) bool { return mentions(gone, cite.Source) }
	c.Cites = slices.DeleteFunc(slices.Clone(c.Cites), from)
	if c.Standing == Outdated && slices.ContainsFunc(c.Outdated.Cites, from) {
		c.Outdated.Cites = slices.DeleteFunc(slices.Clone(c.Outdated.Cites), from)
		if len(c.Outdated.Cites) == 0 { // nothing shows it any more
			c.Standing, c.Outdated = Current, OutdatedFor{}
		}
	}
	return c
}

// lessDisputes is the claim as if some others had never said the opposite.
func (c Claim) lessDisputes(gone func(id string) bool) Claim {
	if !slices.ContainsFunc(c.DisputedBy, gone) {
		return c
	}
	c.DisputedBy = slices.DeleteFunc(slices.Clone(c.DisputedBy), gone)
	if len(c.DisputedBy) == 0 && c.Standing == Disputed {
		c.Standing = Current
	}
	return c
}
