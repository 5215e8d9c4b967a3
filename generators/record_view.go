package generators

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// runnersUp is how many other frameworks a record argues about one by one; the
// rest is in its last table only.
const runnersUp = 3

// shortDigest is how many digits of a digest people compare.
const shortDigest = 12

// recordView gathers what a record template may say.
type recordView struct {
	in    RecordInput
	notes notes
	names names
}

func newRecordView(in RecordInput) *recordView {
	return &recordView{in: in, notes: newNotes(in.Catalog), names: namesIn(in.Catalog)}
}

// data is the template's root. Keys are lower-case like those that packs use.
// Texts are Markdown that cannot break out of its place, except decision_makers,
// which is YAML.
func (v *recordView) data() map[string]any {
	chosen := v.in.Decision.Chosen
	head := v.in.head()
	title := escape(v.in.Heading())
	// Places are numbered as they are cited: in the order of the record.
	outcome := v.outcome()
	argued := v.arguments(chosen)
	others := v.others()
	return map[string]any{
		"number":          v.in.Place.number(),
		"heading":         head.Number + title,
		"title":           title,
		"status":          head.Status,
		"date":            head.Date,
		"review":          v.in.Review,
		"decision_makers": v.decisionMakers(),
		"service":         v.service(),
		"framework":       map[string]any{"id": chosen.Framework.ID, "name": escape(chosen.Framework.Name)},
		"context":         contextOf(v.in.Answers),
		"answered":        answeredItems(v.in.Answers),
		"revision":        v.revision(),
		"drivers":         drivers(v.in.Answers, v.in.Decision.Evaluation.Raised),
		"raised":          v.raised(),
		"considered":      v.considered(),
		"excluded":        excluded(v.in.Decision.Evaluation.Excluded),
		"outcome":         outcome,
		"first":           v.first(),
		"good":            argued.good,
		"bad":             argued.bad,
		"silent":          silence(escape(chosen.Framework.Name), argued.good, argued.bad),
		"weighed":         argued.weighed,
		"confirmation":    v.confirmation(),
		"others":          others,
		"scores":          scoreTable(v.compared()),
		"behind":          v.behind(),
		"robustness":      v.robustness(),
		"revisit":         v.revisit(),
		"again":           v.again(),
		"other":           v.other(),
		"unanswered":      unanswered(v.in.Answers),
		"overlays":        v.overlays(),
		"policies":        v.policies(),
		"sources":         v.notes.sources(),
		"footnotes":       v.notes.list(),
	}
}

// decisionMakers is the team that owns the service, as a string of YAML.
func (v *recordView) decisionMakers() string {
	if owner := v.in.Answers.Value("service.owner"); owner != "" {
		return quoted(owner)
	}
	return ""
}

func (v *recordView) service() map[string]any {
	a := v.in.Answers
	return map[string]any{
		"name":        a.Value("service.name"),
		"title":       escape(serviceTitle(a)),
		"description": sentence(escape(a.Value("service.description"))),
		"owner":       escape(a.Value("service.owner")),
	}
}

func (v *recordView) confirmation() []string {
	list := []string{}
	for _, command := range v.in.Confirmation {
		list = append(list, code(command))
	}
	return list
}

func serviceTitle(a checklist.Answers) string {
	return cmp.Or(a.Value("service.title"), checklist.DefaultTitle(a.Value("service.name")))
}

// considered lists all that took part, the chosen one first.
func (v *recordView) considered() []string {
	names := []string{escape(v.in.Decision.Chosen.Framework.Name)}
	for _, a := range v.in.Decision.Evaluation.Ranking {
		if a.Framework.ID != v.in.Decision.Chosen.Framework.ID {
			names = append(names, escape(a.Framework.Name))
		}
	}
	return names
}

// others are the runners-up with their pros and cons. What was said of a runtime
// for an option before is not said again.
func (v *recordView) others() []map[string]any {
	list := []map[string]any{}
	compared := v.compared()
	totals := totalsOf(compared)
	for i, a := range compared[1:] {
		before := slices.IndexFunc(compared[:i+1], func(o evaluation.Alternative) bool { return o.Framework.Runtime == a.Framework.Runtime })
		shared, own := "", a
		if before >= 0 {
			if shared = v.shared(compared[before].Framework, a); shared != "" {
				own = beyond(a, a.Framework.Runtime)
			}
		}
		argued := v.arguments(own)
		switch said := len(argued.good)+len(argued.bad) > 0; {
		case shared != "" && !said:
			shared += " Nothing more speaks for or against it."
		case shared == "" && said:
			shared = silence("it", argued.good, argued.bad)
		}
		list = append(list, map[string]any{
			"id":      adr.Slug(a.Framework.ID),
			"name":    escape(a.Framework.Name),
			"place":   decisions.Ordinal(v.in.Decision.Evaluation.Place(a.Framework.ID)),
			"total":   totals[i+1],
			"shared":  shared,
			"good":    argued.good,
			"bad":     argued.bad,
			"weighed": argued.weighed,
		})
	}
	return list
}

