package generators

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// robustness says how firmly the first place is held; nil where nobody
// competes for it.
func (v *recordView) robustness() map[string]any {
	if len(v.in.Decision.Evaluation.Ranking) < 2 {
		return nil
	}
	return map[string]any{"shares": v.shares(), "tipping": v.tipping(), "sources": v.reliances()}
}

// shares says who comes first in how many of the weightings, and which of those
// that the record argues about never do.
func (v *recordView) shares() string {
	type share struct {
		name   string
		part   float64
		chosen bool
	}
	var list []share
	for i, a := range v.in.Decision.Evaluation.Ranking {
		chosen := a.Framework.ID == v.in.Decision.Chosen.Framework.ID
		list = append(list, share{escape(a.Framework.Name), v.in.Sensitivity.Acceptability[i], chosen})
	}
	slices.SortStableFunc(list, func(a, b share) int { return cmp.Compare(b.part, a.part) })
	parts := []string{fmt.Sprintf("%s put %s first", percent(list[0].part), list[0].name)}
	rest := 0.0
	for _, s := range list[1:] {
		if s.part >= leastShare || s.chosen && s.part > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", percent(s.part), s.name))
		} else {
			rest += s.part
		}
	}
	if rest > 0 {
		parts = append(parts, percent(rest)+" another")
	}
	return fmt.Sprintf("Against other importances the first place is %s: of %d,%03d weightings that were drawn at random around the team's, %s.%s",
		firmness(v.in.Sensitivity.Acceptability[0]), evaluation.Weightings/1000, evaluation.Weightings%1000, and(parts), v.never())
}

// firmness is a verdict on the share of weightings in which the first stays it.
func firmness(share float64) string {
	switch {
	case share >= 0.9:
		return "firm"
	case share >= 2.0/3:
		return "fairly firm"
	}
	return "not firm"
}

// never names those of the compared that come first in no weighting, though
// they follow the first closely, and why.
func (v *recordView) never() string {
	d := v.in.Decision
	first := d.Evaluation.Ranking[0]
	if v.in.Sensitivity.Acceptability[0] == 1 {
		return "" // it is said already
	}
	var never, beaten []string
	for _, a := range v.compared() {
		switch place := d.Evaluation.Place(a.Framework.ID); {
		case v.in.Sensitivity.Acceptability[place-1] > 0:
		case beats(first, a):
			beaten = append(beaten, escape(a.Framework.Name))
		default:
			never = append(never, escape(a.Framework.Name))
		}
	}
	text := ""
	if len(never) > 0 {
		text += fmt.Sprintf(" None puts %s first.", or(never))
	}
	if len(beaten) > 0 {
		text += fmt.Sprintf(" No weighting can put %s first: %s does as well or better on every item.", or(beaten), escape(first.Framework.Name))
	}
	return text
}

// beats tells whether one does as well or better on every item that counts.
func beats(first, other evaluation.Alternative) bool {
	for i, s := range first.Scores {
		if s.Importance > 0 && s.Value < other.Scores[i].Value {
			return false
		}
	}
	return true
}

// leastShare is the smallest share that rounds to one per cent.
const leastShare = 0.005

// percent is a share in words that say no more than was found.
func percent(share float64) string {
	switch {
	case share == 1:
		return "all"
	case share > 1-leastShare:
		return "more than 99%"
	case share < leastShare:
		return "less than 1%"
	}
	return fmt.Sprintf("%.0f%%", math.Round(100*share))
}

// tipping lists the items whose importance decides the first place: one entry
// for each, all such importances in it.
func (v *recordView) tipping() []string {
	list := []string{}
	for _, item := range chunk(v.in.turns().TippingPoints, func(p evaluation.TippingPoint) string { return p.Criterion }) {
		text := titleOf(item[0].Criterion)
		for i, p := range item {
			separator, now := ";", ""
			if i == 0 {
				separator, now = "", fmt.Sprintf(", not %d", p.Importance)
			}
			text += fmt.Sprintf("%s at %s%s: %s", separator, p.Span(), now, v.frameworkName(p.Framework))
		}
		list = append(list, text)
	}
	return list
}

// reliances lists the sources that decide the first place.
func (v *recordView) reliances() []string {
	list := []string{}
	for _, r := range v.in.turns().Reliances {
		source, _ := v.in.Catalog.Source(r.Source)
		list = append(list, fmt.Sprintf("%s: %s", escape("“"+cmp.Or(source.Title, r.Source)+"”"), v.frameworkName(r.Framework)))
	}
	return list
}

