package report

import (
	"fmt"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

const claimIndent = 4

// inOrder is what speaks for a framework, then what speaks against it, then
// what counts for neither.
func inOrder(matches []evaluation.Match) []evaluation.Match {
	rank := func(m evaluation.Match) int {
		if m.Magnitude == 0 {
			return 2
		}
		return [...]int{1, 2, 0}[m.Claim.Kind.Speaks()+1]
	}
	sorted := slices.Clone(matches)
	slices.SortStableFunc(sorted, func(a, b evaluation.Match) int { return rank(a) - rank(b) })
	return sorted
}

// sign is what a claim adds to S or to W, such as "+1.50  "; a fact is "fact",
// an outdated claim counts nothing.
func sign(m evaluation.Match) string {
	switch side := m.Claim.Kind.Speaks(); {
	case side == 0:
		return " fact  "
	case m.Magnitude == 0:
		return " 0.00  "
	case side > 0:
		return "+" + fixed(m.Magnitude, 2) + "  "
	}
	return "−" + fixed(m.Magnitude, 2) + "  "
}

// matched shows a claim that matters: what it says, why it matters here and
// weighs what it weighs, where that is written, and what is to be said
// against it. Told are claims that are shown in full elsewhere.
func matched(p Page, c catalog.Catalog, m evaluation.Match, told []string) {
	mark := sign(m)
	behind := claimIndent + len([]rune(mark))
	p.hang(claimIndent, mark, m.Claim.Statement)
	p.text(behind, weighed(m))
	cited(p, c, behind, m.Claim.Cites)
	objections(p, c, behind, m.Claim, told)
	if m.Claim.Mitigation != "" {
		p.hang(behind, "what helps: ", m.Claim.Mitigation)
	}
}

// weighed is why a claim matters and how its magnitude comes about.
func weighed(m evaluation.Match) string {
	why := because(m.Because)
	if m.Claim.Kind == catalog.Fact {
		return why + "; a fact counts for neither side"
	}
	why += "; " + Count(len(m.Claim.CitedSources()), "source", "sources")
	switch {
	case m.Claim.Standing == catalog.Outdated:
		return why + ", outdated: counts nothing"
	case m.Claim.General() && m.Claim.Standing == catalog.Disputed:
		return why + ", halved: general and disputed"
	case m.Claim.General():
		return why + ", halved: general"
	case m.Claim.Standing == catalog.Disputed:
		return why + ", halved: disputed"
	}
	return why
}

// because names the answers that make a claim matter, each question once.
func because(reasons []evaluation.Reason) string {
	if len(reasons) == 0 {
		return "whatever the answers are"
	}
	text, last := "because ", ""
	for i, r := range reasons {
		switch {
		case r.Question == last:
			text += ", " + r.Value
		case i > 0:
			text += ", and " + r.Question + " is " + r.Value
		default:
			text += r.Question + " is " + r.Value
		}
		last = r.Question
	}
	return text
}

// cited shows where a claim is written: source, section and the words to look
// for there.
func cited(p Page, c catalog.Catalog, indent int, cites []catalog.Cite) {
	for _, cite := range cites {
		source, _ := c.Source(cite.Source)
		p.hang(indent, "› ", place(source, cite))
	}
}

func place(source catalog.Source, cite catalog.Cite) string {
	where := source.Title
	if cite.Section != "" {
		where += " § " + cite.Section
	}
	return fmt.Sprintf("%s: “%s”", where, cite.Label)
}

// objections are what disputes a claim and why it is outdated.
func objections(p Page, c catalog.Catalog, indent int, claim catalog.Claim, told []string) {
	for _, id := range claim.DisputedBy {
		other, ok := c.Claim(id)
		if !ok {
			continue
		}
		p.hang(indent, "disputed: ", other.Statement)
		if !slices.Contains(told, id) {
			cited(p, c, indent+2, other.Cites)
		}
	}
	if claim.Standing == catalog.Outdated {
		p.hang(indent, "outdated: ", claim.Outdated.Reason)
		cited(p, c, indent+2, claim.Outdated.Cites)
	}
}
