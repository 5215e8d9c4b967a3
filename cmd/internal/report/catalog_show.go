package report

import (
	"fmt"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Framework shows all that the catalog knows of a framework, item by item.
func Framework(p Page, c catalog.Catalog, f catalog.Framework) {
	about := c.ClaimsAbout(f)
	p.text(0, fmt.Sprintf("%s (%s), a framework on %s; languages: %s", f.Name, f.ID, c.SubjectName(f.Runtime), strings.Join(f.Languages, ", ")))
	p.text(0, fmt.Sprintf("%s, %d of them about %s", Count(len(about), "claim", "claims"), own(about, f.Runtime), c.SubjectName(f.Runtime)))
	lacking := c.Lacking(f)
	if len(lacking) == 0 {
		p.text(0, "There is evidence on each of the ten items.")
	} else {
		title, items := titles(), []string{}
		for _, id := range lacking {
			items = append(items, title[id])
		}
		p.text(0, fmt.Sprintf("No evidence on %d of the ten items: %s", len(lacking), strings.Join(items, ", ")))
	}
	byItem(p, about)
}

// Runtime shows what the catalog knows of a runtime, which holds for each of
// its frameworks.
func Runtime(p Page, c catalog.Catalog, r catalog.Runtime) {
	about := claimsAbout(c, r.ID)
	var names []string
	for _, f := range c.Frameworks {
		if f.Runtime == r.ID {
			names = append(names, f.Name)
		}
	}
	p.text(0, fmt.Sprintf("%s (%s), a runtime; languages: %s", r.Name, r.ID, strings.Join(r.Languages, ", ")))
	p.text(0, fmt.Sprintf("%s, which hold for each framework on it: %s", Count(len(about), "claim", "claims"), strings.Join(names, ", ")))
	byItem(p, about)
}

func claimsAbout(c catalog.Catalog, subject string) []catalog.Claim {
	return keep(c.Claims, func(claim catalog.Claim) bool { return claim.Subject == subject })
}

func own(claims []catalog.Claim, subject string) int {
	return len(keep(claims, func(claim catalog.Claim) bool { return claim.Subject == subject }))
}

func byItem(p Page, claims []catalog.Claim) {
	for i, criterion := range checklist.Criteria() {
		p.gap()
		p.line("%2d %s", i+1, criterion.Title)
		on := keep(claims, func(claim catalog.Claim) bool { return claim.Criterion == criterion.ID })
		if len(on) == 0 {
			p.line("    nothing is known")
		}
		for _, claim := range on {
			brief(p, claim)
		}
	}
}

// brief shows a claim in few lines.
func brief(p Page, claim catalog.Claim) {
	p.hang(4, mark(claim), claim.Statement)
	p.text(6, matters(claim))
	switch claim.Standing {
	case catalog.Disputed:
		p.text(6, "disputed by "+strings.Join(claim.DisputedBy, ", "))
	case catalog.Outdated:
		p.text(6, "outdated: "+claim.Outdated.Reason)
	}
	p.text(6, "("+claim.ID+": "+strings.Join(claim.CitedSources(), ", ")+")")
}

func mark(claim catalog.Claim) string {
	return [...]string{"− ", "· ", "+ "}[claim.Kind.Speaks()+1]
}

// matters says for which answers a claim matters.
func matters(claim catalog.Claim) string {
	if claim.General() {
		return "whatever the answers are"
	}
	var parts []string
	for _, condition := range claim.When {
		parts = append(parts, condition.Question+" is "+strings.Join(condition.Values, ", "))
	}
	return "when " + strings.Join(parts, "; or ")
}

// Claim shows all of one claim.
func Claim(p Page, c catalog.Catalog, claim catalog.Claim) {
	p.text(0, claim.Statement)
	p.gap()
	row := func(name, text string) { p.hang(0, pad(name, 12), text) }
	row("id", claim.ID)
	row("about", c.SubjectName(claim.Subject))
	row("holds for", strings.Join(c.Holders(claim), ", "))
	row("kind", string(claim.Kind))
	row("item", titles()[claim.Criterion])
	row("matters", matters(claim))
	row("standing", string(claim.Standing))
	if claim.Mitigation != "" {
		row("what helps", claim.Mitigation)
	}
	p.gap()
	p.line("Cited from")
	cited(p, c, 2, claim.Cites)
	if claim.Standing != catalog.Current {
		p.gap()
		objections(p, c, 0, claim, nil)
	}
	p.gap()
	library(p, c, []catalog.Claim{claim})
}

// Source shows a source with its sections, and what is cited from each.
func Source(p Page, c catalog.Catalog, s catalog.Source) {
	p.text(0, bibliography(s))
	p.line("%s", address(s))
	citing := c.Citing(s.ID)
	p.text(0, Count(len(citing), "claim is", "claims are")+" cited from it or shown by it to be outdated")
	for _, section := range c.Covered(s) {
		p.gap()
		p.text(0, "§ "+section.Heading)
		if section.Silent != "" {
			p.text(4, "no claim: "+section.Silent)
		}
		for _, id := range section.Claims {
			claim, _ := c.Claim(id)
			p.hang(4, mark(claim), claim.Statement+" ("+id+")")
		}
	}
	if len(s.Sections) > 0 {
		return
	}
	p.gap()
	for _, claim := range citing {
		p.hang(0, mark(claim), claim.Statement+" ("+claim.ID+")")
		from := func(cite catalog.Cite) bool { return cite.Source == s.ID }
		cited(p, c, 2, keep(claim.Cites, from))
		if shown := keep(claim.Outdated.Cites, from); len(shown) > 0 {
			p.text(2, "outdated: "+claim.Outdated.Reason)
			cited(p, c, 4, shown)
		}
	}
}
