package generators

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// revision is what the record says of the one that it supersedes; nil for a
// first decision.
func (v *recordView) revision() map[string]any {
	r := v.in.Revision
	if r == nil {
		return nil
	}
	before := fmt.Sprintf("[%s](%s) of %s", escape(r.Title), r.File, r.Date)
	verdict := fmt.Sprintf("This record supersedes %s.", before)
	if r.Heir != nil {
		verdict = fmt.Sprintf("This record supersedes [%s](%s), which had superseded %s.", escape(r.Heir.Title), r.Heir.File, before)
	}
	if r.Rejected {
		verdict = fmt.Sprintf("This record follows %s, which was rejected.", before)
	}
	return map[string]any{
		"verdict":  verdict + " " + escape(r.Summary),
		"answers":  v.changedAnswers(r.Answers),
		"evidence": v.changedEvidence(r),
		"policies": changedPolicies(r.Policies),
		"moves":    v.movesTable(r.Moves),
		"triggers": v.triggers(r),
	}
}

func (v *recordView) changedAnswers(changes []checklist.Change) []string {
	list := []string{}
	for _, c := range changes {
		before := "before " + answered(c.Old)
		if c.Old == nil {
			before = "not answered before"
		}
		list = append(list, fmt.Sprintf("%s %s, %s", escape(asked(c.ID)), answered(c.New), before))
	}
	return list
}

// asked is the question behind a key of the answers file.
func asked(id string) string {
	if criterion, ok := strings.CutPrefix(id, "importance."); ok {
		return fmt.Sprintf("How important is “%s”?", titleOf(criterion))
	}
	if option, ok := strings.CutPrefix(id, "scaffold."); ok {
		return "Which " + option + " does the starter take?"
	}
	question, _ := checklist.Lookup(id)
	return question.Ask
}

func answered(values []string) string {
	switch {
	case values == nil:
		return "not answered"
	case len(values) == 0:
		return "none"
	}
	var words []string
	for _, value := range values {
		words = append(words, code(value))
	}
	return and(words)
}

// changedEvidence says that the evidence is another, and what it says otherwise
// of the framework that was chosen.
func (v *recordView) changedEvidence(r *Revision) string {
	if !r.Evidence {
		return ""
	}
	text := "The answers are the same, and the evidence is of another edition."
	if len(r.Answers) > 0 {
		text = "The evidence, too, is of another edition."
	}
	if r.Claims.Known && r.Claims.None() {
		return text + fmt.Sprintf(" All that spoke for or against %s then is still in it.", escape(r.Framework))
	}
	return text +
		v.claimsNamed(fmt.Sprintf("New about %s", escape(r.Framework)), r.Claims.New) +
		v.claimsNamed("No longer counted", r.Claims.Gone) +
		v.claimsNamed("Disputed now", r.Claims.Disputed) +
		v.claimsNamed("No longer disputed", r.Claims.Undisputed)
}

// claimsNamed are claims in the words of the evidence, a few of many, and by
// their ids where it has them no more.
func (v *recordView) claimsNamed(lead string, ids []string) string {
	const named = 3
	var text strings.Builder
	for i, id := range ids[:min(named, len(ids))] {
		said := code(id) + "."
		if claim, ok := v.in.Catalog.Claim(id); ok {
			said = v.cited(claim.Statement, claim)
		}
		if i == 0 {
			text.WriteString(" " + lead + ":")
		}
		text.WriteString(" " + said)
	}
	if more := len(ids) - named; more > 0 {
		fmt.Fprintf(&text, " And %d more.", more)
	}
	return text.String()
}

// changedPolicies says which policies are new, other or gone, and what they do.
func changedPolicies(list []PolicyMoved) []string {
	said := []string{}
	for _, p := range list {
		what := "is new."
		switch {
		case !p.Now:
			what = "is not kept to any more."
		case p.Then:
			what = "is of another edition."
		}
		said = append(said, strings.TrimSpace(fmt.Sprintf("The policy \"%s\" %s %s", escape(p.Name), what, does(p))))
	}
	return said
}

// does is what a policy does to the ranking, "" where that is nothing.
func does(p PolicyMoved) string {
	var acts []string
	if len(p.Out) > 0 {
		acts = append(acts, "rules out "+escape(and(p.Out)))
	}
	var raises []string
	for _, r := range p.Raised {
		raises = append(raises, fmt.Sprintf("%s from %d to %d", lowerFirst(titleOf(r.Criterion)), r.From, r.To))
	}
	if len(raises) > 0 {
		acts = append(acts, "raises "+and(raises))
	}
	if len(acts) == 0 {
		return ""
	}
	return "It " + strings.Join(acts, ", and ") + "."
}

// movesTable sets the ranking then beside the ranking now.
func (v *recordView) movesTable(list []Move) string {
	if !slices.ContainsFunc(list, Move.Moved) {
		return "The ranking is what it was."
	}
	rows := [][]string{{"Framework", "Before", "Now"}}
	for _, m := range list {
		rows = append(rows, []string{v.frameworkName(m.Framework), standing(m.Then, m.Was), standing(m.Now, m.Score)})
	}
	return alignTable(rows)
}

func standing(place int, score float64) string {
	if place == 0 {
		return "–"
	}
	return fmt.Sprintf("%s (%s)", decisions.Ordinal(place), points(score))
}

// triggers says what became of the answers that the superseded record was to
// be revisited for.
func (v *recordView) triggers(r *Revision) map[string]any {
	total := len(r.Came) + r.Open
	if total == 0 {
		return nil
	}
	came := []string{}
	for _, t := range r.Came {
		question, _ := checklist.Lookup(t.Question)
		came = append(came, fmt.Sprintf("%s %s, which was to put %s first", escape(question.Ask),
			answer(question, t.counterfactual()), v.frameworkName(t.Framework)))
	}
	intro := fmt.Sprintf("Of the %d answers that would have changed the ranking then, %d came about:", total, len(came))
	switch {
	case len(came) == 0 && total == 1:
		intro = "The one answer that would have changed the ranking then has not come about."
	case len(came) == 0:
		intro = fmt.Sprintf("None of the %d answers that would have changed the ranking then has come about.", total)
	case total == 1:
		intro = "The one answer that would have changed the ranking then came about:"
	}
	return map[string]any{"intro": intro, "came": came}
}