// again says when to look at the decision again, beside the answers that
// revisit lists; "" where there is nothing to say.
func (v *recordView) again() string {
	d := v.in.Decision
	var parts []string
	if d.Overruled() {
		parts = append(parts, fmt.Sprintf("Look again when the reason for the choice no longer holds: %s", quotation(d.Because)))
	}
	if len(v.in.turns().Counterfactuals) == 0 && len(d.Evaluation.Ranking) > 1 {
		parts = append(parts, fmt.Sprintf("No other answer to a single question would put %s first.", v.other()))
	}
	if v.in.Review != "" {
		parts = append(parts, "The head of this record names the day by which the team looks again.")
	}
	return strings.Join(parts, " ")
}

// other is whom another answer would have to put first to matter.
func (v *recordView) other() string {
	if v.in.Decision.Overruled() {
		return escape(v.in.Decision.Chosen.Framework.Name)
	}
	return "another framework"
}

// quotation is a person's words at the end of a sentence.
func quotation(text string) string {
	if words, stopped := strings.CutSuffix(sentence(text), "."); stopped {
		return escape("“" + words + "”.")
	}
	return escape("“" + text + "”")
}

// revisit lists the questions of which another answer, alone, would put
// another framework first: one entry for each, all such answers in it.
func (v *recordView) revisit() []map[string]any {
	list := []map[string]any{}
	for _, all := range chunk(v.in.turns().Counterfactuals, func(c evaluation.Counterfactual) string { return c.Question }) {
		question, _ := checklist.Lookup(all[0].Question)
		var parts []string
		for _, same := range chunk(all, func(c evaluation.Counterfactual) string {
			how, _ := difference(question, c)
			return c.Framework + " " + string(how)
		}) {
			parts = append(parts, fmt.Sprintf("%s: %s", answer(question, same...), v.frameworkName(same[0].Framework)))
		}
		list = append(list, map[string]any{"ask": escape(question.Ask), "now": v.now(question), "answers": parts})
	}
	return list
}

// chunk groups what has the same key, in the order of the first of each.
func chunk[T any](list []T, key func(T) string) [][]T {
	var order []string
	groups := map[string][]T{}
	for _, item := range list {
		k := key(item)
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], item)
	}
	var chunks [][]T
	for _, k := range order {
		chunks = append(chunks, groups[k])
	}
	return chunks
}

// way is how one answer differs from another.
type way string

const (
	instead way = "" // another choice
	more    way = "more"
	less    way = "less"
)

// difference is how an answer differs from the one that was given, and by which
// value; "" stands for none at all.
func difference(question checklist.Question, c evaluation.Counterfactual) (way, string) {
	switch {
	case len(c.To) == 0 && strings.HasPrefix(question.ID, "constraints."):
		return instead, ""
	case !question.Kind.Several(), len(c.From) == 0:
		return instead, c.To[0]
	}
	for _, value := range c.To {
		if !slices.Contains(c.From, value) {
			return more, value
		}
	}
	for _, value := range c.From {
		if !slices.Contains(c.To, value) {
			return less, value
		}
	}
	return instead, ""
}

// answer is what changes, by any one of some changes that are of one way.
func answer(question checklist.Question, all ...evaluation.Counterfactual) string {
	var words []string
	how := instead
	for _, c := range all {
		is, value := difference(question, c)
		if how = is; value == "" {
			words = append(words, "no limit")
		} else {
			words = append(words, code(value))
		}
	}
	switch how {
	case more:
		return "with " + or(words) + " as well"
	case less:
		return "without " + strings.Join(words, " or without ")
	}
	return or(words)
}

// now is the answer as it is. Only what the record lists as not answered is
// called so.
func (v *recordView) now(question checklist.Question) string {
	values := v.in.Answers.Values(question.ID)
	switch {
	case v.in.Answers.Open(question.ID):
		return "not answered"
	case values == nil:
		return "not named"
	case len(values) == 0:
		return "none named"
	}
	var words []string
	for _, value := range values {
		words = append(words, code(value))
	}
	return "now " + and(words)
}

func (v *recordView) frameworkName(id string) string { return escape(v.in.Catalog.SubjectName(id)) }

func titleOf(criterion string) string {
	for _, c := range checklist.Criteria() {
		if c.ID == criterion {
			return c.Title
		}
	}
	return criterion
}

// or joins words as a sentence does that leaves a choice.
func or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
