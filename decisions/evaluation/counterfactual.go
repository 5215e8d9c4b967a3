package evaluation

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Counterfactual is one answer that, changed alone, puts another framework
// first.
type Counterfactual struct {
	Question  string
	From, To  []string // nil where the question is unanswered
	Framework string
}

// Reliance is one source without which another framework would come first.
type Reliance struct{ Source, Framework string }

// whatIf answers what would rank first if one thing were different.
type whatIf struct {
	ledger   ledger
	catalog  catalog.Catalog
	answers  checklist.Answers
	criteria map[string]int
	rows     map[string][]int  // of the ledger in which a subject's claims count
	turns    map[string][]turn // by question
	policies []Policy
}

// turn is a claim that the answer to one question alone makes matter or not.
type turn struct {
	on      []string // the answers that make it matter
	matters bool     // with the answer of now
	changes []change // to the ledger, where it comes to matter
}

func newWhatIf(c catalog.Catalog, answers checklist.Answers, e Evaluation) whatIf {
	w := whatIf{newLedger(e), c, answers, map[string]int{}, map[string][]int{}, map[string][]turn{}, e.Policies}
	for i, criterion := range checklist.Criteria() {
		w.criteria[criterion.ID] = i
	}
	for i, framework := range w.ledger.frameworks {
		w.rows[framework.ID] = append(w.rows[framework.ID], i)
		if framework.Runtime != framework.ID {
			w.rows[framework.Runtime] = append(w.rows[framework.Runtime], i)
		}
	}
	for i := range c.Claims {
		w.addTurns(&c.Claims[i])
	}
	return w
}

// addTurns notes the questions whose answer alone decides about a claim: those
// of its conditions without which no other is met.
func (w whatIf) addTurns(claim *catalog.Claim) {
	if w.rows[claim.Subject] == nil {
		return
	}
	met, last := 0, 0
	for i, condition := range claim.When {
		if w.met(condition) {
			met, last = met+1, i
		}
	}
	if met > 1 {
		return
	}
	changes := w.weigh(claim, magnitude(*claim))
	for i, condition := range claim.When {
		if met == 0 || i == last {
			w.turns[condition.Question] = append(w.turns[condition.Question], turn{condition.Values, met == 1, changes})
		}
	}
}

// met tells whether one of a condition's answers was given.
func (w whatIf) met(condition catalog.Condition) bool {
	return slices.ContainsFunc(condition.Values, func(value string) bool { return w.answers.Has(condition.Question, value) })
}

// counterfactuals tries every other answer to every question of the ten items,
// and every hard limit taken back, in the checklist's order. Answers that name
// a framework are not made up: that excluding the first puts another first is
// no news.
func (w whatIf) counterfactuals() []Counterfactual {
	var found []Counterfactual
	for _, criterion := range checklist.Criteria() {
		for _, question := range criterion.Questions {
			from := w.answers.Values(question.ID)
			if !w.answers.Relevant(question) {
				continue
			}
			for _, to := range alternatives(question, from) {
				if first := w.ledger.firstAfter(w.changes(question, to)); first != 0 {
					found = append(found, Counterfactual{question.ID, from, to, w.ledger.frameworks[first].ID})
				}
			}
		}
	}
	return append(found, w.unlimited()...)
}

// alternatives are the other answers to a question that are one step away: any
// other choice, or one value more or less.
func alternatives(question checklist.Question, from []string) [][]string {
	var answers [][]string
	for _, value := range question.Values() {
		switch at := slices.Index(from, value); {
		case question.Kind == checklist.Choice && at < 0:
			answers = append(answers, []string{value})
		case question.Kind == checklist.Choices && at < 0:
			answers = append(answers, append(slices.Clone(from), value))
		case question.Kind == checklist.Choices:
			answers = append(answers, slices.Delete(slices.Clone(from), at, at+1))
		}
	}
	return answers
}

// changes are what another answer to one question does to the ledger.
func (w whatIf) changes(question checklist.Question, to []string) []change {
	var changes []change
	for _, t := range w.turns[question.ID] {
		matters := slices.ContainsFunc(to, func(value string) bool { return slices.Contains(t.on, value) })
		for _, c := range t.changes {
			switch {
			case matters && !t.matters:
				changes = append(changes, c)
			case t.matters && !matters:
				changes = append(changes, c.undone())
			}
		}
	}
	return append(changes, w.proficiencyChanges(question.ID, to)...)
}

// weigh is a magnitude put on the side that a claim speaks for, for each
// framework that has the claim.
func (w whatIf) weigh(claim *catalog.Claim, magnitude float64) []change {
	var weight entry
	switch claim.Kind.Speaks() {
	case 1:
		weight.pro = magnitude
	case -1:
		weight.con = magnitude
	default:
		return nil
	}
	rows := w.rows[claim.Subject]
	changes := make([]change, len(rows))
	for i, row := range rows {
		changes[i] = change{row, w.criteria[claim.Criterion], weight}
	}
	return changes
}

func (w whatIf) proficiencyChanges(question string, to []string) []change {
	language, ok := strings.CutPrefix(question, languagePrefix)
	if !ok || len(to) != 1 {
		return nil
	}
	var changes []change
	criterion := w.criteria[teamCriterion]
	level := func(l string) string {
		if l == language {
			return to[0]
		}
		return w.answers.Value(languagePrefix + l)
	}
	for i, framework := range w.ledger.frameworks {
		if slices.Contains(framework.Languages, language) {
			difference := proficiency(framework, level) - w.ledger.entries[i][criterion].proficiency
			changes = append(changes, change{i, criterion, entry{proficiency: difference}})
		}
	}
	return changes
}

// unlimited takes back each hard limit: an exclusion on its own, a list of what
// alone is allowed as a whole.
func (w whatIf) unlimited() []Counterfactual {
	var found []Counterfactual
	for _, question := range checklist.Constraints() {
		from := w.answers.Values(question.ID)
		if len(from) == 0 {
			continue
		}
		looser := [][]string{{}}
		if question.ID == "constraints.exclude" {
			looser = without(from)
		}
		for _, to := range looser {
			answers, err := w.answers.With(question.ID, strings.Join(to, ","))
			if err != nil {
				continue // what cannot be answered cannot be tried
			}
			e := Evaluate(w.catalog, answers, w.policies...)
			if len(e.Ranking) > 0 && e.Ranking[0].Framework.ID != w.ledger.frameworks[0].ID {
				found = append(found, Counterfactual{question.ID, from, to, e.Ranking[0].Framework.ID})
			}
		}
	}
	return found
}

// without is a list less each of its values.
func without(values []string) [][]string {
	var lists [][]string
	for i := range values {
		lists = append(lists, slices.Delete(slices.Clone(values), i, i+1))
	}
	return lists
}

// reliances tries to do without each source in turn, in the catalog's order.
func (w whatIf) reliances() []Reliance {
	changes := map[string][]change{} // by source
	for i := range w.catalog.Claims {
		claim := &w.catalog.Claims[i]
		if !claim.General() && !slices.ContainsFunc(claim.When, w.met) {
			continue
		}
		cited := claim.CitedSources()
		less := magnitudeFrom(len(cited)-1, *claim) - magnitudeFrom(len(cited), *claim)
		if less == 0 {
			continue
		}
		for _, source := range cited {
			changes[source] = append(changes[source], w.weigh(claim, less)...)
		}
	}
	var found []Reliance
	for _, source := range w.catalog.Sources {
		if first := w.ledger.firstAfter(changes[source.ID]); first != 0 {
			found = append(found, Reliance{source.ID, w.ledger.frameworks[first].ID})
		}
	}
	return found
}
