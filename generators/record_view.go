package generators

import (
	"cmp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// runnersUp is how many other frameworks a record argues about one by one; the
// rest is in its last table only.
const runnersUp = 3

// recordView gathers what a record template may say, in the order in which a
// record says it, so that footnotes count up as they are read.
type recordView struct {
	in    RecordInput
	notes notes
}

func newRecordView(in RecordInput) *recordView {
	return &recordView{in: in, notes: newNotes(in.Catalog)}
}

// data is the template's root. Keys are lower-case like those that packs use.
func (v *recordView) data() map[string]any {
	chosen := v.in.Decision.Chosen
	good, bad := v.arguments(chosen)
	others := v.others()
	return map[string]any{
		"number":       v.in.Number,
		"title":        v.in.Heading(),
		"status":       v.in.Status,
		"date":         v.in.Date.Format("2006-01-02"),
		"service":      v.service(),
		"framework":    map[string]any{"id": chosen.Framework.ID, "name": chosen.Framework.Name},
		"context":      contextOf(v.in.Answers),
		"drivers":      drivers(v.in.Answers),
		"considered":   v.considered(),
		"excluded":     v.excluded(),
		"outcome":      outcome(v.in.Decision),
		"good":         good,
		"bad":          bad,
		"confirmation": v.in.Confirmation,
		"others":       others,
		"scores":       scoreTable(v.compared()),
		"behind":       v.behind(),
		"unanswered":   unanswered(v.in.Answers),
		"overlays":     v.overlays(),
		"sources":      v.notes.sources(),
		"footnotes":    v.notes.list(),
	}
}

func (v *recordView) service() map[string]any {
	a := v.in.Answers
	return map[string]any{
		"name":        a.Value("service.name"),
		"title":       escape(serviceTitle(a)),
		"description": escape(a.Value("service.description")),
		"owner":       escape(a.Value("service.owner")),
	}
}

func serviceTitle(a checklist.Answers) string {
	return cmp.Or(a.Value("service.title"), checklist.DefaultTitle(a.Value("service.name")))
}

// considered lists all that took part, the chosen one first.
func (v *recordView) considered() []string {
	names := []string{v.in.Decision.Chosen.Framework.Name}
	for _, a := range v.in.Decision.Evaluation.Ranking {
		if a.Framework.ID != v.in.Decision.Chosen.Framework.ID {
			names = append(names, a.Framework.Name)
		}
	}
	return names
}

func (v *recordView) excluded() []map[string]any {
	var list []map[string]any
	for _, x := range v.in.Decision.Evaluation.Excluded {
		list = append(list, map[string]any{"name": x.Framework.Name, "reason": x.Reason})
	}
	return list
}

// others are the runners-up with their pros and cons.
func (v *recordView) others() []map[string]any {
	var list []map[string]any
	for _, a := range v.compared()[1:] {
		good, bad := v.arguments(a)
		list = append(list, map[string]any{
			"id":    a.Framework.ID,
			"name":  a.Framework.Name,
			"place": decisions.Ordinal(v.in.Decision.Evaluation.Place(a.Framework.ID)),
			"total": points(a.Total),
			"good":  good,
			"bad":   bad,
		})
	}
	return list
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
	var rest []evaluation.Alternative
	for _, a := range v.in.Decision.Evaluation.Ranking {
		if !slices.ContainsFunc(shown, func(s evaluation.Alternative) bool { return s.Framework.ID == a.Framework.ID }) {
			rest = append(rest, a)
		}
	}
	return and(named(rest))
}

func (v *recordView) overlays() []map[string]any {
	var list []map[string]any
	for _, layer := range v.in.Decision.Evaluation.Layers[1:] {
		list = append(list, map[string]any{"name": layer.Name, "digest": layer.Digest})
	}
	return list
}

// arguments are the matched claims for and against a framework: those on the
// most important criteria first, then the strongest.
func (v *recordView) arguments(a evaluation.Alternative) (good, bad []map[string]any) {
	scores := slices.Clone(a.Scores)
	slices.SortStableFunc(scores, func(x, y evaluation.Score) int { return cmp.Compare(y.Importance, x.Importance) })
	return v.speaking(scores, 1), v.speaking(scores, -1)
}

// speaking lists the claims for (1) or against (-1).
func (v *recordView) speaking(scores []evaluation.Score, side int) []map[string]any {
	var list []map[string]any
	for _, score := range scores {
		for _, match := range score.Evidence {
			if match.Claim.Standing != catalog.Outdated && match.Claim.Kind.Speaks() == side {
				list = append(list, v.argument(match.Claim))
			}
		}
	}
	return list
}

func (v *recordView) argument(claim catalog.Claim) map[string]any {
	var disputes []string
	text := inSentence(claim.Statement) + "." + v.notes.cite(claim.Cites)
	for _, id := range claim.DisputedBy {
		if other, ok := v.in.Catalog.Claim(id); ok {
			disputes = append(disputes, strings.TrimSuffix(other.Statement, ".")+"."+v.notes.cite(other.Cites))
		}
	}
	return map[string]any{
		"id":         claim.ID,
		"text":       text,
		"mitigation": claim.Mitigation,
		"disputes":   disputes,
	}
}
