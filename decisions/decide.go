// Package decisions turns an evaluation and what a person chose into a
// Decision. It is the first wing of the house: its rooms are checklist (the
// questions and a team's answers), catalog (cited claims), evaluation (the
// two compared) and adr (the log that records outcomes). Nothing here reads
// the disk, the clock or the environment.
package decisions

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Choice is what a person decided: a framework by id, or "" to follow the
// ranking, and the reason, which is required to overrule the ranking.
type Choice struct {
	Framework string
	Because   string
}

// Decision is the framework that was chosen, in the light of the evaluation.
type Decision struct {
	Evaluation evaluation.Evaluation
	Chosen     evaluation.Alternative
	Place      int    // of the chosen in the ranking, from 1
	Because    string // the person's reason; may be empty when the first was chosen
}

// Overruled tells whether a person chose against the ranking.
func (d Decision) Overruled() bool { return d.Place > 1 }

// Decide settles on a framework. Its errors are findings: nothing left to
// choose from, a ranking to follow that says nothing, a framework that the catalog does not have or that the answers
// exclude, an overruling without a reason, a reason that cannot be printed.
func Decide(e evaluation.Evaluation, choice Choice) (Decision, error) {
	if len(e.Ranking) == 0 {
		return Decision{}, nothingLeft(e)
	}
	because, err := oneLine(choice.Because)
	if err != nil {
		return Decision{}, err
	}
	if choice.Framework == "" {
		if err := undecided(e.Ranking); err != nil {
			return Decision{}, err
		}
		choice.Framework = e.Ranking[0].Framework.ID
	}
	place := e.Place(choice.Framework)
	if place == 0 {
		return Decision{}, notInRanking(e, choice.Framework)
	}
	if place > 1 && because == "" {
		return Decision{}, finding.Errorf("%s ranks %s, behind %s: say why it is chosen all the same",
			choice.Framework, Ordinal(place), e.Ranking[0].Framework.ID).
			WithHint(`add --because "the reason, in one sentence"; it goes into the record`)
	}
	return Decision{Evaluation: e, Chosen: e.Ranking[place-1], Place: place, Because: because}, nil
}

// undecided refuses to follow a ranking that says nothing: one in which no item
// matters, or whose first place is the alphabet's doing.
func undecided(ranking []evaluation.Alternative) error {
	first := ranking[0]
	if !slices.ContainsFunc(first.Scores, func(s evaluation.Score) bool { return s.Importance > 0 }) {
		return finding.Errorf("no item has any importance: the ranking says nothing").
			WithHint("give an item an importance from 1 to 5, or say which framework it shall be: --framework ID --because TEXT")
	}
	if len(ranking) > 1 && ranking[1].Total == first.Total && ranking[1].Coverage() == first.Coverage() {
		return finding.Errorf("%s and %s have the same score: nothing but the alphabet puts one first", first.Framework.ID, ranking[1].Framework.ID).
			WithHint("answer more questions, or say which it shall be: --framework ID --because TEXT")
	}
	return nil
}

func nothingLeft(e evaluation.Evaluation) error {
	excluded := len(e.Excluded)
	if excluded == 0 {
		return finding.Errorf("no framework is left to choose from: the catalog holds none").
			WithHint("underpin catalog list shows what it holds")
	}
	all := fmt.Sprintf("all %d", excluded)
	if excluded == 1 {
		all = "the only one"
	}
	if i := slices.IndexFunc(e.Excluded, func(x evaluation.Exclusion) bool { return x.Policy != "" }); i >= 0 {
		return finding.Errorf("no framework is left to choose from: the policy \"%s\" and the constraints exclude %s", e.Excluded[i].Policy, all).
			WithHint("loosen constraints.languages, constraints.frameworks or constraints.exclude; a policy is loosened where it is written")
	}
	return finding.Errorf("no framework is left to choose from: the constraints exclude %s", all).
		WithHint("loosen constraints.languages, constraints.frameworks or constraints.exclude")
}

// oneLine is a reason as it is kept: its line ends and runs of spaces are
// single spaces, and it is "" when there is nothing to read in it.
func oneLine(because string) (string, error) {
	if !utf8.ValidString(because) {
		return "", finding.Errorf("the reason is not text in UTF-8")
	}
	because = strings.Join(strings.Fields(because), " ")
	for _, r := range because {
		if !unicode.IsPrint(r) {
			return "", finding.Errorf("the reason holds %U: it must be printable text", r)
		}
	}
	return because, nil
}

func notInRanking(e evaluation.Evaluation, framework string) error {
	var known []string
	for _, a := range e.Ranking {
		known = append(known, a.Framework.ID)
	}
	for _, x := range e.Excluded {
		if x.Framework.ID == framework && x.Policy != "" {
			return finding.Errorf("%s is %s", framework, x.Reason).
				WithHint("a policy is changed where it is written: underpin config shows where")
		}
		if x.Framework.ID == framework {
			return finding.Errorf("%s is excluded: %s", framework, x.Reason).
				WithHint("change the constraints in the answers to choose it")
		}
		known = append(known, x.Framework.ID)
	}
	return finding.Errorf("the catalog has no framework %q%s", framework, finding.DidYouMean(framework, known)).
		WithHint("underpin catalog list shows all of them")
}
