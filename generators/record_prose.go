package generators

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// contextOf says in words what the team answered, one entry for each item of
// the checklist on which it said something.
func contextOf(answers checklist.Answers) []map[string]any {
	var list []map[string]any
	for _, criterion := range checklist.Criteria() {
		if said := answers.Said(criterion); said != "" {
			list = append(list, map[string]any{"item": criterion.Title, "said": escape(said)})
		}
	}
	return list
}

// drivers groups the criteria by importance, the most important first.
func drivers(answers checklist.Answers) []map[string]any {
	var list []map[string]any
	for importance := 5; importance >= 0; importance-- {
		var items []string
		for _, criterion := range checklist.Criteria() {
			if answers.Importance(criterion.ID) == importance {
				items = append(items, lowerFirst(criterion.Title))
			}
		}
		if len(items) > 0 {
			list = append(list, map[string]any{"importance": importance, "items": upperFirst(and(items))})
		}
	}
	return list
}

// outcome says why the chosen framework was chosen, after "because".
func outcome(d decisions.Decision) string {
	ranking := d.Evaluation.Ranking
	chosen := d.Chosen
	if len(ranking) == 1 {
		return withReason(d, "it is the only framework that the constraints leave")
	}
	if d.Overruled() {
		return fmt.Sprintf("%s. This overrules the ranking, which puts it %s of %d with a score of %s, behind %s",
			escape(strings.TrimSuffix(strings.TrimSpace(d.Because), ".")), decisions.Ordinal(d.Place), len(ranking),
			points(chosen.Total), and(named(ranking[:d.Place-1])))
	}
	reason := fmt.Sprintf("it ranks first of %d with a score of %s, ahead of %s", len(ranking), points(chosen.Total), and(named(ranking[1:min(len(ranking), runnersUp+1)])))
	if lead := lead(ranking[0], ranking[1]); lead != "" {
		reason += fmt.Sprintf(". Its lead over %s comes mostly from %s", ranking[1].Framework.Name, lead)
	}
	return withReason(d, reason)
}

// named is alternatives with their scores.
func named(alternatives []evaluation.Alternative) []string {
	var list []string
	for _, a := range alternatives {
		list = append(list, fmt.Sprintf("%s (%s)", a.Framework.Name, points(a.Total)))
	}
	return list
}

func withReason(d decisions.Decision, reason string) string {
	if d.Because == "" {
		return reason
	}
	return fmt.Sprintf("%s. The team adds: %s", reason, escape(strings.TrimSuffix(strings.TrimSpace(d.Because), ".")))
}

// lead names the two criteria that gain the first most over the second.
func lead(first, second evaluation.Alternative) string {
	type gain struct {
		title string
		by    float64
	}
	var gains []gain
	for i, criterion := range checklist.Criteria() {
		by := float64(first.Scores[i].Importance) * (first.Scores[i].Value - second.Scores[i].Value)
		if by > 0 {
			gains = append(gains, gain{lowerFirst(criterion.Title), by})
		}
	}
	slices.SortStableFunc(gains, func(a, b gain) int { return cmp.Compare(b.by, a.by) })
	var titles []string
	for _, g := range gains[:min(2, len(gains))] {
		titles = append(titles, g.title)
	}
	return and(titles)
}

func unanswered(answers checklist.Answers) []string {
	var list []string
	for _, question := range answers.Unanswered() {
		list = append(list, question.Ask)
	}
	return list
}

// points shows a score as everyone sees it: two decimals and a real minus.
func points(score float64) string {
	return strings.Replace(fmt.Sprintf("%.2f", score+0), "-", "−", 1)
}

// and joins words as a sentence does.
func and(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// sentenceStarts are words that lose their capital inside a sentence; any
// other first word may be a name and keeps it.
var sentenceStarts = []string{"A", "An", "The", "Its", "It", "With", "Without", "Because", "Developers", "Many", "Most", "Some", "Large", "Small", "In", "On", "For", "To", "There", "This", "Deep", "Complex"}

// inSentence is a statement without its full stop, to stand after "because".
func inSentence(statement string) string {
	statement = strings.TrimSuffix(strings.TrimSpace(statement), ".")
	first, _, _ := strings.Cut(statement, " ")
	if slices.Contains(sentenceStarts, first) {
		return lowerFirst(statement)
	}
	return statement
}

func lowerFirst(text string) string { return mapFirst(text, unicode.ToLower) }
func upperFirst(text string) string { return mapFirst(text, unicode.ToUpper) }

func mapFirst(text string, change func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	if size == 0 || unicode.IsUpper(first) && unicode.IsUpper(next) {
		return text // empty, or an abbreviation such as API
	}
	return string(change(first)) + text[size:]
}

var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "<", "&lt;", "#", `\#`)

// escape keeps what a person wrote from being read as Markdown or as one of
// our own marks.
func escape(text string) string { return markdown.Replace(text) }
