package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// differences are the claims that not all of the frameworks have, item by
// item, those that set them apart most first.
func differences(p Page, j Judgement, shown []evaluation.Standing) {
	p.line("The claims that tell them apart")
	order := bySpread(shown)
	shared, told := 0, false
	for _, i := range order {
		groups, common := holders(shown, i)
		shared += common
		if len(groups) == 0 && !skilled(shown, i) {
			continue
		}
		told = true
		p.gap()
		p.split(titles()[shown[0].Scores[i].Criterion], remark(shown, i))
		if skilled(shown, i) {
			p.text(2, "70 % is how well the team knows the language: "+skills(shown, i, j.Answers))
		}
		for _, g := range groups {
			p.text(2, and(g.names))
			for _, m := range g.matches {
				p.hang(4, sign(m), m.Claim.Statement)
				p.hang(11, "", "("+m.Claim.ID+": "+strings.Join(m.Claim.CitedSources(), ", ")+")")
			}
		}
	}
	if !told {
		p.text(2, "None: every claim that matters holds for each of them.")
	}
	p.gap()
	if shared > 0 {
		p.text(0, fmt.Sprintf("%s for each of them alike.", Count(shared, "further claim holds", "further claims hold")))
	}
	p.text(0, "underpin catalog show CLAIM gives section and words of each source")
}

// bySpread are the numbers of the items, those on which the scores lie
// farthest apart, by their weight, first.
func bySpread(shown []evaluation.Standing) []int {
	spread := make([]float64, len(shown[0].Scores))
	var order []int
	for i := range spread {
		least, most := math.Inf(1), math.Inf(-1)
		for _, s := range shown {
			least, most = min(least, s.Scores[i].Value), max(most, s.Scores[i].Value)
		}
		spread[i] = (most - least) * float64(shown[0].Scores[i].Importance)
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spread[b], spread[a]) })
	return order
}

// remark is the scores of an item in one line.
func remark(shown []evaluation.Standing, i int) string {
	var parts []string
	for _, s := range shown {
		parts = append(parts, s.Framework.Name+" "+cell(s.Scores[i]))
	}
	return strings.Join(parts, ", ")
}

// skilled tells whether the team knows the languages differently well.
func skilled(shown []evaluation.Standing, i int) bool {
	return slices.ContainsFunc(shown, func(s evaluation.Standing) bool { return s.Scores[i].Proficiency != shown[0].Scores[i].Proficiency })
}

func skills(shown []evaluation.Standing, i int, answers checklist.Answers) string {
	var parts []string
	for _, s := range shown {
		said := "unanswered"
		if levels := levelsOf(s.Framework, answers); levels != "" {
			said = levels
		}
		parts = append(parts, fmt.Sprintf("%s %s (%s)", s.Framework.Name, fixed(s.Scores[i].Proficiency, 2), said))
	}
	return strings.Join(parts, ", ")
}

// group is the claims that the same frameworks have.
type group struct {
	names   []string
	matches []evaluation.Match
}

// holders groups the claims on an item by who has them, and counts those that
// all have. Facts and outdated claims count for nobody.
func holders(shown []evaluation.Standing, i int) (groups []group, common int) {
	var seen []string
	for _, s := range shown {
		for _, m := range inOrder(s.Scores[i].Evidence) {
			if slices.Contains(seen, m.Claim.ID) {
				continue
			}
			seen = append(seen, m.Claim.ID)
			if m.Magnitude == 0 || m.Claim.Kind.Speaks() == 0 {
				continue // it makes no difference
			}
			names := having(shown, i, m.Claim.ID)
			if len(names) == len(shown) {
				common++
				continue
			}
			at := slices.IndexFunc(groups, func(g group) bool { return slices.Equal(g.names, names) })
			if at < 0 {
				at = len(groups)
				groups = append(groups, group{names: names})
			}
			groups[at].matches = append(groups[at].matches, m)
		}
	}
	return groups, common
}

func having(shown []evaluation.Standing, i int, claim string) []string {
	var names []string
	for _, s := range shown {
		if slices.ContainsFunc(s.Scores[i].Evidence, func(m evaluation.Match) bool { return m.Claim.ID == claim }) {
			names = append(names, s.Framework.Name)
		}
	}
	return names
}

// levelsOf is what the team said of a framework's languages.
func levelsOf(f catalog.Framework, answers checklist.Answers) string {
	var levels []string
	for _, language := range f.Languages {
		if level := answers.Value("team.languages." + language); level != "" {
			levels = append(levels, language+" "+level)
		}
	}
	return strings.Join(levels, ", ")
}
