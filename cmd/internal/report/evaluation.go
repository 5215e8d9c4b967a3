package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

const (
	itemWidth = 25 // the longest title of an item
	cellWidth = 11 // "no evidence"
)

// Evaluation shows the ranking, what the first places are made of, what would
// change the choice, what was excluded and what nobody answered.
func Evaluation(p Page, j Judgement) {
	ranking(p, j)
	if places := j.Evaluation.Ranking; len(places) > 0 {
		p.gap()
		items(p, places[:min(len(places), room(p, places))])
		p.gap()
		p.line("What would change the choice")
		turns(p, j, j.Sensitivity)
	}
	excluded(p, j.Evaluation)
	raised(p, j.Evaluation)
	overlaid(p, j.Evaluation)
	unanswered(p, j.Answers)
	next(p, j)
}

// TopThree is the head of the ranking in one line.
func TopThree(e evaluation.Evaluation) string {
	var parts []string
	for i, a := range e.Ranking[:min(3, len(e.Ranking))] {
		parts = append(parts, fmt.Sprintf("%d %s %s", i+1, a.Framework.Name, fixed(a.Total, 2)))
	}
	return strings.Join(parts, "  ")
}

// ranking gives each framework a line: score, share of weightings in which it
// comes first, and how much of the checklist there is evidence on.
func ranking(p Page, j Judgement) {
	places := j.Evaluation.Ranking
	if len(places) == 0 {
		p.line("Ranking")
		p.line("    no framework is left")
		return
	}
	names := widest(places)
	decimals := j.decimals()
	const others = 4 + 1 + 7 + 2 + 2 + 11 + 2 + 8
	bars := p.width - others - names
	p.line("%s  %s  %s  comes first  evidence", pad("Ranking", names+4), right("score", 6), pad("", bars))
	for i, a := range places {
		p.line("%3d %s  %s  %s  %s  %s", i+1, pad(a.Framework.Name, names), right(fixed(a.Total, decimals), 6),
			pad(signed(a.Total, bars), bars), right(percent(j.Sensitivity.Acceptability[i]), 11), right(fmt.Sprintf("%d of %d", a.Coverage(), len(a.Scores)), 8))
	}
	ties := ""
	if names := equals(places); len(names) > 0 {
		ties = fmt.Sprintf(" %s and %s are level: %s, in the weightings, too.", places[0].Framework.Name, and(names), tieBreak(places))
	}
	p.text(4, "Comes first: in so many of "+weightings()+" weightings around yours."+ties+" Evidence: on so many of the ten items.")
}

func widest(places []evaluation.Alternative) int {
	width := 0
	for _, a := range places {
		width = max(width, utf8.RuneCountInString(a.Framework.Name))
	}
	return min(width, 20)
}

// room is how many frameworks fit side by side.
func room(p Page, shown []evaluation.Alternative) int {
	return max(1, (p.width-itemWidth-len("  weight"))/(2+cellsOf(p, shown)))
}

func cellsOf(p Page, shown []evaluation.Alternative) int {
	width := cellWidth
	for _, a := range shown {
		width = max(width, utf8.RuneCountInString(a.Framework.Name))
	}
	if p.width < Width {
		return cellWidth
	}
	return min(width, 13)
}

// items shows the ten items of frameworks side by side.
func items(p Page, shown []evaluation.Alternative) {
	width := cellsOf(p, shown)
	line := pad("By item", itemWidth) + "  weight"
	for _, a := range shown {
		line += "  " + right(a.Framework.Name, width)
	}
	p.line("%s", line)
	for i, criterion := range checklist.Criteria() {
		line := fmt.Sprintf("%s  %6d", pad(criterion.Title, itemWidth), shown[0].Scores[i].Importance)
		for _, a := range shown {
			line += "  " + right(cell(a.Scores[i]), width)
		}
		p.line("%s", line)
	}
}

func cell(s evaluation.Score) string {
	if !s.HasEvidence() && s.Proficiency == 0 {
		return "no evidence"
	}
	return fixed(s.Value, 2)
}

// excluded shows those that take no part, together where the reason is one.
func excluded(p Page, e evaluation.Evaluation) {
	if len(e.Excluded) == 0 {
		return
	}
	p.gap()
	p.line("Excluded")
	names := map[string][]string{}
	var reasons []string
	for _, x := range e.Excluded {
		if names[x.Reason] == nil {
			reasons = append(reasons, x.Reason)
		}
		names[x.Reason] = append(names[x.Reason], x.Framework.Name)
	}
	for _, reason := range reasons {
		p.text(4, strings.TrimSuffix(reason, "."))
		p.text(8, strings.Join(names[reason], ", "))
	}
}

// raised shows the items that a policy lets count for more.
func raised(p Page, e evaluation.Evaluation) {
	if len(e.Raised) == 0 {
		return
	}
	p.gap()
	p.line("Raised by policy")
	title := titles()
	for _, r := range e.Raised {
		p.hang(4, pad(title[r.Criterion], itemWidth)+"  ", fmt.Sprintf("%d → %d: %s", r.From, r.To, r.Policy))
	}
}

// overlaid names the evidence that lies over the built-in catalog.
func overlaid(p Page, e evaluation.Evaluation) {
	if len(e.Layers) < 2 {
		return
	}
	p.gap()
	p.line("Evidence over the built-in catalog")
	for _, layer := range e.Layers[1:] {
		p.text(4, layer.Name)
	}
}

func unanswered(p Page, answers checklist.Answers) {
	open := answers.Unanswered()
	if len(open) == 0 {
		return
	}
	var ids []string
	for _, q := range open {
		ids = append(ids, q.ID)
	}
	p.gap()
	p.line("Not answered: what depends on the answer does not count")
	p.text(4, strings.Join(ids, ", "))
}

// next says how to look closer.
func next(p Page, j Judgement) {
	places := j.Evaluation.Ranking
	if len(places) == 0 {
		return
	}
	p.gap()
	p.text(0, fmt.Sprintf("underpin explain %s gives every reason with its source", places[0].Framework.ID))
	if len(places) > 1 {
		p.text(0, fmt.Sprintf("underpin compare %s %s sets two side by side", places[0].Framework.ID, places[1].Framework.ID))
	}
}
