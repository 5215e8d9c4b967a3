package generators

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Outcome is what stands behind a framework record, so that a later run can
// compare: the answers at that time, what came of them, and the record as it
// was generated.
type Outcome struct {
	Schema       int             `yaml:"schema"`
	Record       string          `yaml:"record"`
	Template     string          `yaml:"template"` // "" in those of before there was a choice
	Title        string          `yaml:"title"`
	Date         string          `yaml:"date"`
	Framework    string          `yaml:"framework"`
	Place        int             `yaml:"place"`
	Because      string          `yaml:"because,omitempty"`
	Ranking      []Standing      `yaml:"ranking"`
	Revisit      []Trigger       `yaml:"revisit,omitempty"`
	Claims       []string        `yaml:"claims,omitempty,flow"` // that spoke for or against the framework
	Disputed     []string        `yaml:"disputed,flow"`         // those of the claims that others contradict; nil where that was not kept
	Confirmation []string        `yaml:"confirmation,omitempty"`
	Catalog      []catalog.Layer `yaml:"catalog"`
	Policies     []Policy        `yaml:"policies,omitempty"`
	Answers      yaml.Node       `yaml:"answers"`

	Text []byte `yaml:"-"` // of the record; see AsGenerated
}

// Policy is one that a decision kept to.
type Policy struct {
	Name   string `yaml:"name"`
	Digest string `yaml:"digest"`
}

// Standing is a framework's place in a ranking, best first.
type Standing struct {
	Framework string  `yaml:"framework"`
	Score     float64 `yaml:"score"`
}

// Trigger is an answer that was to put another framework first or, where the
// ranking was overruled, the chosen one.
type Trigger struct {
	Question  string   `yaml:"question"`
	From      []string `yaml:"from,flow"`
	To        []string `yaml:"to,flow"`
	Framework string   `yaml:"framework"`
}

const outcomeHead = "# Written by underpin: the answers behind a decision record, and what came of them.\n"

// OutcomesFolder is where the outcomes behind records are kept.
const OutcomesFolder = ".underpin/decisions"

// OutcomePath is where the outcome behind a record is kept.
func OutcomePath(number int) string {
	return path.Join(OutcomesFolder, fmt.Sprintf("%04d.yaml", number))
}

// AsGenerated is where the record behind an outcome's file is kept as it was
// generated: what a person changed since is told by it. It is a file of its
// own, which git stores once as long as nobody changes the record.
func AsGenerated(outcome string) string {
	return strings.TrimSuffix(outcome, path.Ext(outcome)) + ".md"
}

// files are what is kept of an outcome.
func (o Outcome) files(number int) ([]File, error) {
	text, err := o.Format()
	name := OutcomePath(number)
	return []File{{name, text}, {AsGenerated(name), o.Text}}, err
}

// outcomeOf gathers what stands behind a record that was generated as text.
func outcomeOf(in RecordInput, record string, text []byte) (Outcome, error) {
	d := in.Decision
	out := Outcome{
		Schema:       1,
		Record:       record,
		Template:     in.Template.Name,
		Title:        in.Heading(),
		Date:         in.Date.Format(time.DateOnly),
		Framework:    d.Chosen.Framework.ID,
		Place:        d.Place,
		Because:      d.Because,
		Ranking:      standings(d.Evaluation),
		Claims:       argued(d.Chosen),
		Disputed:     disputed(in.Catalog, argued(d.Chosen)),
		Confirmation: in.Confirmation,
		Catalog:      d.Evaluation.Layers,
		Text:         text,
	}
	for _, p := range d.Evaluation.Policies {
		out.Policies = append(out.Policies, Policy{p.Name, p.Digest()})
	}
	for _, c := range in.turns().Counterfactuals {
		out.Revisit = append(out.Revisit, Trigger(c))
	}
	var parsed yaml.Node
	if err := yaml.Unmarshal(in.Answers.Format(), &parsed); err != nil {
		return Outcome{}, fmt.Errorf("write the outcome: %w", err)
	}
	out.Answers = *parsed.Content[0]
	return out, nil
}

// argued are the claims that spoke for or against a framework.
func argued(a evaluation.Alternative) []string {
	var list []string
	for _, s := range a.Scores {
		for _, match := range s.Evidence {
			if match.Magnitude > 0 && match.Claim.Kind.Speaks() != 0 {
				list = append(list, match.Claim.ID)
			}
		}
	}
	return list
}

// disputed are those of some claims that others contradict; an empty list, not
// nil, where there are none.
func disputed(evidence catalog.Catalog, claims []string) []string {
	list := []string{}
	for _, id := range claims {
		if claim, ok := evidence.Claim(id); ok && claim.Standing == catalog.Disputed {
			list = append(list, id)
		}
	}
	return list
}

func standings(e evaluation.Evaluation) []Standing {
	var list []Standing
	for _, a := range e.Ranking {
		list = append(list, Standing{a.Framework.ID, a.Total})
	}
	return list
}

// Format is the outcome as a file, without the record's text. Equal outcomes
// give equal bytes.
func (o Outcome) Format() ([]byte, error) {
	text, err := yaml.Marshal(o)
	if err != nil {
		return nil, fmt.Errorf("write the outcome: %w", err)
	}
	return append([]byte(outcomeHead), text...), nil
}

// ReadOutcome reads what Format wrote; Text is the caller's to read. Its errors are findings: somebody
// changed the file, or a newer underpin wrote it.
func ReadOutcome(name string, text []byte) (Outcome, error) {
	var o Outcome
	err := document.Decode(name, text, &o)
	return o, err
}

// AnswersThen are the answers that the outcome came from.
func (o Outcome) AnswersThen(name string) (checklist.Answers, error) {
	text, err := yaml.Marshal(&o.Answers)
	if err != nil {
		return checklist.Answers{}, fmt.Errorf("read the answers in %s: %w", name, err)
	}
	return checklist.Parse(name, text)
}

// CameAbout tells whether the answers now say what the trigger names.
func (t Trigger) CameAbout(answers checklist.Answers) bool {
	now := answers.Values(t.Question)
	for _, value := range t.To {
		if !slices.Contains(t.From, value) && !slices.Contains(now, value) {
			return false
		}
	}
	for _, value := range t.From {
		if !slices.Contains(t.To, value) && slices.Contains(now, value) {
			return false
		}
	}
	return true
}

func (t Trigger) counterfactual() evaluation.Counterfactual { return evaluation.Counterfactual(t) }