// shared says that what was said of the runtime for another framework holds for
// this one, "" where nothing was.
func (v *recordView) shared(before catalog.Framework, a evaluation.Alternative) string {
	runtime := v.in.Catalog.SubjectName(a.Framework.Runtime)
	switch {
	case !slices.ContainsFunc(a.Scores, func(s evaluation.Score) bool {
		return slices.ContainsFunc(s.Evidence, func(m evaluation.Match) bool { return m.Claim.Subject == a.Framework.Runtime && argues(m.Claim) })
	}):
		return ""
	case before.Name == runtime:
		return fmt.Sprintf("What is said of %s holds here, too.", escape(runtime))
	}
	return fmt.Sprintf("What is said of %s for %s holds here, too.", escape(runtime), escape(before.Name))
}

// beyond is an alternative without the evidence about one subject, and without
// what the team knows of its languages.
func beyond(a evaluation.Alternative, subject string) evaluation.Alternative {
	a.Framework.Languages = nil
	a.Scores = slices.Clone(a.Scores)
	for i := range a.Scores {
		a.Scores[i].Evidence = slices.DeleteFunc(slices.Clone(a.Scores[i].Evidence), func(m evaluation.Match) bool { return m.Claim.Subject == subject })
	}
	return a
}

// compared is the chosen framework and its runners-up.
func (v *recordView) compared() []evaluation.Alternative {
	list := []evaluation.Alternative{v.in.Decision.Chosen}
	for _, a := range v.in.Decision.Evaluation.Ranking {
		if len(list) <= runnersUp && a.Framework.ID != v.in.Decision.Chosen.Framework.ID {
			list = append(list, a)
		}
	}
	return list
}

// behind names the alternatives that the table has no room for.
func (v *recordView) behind() string {
	shown := v.compared()
	var rest []string
	for _, a := range v.in.Decision.Evaluation.Ranking {
		if !slices.ContainsFunc(shown, func(s evaluation.Alternative) bool { return s.Framework.ID == a.Framework.ID }) {
			rest = append(rest, fmt.Sprintf("%s (%s)", escape(a.Framework.Name), points(a.Total)))
		}
	}
	return and(rest)
}

// overlays are the layers of evidence above the built-in one, each with as much
// of its digest as tells it apart; the lock has all of it.
func (v *recordView) overlays() []map[string]any {
	list := []map[string]any{}
	for i, layer := range v.in.Decision.Evaluation.Layers {
		if i > 0 {
			list = append(list, map[string]any{"name": escape(layer.Name), "digest": short(layer.Digest)})
		}
	}
	return list
}

// raised says which items a policy lets count for more than the team gave them.
func (v *recordView) raised() []string {
	list := []string{}
	for _, r := range v.in.Decision.Evaluation.Raised {
		list = append(list, fmt.Sprintf("The policy \"%s\" raises %s from %d to %d.", escape(r.Policy), lowerFirst(titleOf(r.Criterion)), r.From, r.To))
	}
	return list
}

// policies are what the decision kept to, each with as much of its digest as
// tells it apart.
func (v *recordView) policies() []map[string]any {
	list := []map[string]any{}
	for _, p := range v.in.Decision.Evaluation.Policies {
		list = append(list, map[string]any{"name": escape(p.Name), "digest": short(p.Digest())})
	}
	return list
}

// short is as much of a digest as people compare.
func short(digest string) string {
	digest = strings.TrimPrefix(digest, "sha256:")
	return digest[:min(len(digest), shortDigest)]
}

// first is the framework that leads the ranking where another was chosen, so
// that nobody takes its first place for the choice's.
func (v *recordView) first() string {
	if !v.in.Decision.Overruled() {
		return ""
	}
	return escape(v.in.Decision.Evaluation.Ranking[0].Framework.Name)
}

// argues tells a claim that speaks for or against its subject, and still holds.
func argues(claim catalog.Claim) bool {
	return claim.Standing != catalog.Outdated && claim.Kind.Speaks() != 0
}

// argument is one claim as the rest of a sentence that ends in "because", with
// what other claims say against it and what can be done about it.
func (v *recordView) argument(claim catalog.Claim) map[string]any {
	text := v.cited(v.names.inSentence(claim.Statement), claim)
	return map[string]any{
		"id":         claim.ID,
		"statement":  v.cited(claim.Statement, claim),
		"text":       text,
		"mitigation": sentence(escape(claim.Mitigation)),
		"disputes":   v.disputes(claim),
		"general":    claim.General(),
	}
}

// disputes is what other claims say against one, beside those that are named.
func (v *recordView) disputes(claim catalog.Claim, beside ...string) []string {
	list := []string{}
	for _, id := range claim.DisputedBy {
		if other, ok := v.in.Catalog.Claim(id); ok && !slices.Contains(beside, id) {
			list = append(list, v.cited(other.Statement, other))
		}
	}
	return list
}

// cited is a statement as a sentence, with the places that say so.
func (v *recordView) cited(statement string, claim catalog.Claim) string {
	return sentence(escape(statement)) + v.notes.cite(claim.Cites)
}
