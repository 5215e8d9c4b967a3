package generators

import (
	"fmt"
	"path"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Outcome is what stands behind a framework record, so that a later run can
// compare: the answers at that time and what came of them.
type Outcome struct {
	Schema    int             `yaml:"schema"`
	Record    string          `yaml:"record"`
	Date      string          `yaml:"date"`
	Framework string          `yaml:"framework"`
	Place     int             `yaml:"place"`
	Because   string          `yaml:"because,omitempty"`
	Ranking   []Standing      `yaml:"ranking"`
	Catalog   []catalog.Layer `yaml:"catalog"`
	Answers   yaml.Node       `yaml:"answers"`
}

// Standing is a framework's place in a ranking, best first.
type Standing struct {
	Framework string  `yaml:"framework"`
	Score     float64 `yaml:"score"`
}

const outcomeHead = "# Written by underpin: the answers behind a decision record, and what came of them.\n"

// outcomePath is where the outcome behind a record is kept.
func outcomePath(number int) string {
	return path.Join(".underpin/decisions", fmt.Sprintf("%04d.yaml", number))
}

func formatOutcome(d decisions.Decision, answers checklist.Answers, record string, date time.Time) ([]byte, error) {
	out := Outcome{
		Schema:    1,
		Record:    record,
		Date:      date.Format(time.DateOnly),
		Framework: d.Chosen.Framework.ID,
		Place:     d.Place,
		Because:   d.Because,
		Catalog:   d.Evaluation.Layers,
	}
	for _, a := range d.Evaluation.Ranking {
		out.Ranking = append(out.Ranking, Standing{a.Framework.ID, a.Total})
	}
	var parsed yaml.Node
	if err := yaml.Unmarshal(answers.Format(), &parsed); err != nil {
		return nil, fmt.Errorf("write the outcome: %w", err)
	}
	out.Answers = *parsed.Content[0]
	text, err := yaml.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("write the outcome: %w", err)
	}
	return append([]byte(outcomeHead), text...), nil
}
