package generators

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// What a record of a choice against the ranking is to be revisited for would
// put the choice first: what moves others about changes nothing for it.
func TestRevisitOfAnOverruledChoiceIsAboutTheChoice(t *testing.T) {
	text, err := os.ReadFile("../templates/examples/orders.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, answers, tried := catalog.Default(), said(t, text), 0
	for _, a := range evaluation.Evaluate(c, answers).Ranking[1:] {
		in := recordInput(t, c, answers, decisions.Choice{Framework: a.Framework.ID, Because: "We know it!"})
		for _, trigger := range in.turns().Counterfactuals {
			then, err := answers.With(trigger.Question, strings.Join(trigger.To, ","))
			if err != nil {
				t.Fatal(err)
			}
			if first := evaluation.Evaluate(c, then).Ranking[0].Framework.ID; first != a.Framework.ID {
				t.Errorf("%s: %s %v puts %s first", a.Framework.ID, trigger.Question, trigger.To, first)
			}
			tried++
		}
		shown := strings.Join(strings.Fields(string(record(t, in))), " ")
		if strings.Contains(shown, "another framework") {
			t.Errorf("%s: the record speaks of another framework:\n%s", a.Framework.ID, shown)
		}
		if want := "Look again when the reason for the choice no longer holds: “We know it!”"; !strings.Contains(shown, want) {
			t.Errorf("%s: without %q:\n%s", a.Framework.ID, want, shown)
		}
	}
	if tried < 10 {
		t.Errorf("only %d answers: nothing is tested", tried)
	}
}

// A reader can tell that nothing would change the choice from that nobody looked.
func TestRevisitSaysWhatThereIsToSay(t *testing.T) {
	const (
		nothing = "No other answer to a single question would put another framework first."
		day     = "The head of this record names the day by which the team looks again."
	)
	for _, template := range []string{MADR, Nygard} {
		in := examples(t)["orders"]
		in.Template = builtIn(t, template)
		answers := in.Sensitivity.Counterfactuals
		for _, tc := range []struct {
			review string
			turns  []evaluation.Counterfactual
			want   []string
			not    []string
		}{
			{"", answers, []string{"### Revisit When", "Any one of these answers"}, []string{nothing, day}},
			{"2027-05-01", answers, []string{day + " Any one of these answers"}, []string{nothing}},
			{"", nil, []string{nothing}, []string{"Any one of these answers", day}},
			{"2027-05-01", nil, []string{nothing + " " + day}, []string{"Any one of these answers"}},
		} {
			in.Review, in.Sensitivity.Counterfactuals = tc.review, tc.turns
			shown := strings.Join(strings.Fields(string(record(t, in))), " ")
			for _, want := range tc.want {
				if !strings.Contains(shown, want) {
					t.Errorf("%s: without %q:\n%s", template, want, shown)
				}
			}
			if slices.ContainsFunc(tc.not, func(not string) bool { return strings.Contains(shown, not) }) {
				t.Errorf("%s: one of %q is in\n%s", template, tc.not, shown)
			}
		}
	}
}

// “Not answered” is what the record lists as such, and nothing else.
func TestNowSaysWhatWasAnswered(t *testing.T) {
	c := library(t)
	for text, want := range map[string]string{
		"team: {languages: {go: expert}}":     "not named",
		"project: {stage: mvp}":               "not answered",
		"team: {languages: {java: familiar}}": "now `familiar`",
	} {
		v := newRecordView(recordInput(t, c, said(t, []byte("version: 1\n"+text+"\n")), decisions.Choice{Framework: "gin", Because: "so"}))
		if got := v.now(question(t, "team.languages.java")); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	v := newRecordView(recordInput(t, c, said(t, []byte("version: 1\n")), decisions.Choice{Framework: "gin", Because: "so"}))
	for id, want := range map[string]string{"ecosystem.needs": "none named", "deployment.targets": "not answered", "talent.hiring": "not answered", "performance.startup": "now `any`"} {
		if got := v.now(question(t, id)); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// Why the shares are what they are is said of those that come close, where it can be.
func TestShares(t *testing.T) {
	for want, tc := range map[string]struct {
		ranking []evaluation.Alternative
		shares  []float64
	}{
		"Against other importances the first place is firm: of 10,000 weightings that were drawn at random around the team's, all put A first.": {
			[]evaluation.Alternative{with("A", 0.5, 1, 0.5), with("B", 0.4, 1, 0.4)}, []float64{1, 0},
		},
		"Against other importances the first place is fairly firm: of 10,000 weightings that were drawn at random around the team's, 70% put A first and 30% C. No weighting can put B first: A does as well or better on every item.": {
			[]evaluation.Alternative{with("A", 0.5, 1, 0.5, 0.2), with("B", 0.4, 1, 0.4, 0.2), with("C", 0.3, 1, 0.1, 0.4)}, []float64{0.7, 0, 0.3},
		},
		"Against other importances the first place is not firm: of 10,000 weightings that were drawn at random around the team's, 60% put B first and 40% A. None puts C first.": {
			[]evaluation.Alternative{with("A", 0.5, 1, 0.5, 0.2), with("B", 0.4, 1, 0.2, 0.4), with("C", 0.3, 1, 0.1, 0.21)}, []float64{0.4, 0.6, 0},
		},
		"Against other importances the first place is firm: of 10,000 weightings that were drawn at random around the team's, more than 99% put A first, less than 1% B and less than 1% another.": {
			[]evaluation.Alternative{with("A", 0.5, 1, 0.5, 0.2), with("C", 0.3, 1, 0.1, 0.21), with("B", 0.2, 1, 0.2, 0.4)}, []float64{0.997, 0.002, 0.001},
		},
	} {
		d := decisions.Decision{Evaluation: evaluation.Evaluation{Ranking: tc.ranking}, Chosen: tc.ranking[0], Place: 1}
		if last := tc.ranking[len(tc.ranking)-1]; last.Framework.ID == "B" && len(tc.ranking) > 2 {
			d.Chosen, d.Place = last, len(tc.ranking)
		}
		v := &recordView{in: RecordInput{Decision: d, Sensitivity: evaluation.Sensitivity{Acceptability: tc.shares}}}
		if got := v.shares(); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestQuotation(t *testing.T) {
	for text, want := range map[string]string{"it fits": "“it fits”.", "It fits.": "“It fits”.", "It fits!": "“It fits!”", "Why not?": "“Why not?”"} {
		if got := quotation(text); got != want {
			t.Errorf("%q is quoted as %q, want %q", text, got, want)
		}
	}
}

func question(t *testing.T, id string) checklist.Question {
	t.Helper()
	q, ok := checklist.Lookup(id)
	if !ok {
		t.Fatalf("there is no question %s", id)
	}
	return q
}
