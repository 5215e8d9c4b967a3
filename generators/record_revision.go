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
	if r.Rejected {
		verdict = fmt.Sprintf("This record follows %s, which was rejected.", before)
	}
	return map[string]any{
		"verdict":  verdict + " " + escape(r.Summary),
		"answers":  v.changedAnswers(r.Answers),
		"evidence": changedEvidence(r),
		"moves":    v.movesTable(r.Moves),
		"triggers": v.triggers(r),
	}
}

func (v *recordView) changedAnswers(changes []checklist.Change) []string {
	list := []string{}
	for _, c := range changes {
		list = append(list, fmt.Sprintf("%s %s, before %s", escape(asked(c.ID)), answered(c.New), answered(c.Old)))
	}
	return list
}

// asked is the question behind a key of the answers file.
func asked(id string) string {
	if criterion, ok := strings.CutPrefix(id, "importance."); ok {
		return "How much does " + lowerFirst(titleOf(criterion)) + " matter?"
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

func changedEvidence(r *Revision) string {
	switch {
	case r.Evidence && len(r.Answers) == 0:
		return "The answers are the same, and the evidence is of another edition." + claimsMoved(r)
	case r.Evidence:
		return "The evidence, too, is of another edition."
	}
	return ""
}

// claimsMoved counts what came and went of that which speaks for or against a
// choice that stands.
func claimsMoved(r *Revision) string {
	lost := fmt.Sprintf(" Of what spoke for or against %s then, %s no longer", r.Framework, counted(r.Lost, "claim counts", "claims count"))
	switch {
	case r.Lost == 0 && r.Gained == 0:
		return ""
	case r.Lost == 0:
		return fmt.Sprintf(" What spoke for or against %s then still counts; %s new.", r.Framework, counted(r.Gained, "claim is", "claims are"))
	case r.Gained == 0:
		return lost + "."
	}
	return fmt.Sprintf("%s; %s new.", lost, counted(r.Gained, "is", "are"))
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
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
