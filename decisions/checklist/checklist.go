// Package checklist is the ten-item checklist that a team answers before it
// chooses a backend framework, and the Answers it gave. The vocabulary is data
// (data/checklist.yaml): what may be asked, answered and matched by a claim
// stands there and nowhere else.
//
// A question is known by its id, the dotted path of its key in an answers
// file: project.types, team.languages.go, importance.api. Parse reads such a
// file; Answers.Values gives the answer, its default, or nothing when the
// question is open, which is called unanswered and matches no claim.
package checklist

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/underpin-dev/underpin/decisions/document"
)

//go:embed data/checklist.yaml
var data embed.FS

// Kind says what an answer looks like.
type Kind string

// The kinds of question.
const (
	Choice  Kind = "choice"  // one of the options
	Choices Kind = "choices" // any of the options
	Number  Kind = "number"  // a whole number within bounds
	Text    Kind = "text"    // one line for people
	Name    Kind = "name"    // a service's name
	Path    Kind = "path"    // a module path
	IDs     Kind = "ids"     // several ids of frameworks
)

// Several tells whether an answer may have more than one value.
func (k Kind) Several() bool { return k == Choices || k == IDs }

// Criterion is one of the ten items.
type Criterion struct {
	ID        string     `yaml:"id"`
	Title     string     `yaml:"title"`
	Why       string     `yaml:"why"`
	Questions []Question `yaml:"questions"`
}

// Question is one thing to ask. Phrase is how its answer reads in a sentence,
// {} standing for it. When lists answers that make it worth asking; it may be
// answered all the same without them.
type Question struct {
	ID      string              `yaml:"id"`
	Ask     string              `yaml:"ask"`
	Why     string              `yaml:"why"`
	Kind    Kind                `yaml:"kind"`
	Options []Option            `yaml:"options"`
	Default []string            `yaml:"default"`
	Phrase  string              `yaml:"phrase"`
	When    map[string][]string `yaml:"when"`
	Least   int                 `yaml:"least"`
	Most    int                 `yaml:"most"`
	For     []Subject           `yaml:"for"`
}

// Option is a value that a question can be answered with.
type Option struct {
	Value  string `yaml:"value"`
	Help   string `yaml:"help"`
	Phrase string `yaml:"phrase"`
}

// Subject is one of several things that the same question is asked about.
type Subject struct {
	Value string `yaml:"value"`
	Name  string `yaml:"name"`
}

// Values lists the values of the question's options.
func (q Question) Values() []string {
	values := make([]string, len(q.Options))
	for i, option := range q.Options {
		values[i] = option.Value
	}
	return values
}

type vocabulary struct {
	Criteria    []Criterion `yaml:"criteria"`
	Service     []Question  `yaml:"service"`
	Constraints []Question  `yaml:"constraints"`

	importance []Question
	byID       map[string]Question
	order      []string
}

// known is the vocabulary. That it can be read is a property of the program,
// kept by a test, so a fault in it is a panic and not an error.
var known = sync.OnceValue(func() *vocabulary {
	text, err := data.ReadFile("data/checklist.yaml")
	if err != nil {
		panic(err)
	}
	var v vocabulary
	if err := document.Decode("checklist.yaml", text, &v); err != nil {
		panic(err)
	}
	v.complete()
	return &v
})

// complete gives each question its full id and adds what follows from the
// criteria.
func (v *vocabulary) complete() {
	v.Service = qualify("service", v.Service)
	for i := range v.Criteria {
		c := &v.Criteria[i]
		c.Questions = qualify(c.ID, c.Questions)
		v.importance = append(v.importance, Question{
			ID: "importance." + c.ID, Kind: Number, Least: 0, Most: 5, Default: []string{"3"},
			Ask: fmt.Sprintf("How important is %q?", c.Title), Why: "It weighs the item against the other nine.",
		})
	}
	v.Constraints = qualify("constraints", v.Constraints)
	v.byID = map[string]Question{}
	for _, q := range v.all() {
		v.byID[q.ID] = q
		v.order = append(v.order, q.ID)
	}
}

func (v *vocabulary) all() []Question {
	all := slices.Clone(v.Service)
	for _, c := range v.Criteria {
		all = append(all, c.Questions...)
	}
	return slices.Concat(all, v.importance, v.Constraints)
}

// qualify puts the section before each id and asks a question that is for
// several subjects once for each of them.
func qualify(section string, questions []Question) []Question {
	var full []Question
	for _, q := range questions {
		q.ID = section + "." + q.ID
		if q.Phrase == "" {
			q.Phrase = "{}"
		}
		if len(q.For) == 0 {
			full = append(full, q)
		}
		for _, subject := range q.For {
			full = append(full, q.about(subject))
		}
	}
	return full
}

func (q Question) about(subject Subject) Question {
	one := q
	one.For = nil
	one.ID = strings.Replace(q.ID, "{}", subject.Value, 1)
	one.Ask = strings.Replace(q.Ask, "{}", subject.Name, 1)
	one.Options = slices.Clone(q.Options)
	for i, option := range one.Options {
		one.Options[i].Phrase = strings.Replace(option.Phrase, "{}", subject.Name, 1)
	}
	return one
}

// Criteria lists the ten items in their order.
func Criteria() []Criterion { return known().Criteria }

// Lookup finds a question by its id. Questions under scaffold are open: each
// pack has its own options.
func Lookup(id string) (Question, bool) {
	if option, ok := strings.CutPrefix(id, "scaffold."); ok && validOption(option) {
		return Question{ID: id, Kind: Text, Ask: "Which " + option + "?", Phrase: "{}"}, true
	}
	q, ok := known().byID[id]
	return q, ok
}

// Service and Constraints list the questions that belong to no criterion.
func Service() []Question { return known().Service }

// Constraints lists the questions about hard limits.
func Constraints() []Question { return known().Constraints }

// sections lists the keys at the top of an answers file, after version.
func sections() []string {
	ids := []string{"service"}
	for _, c := range Criteria() {
		ids = append(ids, c.ID)
	}
	return append(ids, "importance", "constraints", "scaffold")
}

// DefaultTitle is a title for people made from a service's name.
func DefaultTitle(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// DefaultModule is a module path for a service that was given none.
func DefaultModule(name string) string { return "example.com/" + name }

func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil
}
