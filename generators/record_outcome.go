package generators

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// outcome says why the chosen framework was chosen: the rest of a sentence
// that ends in "because", and what else there is to say.
func (v *recordView) outcome() string {
	d := v.in.Decision
	var parts []string
	switch {
	case d.Overruled():
		parts = []string{sentence(escape(asReason(d.Because))), v.overruled(), v.provisional()}
	case d.Because != "":
		parts = []string{v.cameFirst(), v.provisional(), "The team adds: " + sentence(escape(d.Because))}
	default:
		parts = []string{v.cameFirst(), v.provisional()}
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// cameFirst is why the ranking puts its first alternative there.
func (v *recordView) cameFirst() string {
	e := v.in.Decision.Evaluation
	ranking := e.Ranking
	switch {
	case len(ranking) > 1 && ranking[0].Total == ranking[1].Total:
		return tied(ranking)
	case len(ranking) > 1:
		shown := ranking[:min(len(ranking), runnersUp+1)]
		return fmt.Sprintf("it ranks first of %d with a score of %s, ahead of %s.%s", len(ranking),
			totalsOf(shown)[0], and(named(shown)[1:]), v.lead(ranking[0], ranking[1]))
	case len(e.Excluded) > 0:
		return "it is the only framework that the constraints leave."
	}
	return "it is the only framework in the catalog."
}

// fewItems is how many of the ten items are too few for a ranking to rest on.
const fewItems = 3

// provisional warns of a ranking that hardly anything was said for.
func (v *recordView) provisional() string {
	switch said := len(contextOf(v.in.Answers)); {
	case len(v.in.Decision.Evaluation.Ranking) < 2 || said > fewItems:
		return ""
	case said == 0:
		return "None of the ten items was answered: the ranking is provisional."
	case said == 1:
		return "Only one of the ten items was answered: the ranking is provisional."
	default:
		return fmt.Sprintf("Only %s of the ten items were answered: the ranking is provisional.", counts[said])
	}
}

// counts are small numbers in words.
var counts = strings.Fields("none one two three four five six seven eight nine ten")

// tied is why one of several with the same score comes first.
func tied(ranking []evaluation.Alternative) string {
	first, second := ranking[0], ranking[1]
	var others []string
	for _, a := range ranking[1:] {
		if a.Total == first.Total {
			others = append(others, escape(a.Framework.Name))
		}
	}
	text := fmt.Sprintf("it shares the highest score, %s, with %s.", points(first.Total), and(others))
	if len(others) == len(ranking)-1 {
		text = fmt.Sprintf("it has the same score as %s, %s.", and(others), points(first.Total))
	}
	if first.Coverage() > second.Coverage() {
		return text + " It comes first because there is evidence about it on more of the ten items."
	}
	return text + fmt.Sprintf(" Nothing but the alphabet puts it before %s.", escape(second.Framework.Name))
}

// overruled is what the ranking says of a framework that is chosen against it.
func (v *recordView) overruled() string {
	d := v.in.Decision
	ranking := d.Evaluation.Ranking
	place := fmt.Sprintf("This overrules the ranking, which puts it %s of %d", decisions.Ordinal(d.Place), len(ranking))
	if d.Chosen.Total == ranking[0].Total {
		return fmt.Sprintf("%s although it has the same score as %s, %s.", place, escape(ranking[0].Framework.Name), points(d.Chosen.Total))
	}
	ahead := ranking[:d.Place-1]
	if len(ahead) > runnersUp+1 {
		ahead = ahead[:runnersUp]
	}
	shown := append(slices.Clone(ahead), d.Chosen)
	names := named(shown)[:len(ahead)]
	if more := d.Place - 1 - len(ahead); more > 0 {
		names = append(names, fmt.Sprintf("%d others", more))
	}
	return fmt.Sprintf("%s with a score of %s, behind %s.", place, totalsOf(shown)[len(ahead)], and(names)) +
		v.gap(ranking[0], d.Chosen)
}

// lead is the sentence that says where the first is better than the second,
// and by which claims, where they are few.
func (v *recordView) lead(first, second evaluation.Alternative) string {
	name := escape(second.Framework.Name)
	items := v.gains(first, second)
	switch len(items) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" Its lead over %s comes from one item alone: %s.", name, items[0].text) + v.tellingApart(items)
	default:
		return fmt.Sprintf(" Its lead over %s comes most from %s, then from %s.", name, items[0].text, items[1].text) + v.tellingApart(items[:2])
	}
}

// gap is the same sentence when the other one was chosen: what the decision
// gives away.
func (v *recordView) gap(first, chosen evaluation.Alternative) string {
	name := escape(first.Framework.Name)
	switch items := v.gains(first, chosen); len(items) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" %s leads by one item alone: %s.", name, items[0].text)
	default:
		return fmt.Sprintf(" %s leads most by %s, then by %s.", name, items[0].text, items[1].text)
	}
}

// gain is an item on which one framework does better than another.
type gain struct {
	text  string // the item, with both scores
	by    float64
	apart []catalog.Claim // what counts for or against one of the two only
	skill bool            // whether the team knows their languages differently well
}

