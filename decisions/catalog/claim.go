package catalog

import (
	"encoding/json"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Kind says what sort of statement a claim makes.
type Kind string

// The kinds of claim. Strengths and use cases speak for a framework,
// weaknesses against it, facts inform.
const (
	Strength Kind = "strength"
	Weakness Kind = "weakness"
	UseCase  Kind = "usecase"
	Fact     Kind = "fact"
)

var kinds = []Kind{Strength, Weakness, UseCase, Fact}

// Speaks is +1 for a claim that counts for its subject, -1 for one that counts
// against it, and 0 for a fact.
func (k Kind) Speaks() int {
	switch k {
	case Strength, UseCase:
		return 1
	case Weakness:
		return -1
	}
	return 0
}

// Standing says whether a claim can still be relied on.
type Standing string

// The standings of a claim.
const (
	Current  Standing = "current"
	Disputed Standing = "disputed" // another source says the opposite
	Outdated Standing = "outdated" // no longer true
)

var standings = []Standing{Current, Disputed, Outdated}

// Claim is one cited statement about a subject, in our own words.
type Claim struct {
	ID         string      `yaml:"id" json:"id"`
	Subject    string      `yaml:"-" json:"subject"`
	Kind       Kind        `yaml:"kind" json:"kind"`
	Criterion  string      `yaml:"criterion" json:"criterion"`
	Statement  string      `yaml:"statement" json:"statement"`
	When       Conditions  `yaml:"when" json:"when"`
	Mitigation string      `yaml:"mitigation" json:"mitigation,omitempty"`
	Standing   Standing    `yaml:"standing" json:"standing"`
	DisputedBy []string    `yaml:"disputed_by" json:"disputed_by,omitempty"`
	Outdated   OutdatedFor `yaml:"outdated" json:"outdated,omitzero"`
	Cites      []Cite      `yaml:"cites" json:"cites"`

	place finding.Finding
}

// OutdatedFor says why a claim is no longer true and cites what shows it; it
// is empty for a claim that still holds.
type OutdatedFor struct {
	Reason string `yaml:"reason" json:"reason"`
	Cites  []Cite `yaml:"cites" json:"cites"`
}

// Cite points to the place in a source that says what a claim says. Label is
// at most eight consecutive words standing there, by which it is found.
type Cite struct {
	Source  string `yaml:"source" json:"source"`
	Section string `yaml:"section" json:"section"`
	Label   string `yaml:"label" json:"label"`
}

// Condition is a question with the answers that a claim matters for.
type Condition struct {
	Question string
	Values   []string
}

// Conditions are alternatives: any one of them suffices. In YAML they are a
// mapping from question to one value or a list of them, kept in its order.
type Conditions []Condition

// MarshalJSON writes the mapping; it is empty for a claim that always matters.
func (c Conditions) MarshalJSON() ([]byte, error) {
	mapping := map[string][]string{}
	for _, condition := range c {
		mapping[condition.Question] = condition.Values
	}
	return json.Marshal(mapping)
}

// UnmarshalYAML reads the mapping.
func (c *Conditions) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: when must map questions to answers", node.Line)
	}
	for i := 0; i < len(node.Content); i += 2 {
		condition := Condition{Question: node.Content[i].Value}
		switch value := node.Content[i+1]; value.Kind {
		case yaml.ScalarNode:
			condition.Values = []string{value.Value}
		case yaml.SequenceNode:
			for _, item := range value.Content {
				condition.Values = append(condition.Values, item.Value)
			}
		default:
			return fmt.Errorf("line %d: answers to %s must be a word or a list of words", value.Line, condition.Question)
		}
		*c = append(*c, condition)
	}
	return nil
}

// General tells whether the claim matters whatever the answers are.
func (c Claim) General() bool { return len(c.When) == 0 }

// CitedSources lists the ids of the distinct sources that the claim is cited
// from, in the order of its cites.
func (c Claim) CitedSources() []string {
	var ids []string
	for _, cite := range c.Cites {
		if !slices.Contains(ids, cite.Source) {
			ids = append(ids, cite.Source)
		}
	}
	return ids
}
