package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Lint shows how far the catalog's sources are covered, what evidence its
// frameworks lack, and last what is to be mended.
func Lint(p Page, c catalog.Catalog, problems finding.List) {
	coverage(p, c, c.Sources)
	lacking(p, c, c.Frameworks)
	Findings(p.out, problems)
	if len(problems) == 0 {
		p.line("%s, %s, %s: nothing to mend", Count(len(c.Frameworks), "framework", "frameworks"),
			Count(len(c.Claims), "claim", "claims"), Count(len(c.Sources), "source", "sources"))
	}
}

// LintFolder shows the same of a folder of evidence alone, and what it does to
// the catalog that it is laid over.
func LintFolder(p Page, name string, c, below catalog.Catalog, problems finding.List) {
	var others []string
	for _, layer := range below.Layers {
		others = append(others, layer.Name)
	}
	p.text(0, fmt.Sprintf("%s, laid over the catalog: %s", name, strings.Join(others, ", ")))
	p.gap()
	share := c.Beyond(below)
	if len(share.Sources) > 0 {
		coverage(p, c, share.Sources)
	}
	if len(share.Frameworks) > 0 {
		lacking(p, c, share.Frameworks)
	}
	changed := false
	for _, change := range []struct {
		verb   string
		claims []string
	}{{"adds", share.Added}, {"replaces", share.Replaced}, {"withdraws", share.Withdrawn}} {
		if len(change.claims) > 0 {
			p.hang(0, pad(change.verb, len("withdraws"))+"  ", strings.Join(change.claims, ", "))
			changed = true
		}
	}
	if changed {
		p.gap()
	}
	Findings(p.out, problems)
	if len(problems) == 0 {
		p.line("%s: nothing to mend", name)
	}
}

func coverage(p Page, c catalog.Catalog, sources []catalog.Source) {
	p.line("Sections of the sources")
	unlisted := 0
	for _, s := range sources {
		if len(s.Sections) == 0 {
			unlisted++
			continue
		}
		sections(p, c, s)
	}
	if unlisted > 0 {
		p.text(2, fmt.Sprintf("%s no list of sections: each cite names its own", Count(unlisted, "further source has", "further sources have")))
	}
	p.gap()
}

func lacking(p Page, c catalog.Catalog, frameworks []catalog.Framework) {
	p.line("Items without evidence")
	complete := 0
	for _, f := range frameworks {
		if items := c.Lacking(f); len(items) > 0 {
			p.hang(2, "", f.Name+": "+strings.Join(items, ", "))
		} else {
			complete++
		}
	}
	if complete > 0 {
		p.text(2, fmt.Sprintf("%s evidence on each of the ten", Count(complete, "framework has", "frameworks have")))
	}
	p.gap()
}

// sections counts the sections of a source that are cited, and lists the
// others with the reason.
func sections(p Page, c catalog.Catalog, s catalog.Source) {
	cited := 0
	var reasons []string
	headings := map[string][]string{}
	for _, section := range c.Covered(s) {
		reason := section.Silent
		switch {
		case len(section.Claims) > 0:
			cited++
			continue
		case reason == "":
			reason = "nothing is cited, and nothing says why"
		}
		if headings[reason] == nil {
			reasons = append(reasons, reason)
		}
		headings[reason] = append(headings[reason], section.Heading)
	}
	p.hang(2, "", fmt.Sprintf("%s, %s: %d of %d sections cited", s.Title, s.Publisher, cited, len(s.Sections)))
	slices.SortStableFunc(reasons, func(a, b string) int { return len(headings[b]) - len(headings[a]) })
	for _, reason := range reasons {
		p.text(6, fmt.Sprintf("%d %s:", len(headings[reason]), reason))
		for _, heading := range headings[reason] {
			p.hang(8, "§ ", heading)
		}
	}
}

// LintJSON is what a check of the catalog found: what is to be mended, how the
// sections of each source are covered, and the criteria that each framework
// has no evidence on.
type LintJSON struct {
	Findings finding.List             `json:"findings"`
	Sections map[string][]SectionJSON `json:"sections"`
	Lacking  map[string][]string      `json:"lacking"`
}

// NewLintJSON gathers it.
func NewLintJSON(c catalog.Catalog, problems finding.List) LintJSON {
	out := LintJSON{append(finding.List{}, problems...), map[string][]SectionJSON{}, map[string][]string{}}
	for _, s := range c.Sources {
		if len(s.Sections) > 0 {
			out.Sections[s.ID] = sectionsJSON(c, s)
		}
	}
	for _, f := range c.Frameworks {
		out.Lacking[f.ID] = append([]string{}, c.Lacking(f)...)
	}
	return out
}
