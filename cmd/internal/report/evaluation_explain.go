package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// exact is with how many decimals a score is explained: enough to do the sum
// again by hand.
const exact = 3

// Explanation shows why a framework has its place: the sum, and under each item
// every claim that matters with its sources.
func Explanation(p Page, j Judgement, f catalog.Framework) {
	standing := j.Evaluation.Standing(f.ID)
	if standing.Place == 0 {
		outside(p, j, f, standing.Excluded)
		return
	}
	headline(p, j, standing)
	p.gap()
	sum(p, standing.Alternative)
	p.gap()
	method(p)
	var used []catalog.Claim
	for _, s := range standing.Scores {
		for _, match := range s.Evidence {
			used = append(used, match.Claim)
		}
	}
	for i, s := range standing.Scores {
		p.gap()
		item(p, j, i, s, f, ids(used))
	}
	rest(p, j, f, len(used))
	p.gap()
	if standing.Place == 1 {
		p.line("What would put another framework first")
		turns(p, j, j.Sensitivity)
	} else {
		p.line("What would put %s first", f.Name)
		turns(p, j, j.Sensitivity.To(f.ID))
	}
	if len(used) > 0 {
		p.gap()
		library(p, j.Catalog, used)
	}
}

// outside is a framework that takes no part, and why.
func outside(p Page, j Judgement, f catalog.Framework, reason string) {
	p.text(0, fmt.Sprintf("%s takes no part: %s.", f.Name, reason))
	if limit, then := evaluation.WithoutLimit(j.Catalog, j.Answers, j.Evaluation, f.ID); limit != "" {
		s := then.Standing(f.ID)
		p.text(0, fmt.Sprintf("Without %s it would rank %s of %d with a score of %s.", limit, decisions.Ordinal(s.Place), len(then.Ranking), fixed(s.Total, exact)))
	}
}

func ids(claims []catalog.Claim) []string {
	var ids []string
	for _, claim := range claims {
		ids = append(ids, claim.ID)
	}
	return ids
}

// headline is place and score, with the next best to compare with.
func headline(p Page, j Judgement, s evaluation.Standing) {
	places, decimals := j.Evaluation.Ranking, j.decimals()
	p.text(0, fmt.Sprintf("%s ranks %s of %d with a score of %s.", s.Framework.Name, decisions.Ordinal(s.Place), len(places), fixed(s.Total, decimals)))
	often := fmt.Sprintf("It comes first in %s of %s weightings around yours.", percent(j.Sensitivity.Acceptability[s.Place-1]), weightings())
	if len(places) == 1 {
		p.text(0, often)
		return
	}
	other, which, side := places[0], "first", "behind"
	if s.Place == 1 {
		other, which, side = places[1], "second", "ahead of"
	}
	if gap := math.Abs(s.Total - other.Total); gap > 0 {
		p.text(0, fmt.Sprintf("%s %s %s, the %s. %s", fixed(gap, decimals), side, other.Framework.Name, which, often))
		return
	}
	p.text(0, fmt.Sprintf("%s, the %s, has the same score: evidence on more items goes first, then the alphabet. %s", other.Framework.Name, which, often))
}

// sum is how the score comes about.
func sum(p Page, a evaluation.Alternative) {
	bars := max(p.width-3-itemWidth-2-6-2-11-2-9, 0)
	p.line("%s  weight        score  %s%s", pad("   Item", itemWidth+3), pad("", bars), right("product", 9))
	var total float64
	weights := 0
	for i, s := range a.Scores {
		product := float64(s.Importance) * s.Value
		total += product
		weights += s.Importance
		value := fixed(s.Value, exact)
		if cell(s) == "no evidence" {
			value = "no evidence"
		}
		p.line("%2d %s  %6d  %s  %s%s", i+1, pad(titles()[s.Criterion], itemWidth), s.Importance, right(value, 11), pad(signed(s.Value, bars), bars), right(fixed(product, exact), 9))
	}
	p.line("   %s  %6d  %11s  %s%s", pad("Sum", itemWidth), weights, "", pad("", bars), right(fixed(total, exact), 9))
	if weights > 0 {
		p.line("   Score: %s ÷ %d = %s", fixed(total, exact), weights, fixed(a.Total, exact))
	}
}

func method(p Page) {
	p.text(0, "An item's score is (S − W) ÷ (S + W + 1): S adds up what speaks for the framework, W what speaks against it. "+
		"A claim counts 1 with one source, 0.5 more with each further one, at most 2; "+
		"half when it is general or disputed, nothing when it is outdated.")
}

// item shows one item with all claims that matter on it.
func item(p Page, j Judgement, i int, s evaluation.Score, f catalog.Framework, told []string) {
	p.split(fmt.Sprintf("%2d %s", i+1, titles()[s.Criterion]), fmt.Sprintf("weight %d, score %s", s.Importance, fixed(s.Value, exact)))
	if s.Criterion == "team" {
		p.text(3, skill(s, f, j.Answers))
	}
	switch {
	case !s.HasEvidence() && s.Criterion == "team":
		p.line("   no claim speaks for or against it")
	case !s.HasEvidence():
		p.line("   no evidence that speaks for or against it: 0")
	default:
		p.text(3, fmt.Sprintf("S %s, W %s: (%s − %s) ÷ (%s + %s + 1) = %s", fixed(s.For, 2), fixed(s.Against, 2),
			fixed(s.For, 2), fixed(s.Against, 2), fixed(s.For, 2), fixed(s.Against, 2), fixed((s.For-s.Against)/(s.For+s.Against+1), exact)))
	}
	for _, match := range inOrder(s.Evidence) {
		matched(p, j.Catalog, match, told)
	}
}

// skill is how the team's knowledge of the language enters the item.
func skill(s evaluation.Score, f catalog.Framework, answers checklist.Answers) string {
	var levels []string
	for _, language := range f.Languages {
		if level := answers.Value("team.languages." + language); level != "" {
			levels = append(levels, fmt.Sprintf("team.languages.%s is %s", language, level))
		}
	}
	said := strings.Join(levels, ", ")
	if len(levels) == 0 {
		said = "the team said nothing of its language"
	}
	claims := (s.For - s.Against) / (s.For + s.Against + 1)
	return fmt.Sprintf("70%% skill, 30%% claims: 0.7 × %s + 0.3 × %s = %s; skill %s, since %s",
		fixed(s.Proficiency, 2), fixed(claims, exact), fixed(s.Value, exact), fixed(s.Proficiency, 2), said)
}

// rest says how much of what is known does not matter here.
func rest(p Page, j Judgement, f catalog.Framework, used int) {
	if more := len(j.Catalog.ClaimsAbout(f)) - used; more > 0 {
		p.gap()
		p.text(0, fmt.Sprintf("%s about %s would matter for other answers: underpin catalog show %s", Count(more, "more claim", "more claims"), f.Name, f.ID))
	}
}