// gains are the items on which the first does better than the second, those
// that move the total most first.
func (v *recordView) gains(first, second evaluation.Alternative) []gain {
	var list []gain
	for i, criterion := range checklist.Criteria() {
		ours, theirs := first.Scores[i], second.Scores[i]
		by := float64(ours.Importance) * (ours.Value - theirs.Value)
		if by <= 0 {
			continue
		}
		list = append(list, gain{
			text:  lowerFirst(criterion.Title) + v.scored(first, second, i),
			by:    by,
			apart: append(counting(ours, theirs), counting(theirs, ours)...),
			skill: ours.Proficiency != theirs.Proficiency,
		})
	}
	slices.SortStableFunc(list, func(a, b gain) int { return cmp.Compare(b.by, a.by) })
	return list
}

// scored is what two frameworks have on an item. What is not known must not
// pass for a virtue, and what holds for everyone not for an answer to this team.
func (v *recordView) scored(first, second evaluation.Alternative, item int) string {
	ours, theirs := first.Scores[item], second.Scores[item]
	if scoreCell(ours) == noEvidence {
		return fmt.Sprintf(" (where nothing speaks for or against %s)", escape(first.Framework.Name))
	}
	scores := points(ours.Value)
	if scoreCell(theirs) == noEvidence {
		scores += fmt.Sprintf(", where nothing speaks for or against %s", escape(second.Framework.Name))
	} else {
		scores += " against " + points(theirs.Value)
	}
	if ours.Proficiency != theirs.Proficiency {
		return " (" + scores + ": the team is " + v.skills(first.Framework, second.Framework) + ")"
	}
	if ours.HasEvidence() && general(ours) && general(theirs) {
		scores += ", whatever the answers"
	}
	return " (" + scores + ")"
}

// skills is what the team said of the languages of two frameworks.
func (v *recordView) skills(frameworks ...catalog.Framework) string {
	var said, unnamed []string
	for _, f := range frameworks {
		named := false
		for _, language := range f.Languages {
			words := v.in.Answers.SaidOf(checklist.Languages + "." + language)
			named = named || words != ""
			if words != "" && !slices.Contains(said, words) {
				said = append(said, words)
			}
		}
		if !named {
			unnamed = append(unnamed, "did not name the language of "+escape(f.Name))
		}
	}
	return and(append(said, unnamed...))
}

// general tells whether all that counts on an item holds whatever the answers are.
func general(s evaluation.Score) bool {
	return !slices.ContainsFunc(s.Evidence, func(m evaluation.Match) bool { return argues(m.Claim) && !m.Claim.General() })
}

// counting are the claims that count on an item of one framework and not on
// that of another.
func counting(s, other evaluation.Score) []catalog.Claim {
	var list []catalog.Claim
	for _, m := range s.Evidence {
		if argues(m.Claim) && !slices.ContainsFunc(other.Evidence, func(o evaluation.Match) bool { return o.Claim.ID == m.Claim.ID }) {
			list = append(list, m.Claim)
		}
	}
	return list
}

// fewClaims is how many claims are few enough to be said in the outcome.
const fewClaims = 2

// tellingApart is the claims by which items make a lead, where they are few.
func (v *recordView) tellingApart(items []gain) string {
	var claims []catalog.Claim
	for _, item := range items {
		if item.skill {
			return ""
		}
		claims = append(claims, item.apart...)
	}
	if len(claims) == 0 || len(claims) > fewClaims {
		return ""
	}
	text := " There, one claim tells them apart:"
	if len(claims) > 1 {
		text = fmt.Sprintf(" There, %s claims tell them apart:", counts[len(claims)])
	}
	for _, claim := range claims {
		text += " " + v.cited(claim.Statement, claim)
	}
	return text
}

// named is alternatives with their scores.
func named(alternatives []evaluation.Alternative) []string {
	var list []string
	totals := totalsOf(alternatives)
	for i, a := range alternatives {
		list = append(list, fmt.Sprintf("%s (%s)", escape(a.Framework.Name), totals[i]))
	}
	return list
}

// totalsOf shows totals, each with as many decimals, at least two, as tell it
// from those that are not the same.
func totalsOf(alternatives []evaluation.Alternative) []string {
	list := make([]string, len(alternatives))
	for i, a := range alternatives {
		decimals := 2
		for decimals < 9 && slices.ContainsFunc(alternatives, func(b evaluation.Alternative) bool {
			return a.Total != b.Total && pointsTo(decimals, a.Total) == pointsTo(decimals, b.Total)
		}) {
			decimals++
		}
		list[i] = pointsTo(decimals, a.Total)
	}
	return list
}

// points shows a score as everyone sees it: two decimals and a real minus.
func points(score float64) string { return pointsTo(2, score) }

func pointsTo(decimals int, score float64) string {
	unit := math.Pow10(decimals)
	rounded := math.Round(score*unit)/unit + 0 // + 0: there is no negative zero
	return strings.Replace(fmt.Sprintf("%.*f", decimals, rounded), "-", "−", 1)
}
