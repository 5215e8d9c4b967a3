package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

func keep[T any](list []T, is func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(item T) bool { return !is(item) })
}

// turns shows single changes that put another framework first: of a weight, of
// an answer, of the evidence.
func turns(p Page, j Judgement, s evaluation.Sensitivity) {
	if len(s.TippingPoints)+len(s.Counterfactuals)+len(s.Reliances) == 0 {
		p.text(4, "No single weight, answer or source: it takes more than one change.")
		return
	}
	if len(s.TippingPoints) > 0 {
		p.line("  One weight")
	}
	weights(p, j, s.TippingPoints)
	open := keep(s.Counterfactuals, func(c evaluation.Counterfactual) bool { return j.Answers.Open(c.Question) })
	given := keep(s.Counterfactuals, func(c evaluation.Counterfactual) bool { return !j.Answers.Open(c.Question) })
	otherwise(p, j, "  One answer, given otherwise", given)
	otherwise(p, j, "  One answer to a question that is open", open)
	if len(s.Reliances) > 0 {
		p.line("  One source less")
	}
	for _, r := range s.Reliances {
		source, _ := j.Catalog.Source(r.Source)
		p.hang(4, "", fmt.Sprintf("without %q: %s", source.Title, j.name(r.Framework)))
	}
}

// weights gives each item a line: the importances that put another framework
// first, the nearest first.
func weights(p Page, j Judgement, points []evaluation.TippingPoint) {
	title, last := titles(), ""
	for _, t := range points {
		name, now := "", "    "
		if t.Criterion != last {
			name, now = title[t.Criterion], fmt.Sprintf("%d → ", t.Importance)
		}
		p.hang(4, pad(name, itemWidth)+"  "+now, fmt.Sprintf("%s: %s", t.Span(), j.name(t.Framework)))
		last = t.Criterion
	}
}

// otherwise groups changed answers by the framework that they put first, in the
// order of the ranking, and by question.
func otherwise(p Page, j Judgement, title string, changes []evaluation.Counterfactual) {
	if len(changes) == 0 {
		return
	}
	p.line("%s", title)
	width := 0
	for _, c := range changes {
		width = max(width, utf8.RuneCountInString(j.name(c.Framework)))
	}
	for _, a := range j.frameworks(changes) {
		mark := j.name(a)
		for _, words := range questions(keep(changes, func(c evaluation.Counterfactual) bool { return c.Framework == a })) {
			p.hang(4, pad(mark, width)+"  ", words)
			mark = ""
		}
	}
}

// frameworks are those that changes put first, in the order of the ranking;
// behind them those that a limit keeps out of it.
func (j Judgement) frameworks(changes []evaluation.Counterfactual) []string {
	var ids []string
	for _, c := range changes {
		if !slices.Contains(ids, c.Framework) {
			ids = append(ids, c.Framework)
		}
	}
	place := func(id string) int {
		if at := j.Evaluation.Place(id); at > 0 {
			return at
		}
		return len(j.Evaluation.Ranking) + 1
	}
	slices.SortStableFunc(ids, func(a, b string) int { return place(a) - place(b) })
	return ids
}

// questions gives each question a line with its other answers.
func questions(changes []evaluation.Counterfactual) []string {
	var ids []string
	steps := map[string][]string{}
	for _, c := range changes {
		if steps[c.Question] == nil {
			ids = append(ids, c.Question)
		}
		steps[c.Question] = append(steps[c.Question], step(c))
	}
	var lines []string
	for _, id := range ids {
		lines = append(lines, id+" "+together(steps[id]))
	}
	return lines
}

// together joins steps, saying "with" or "without" once for those in a row.
func together(steps []string) string {
	joined, last := "", ""
	for i, s := range steps {
		word, value, _ := strings.Cut(s, " ")
		switch {
		case i == 0:
			joined = s
		case word == last:
			joined += ", " + value
		default:
			joined += "; " + s
		}
		last = word
	}
	return joined
}

// step is one answer changed, such as "→ large", "with saas", "without saas".
func step(c evaluation.Counterfactual) string {
	q, _ := checklist.Lookup(c.Question)
	more := keep(c.To, func(value string) bool { return !slices.Contains(c.From, value) })
	less := keep(c.From, func(value string) bool { return !slices.Contains(c.To, value) })
	switch {
	case q.Kind.Several() && len(more) == 1 && len(less) == 0:
		return "with " + more[0]
	case q.Kind.Several() && len(less) == 1 && len(more) == 0:
		return "without " + less[0]
	}
	return "→ " + words(c.To)
}

// words are the values of an answer.
func words(values []string) string {
	switch {
	case values == nil:
		return "open"
	case len(values) == 0:
		return "none"
	}
	return strings.Join(values, ", ")
}
