package checklist

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:generate go test . -run TestBuiltInIsTheDataFile -update

// written is the vocabulary as it stands in data/checklist.yaml. It is
// compiled in (builtin.go): reading the YAML would cost each start of the
// program more than all that it does with it.
type written struct {
	Criteria    []Criterion `yaml:"criteria"`
	Service     []Question  `yaml:"service"`
	Constraints []Question  `yaml:"constraints"`
}

// vocabulary is what follows from it: each question with its full id, and the
// importance of each criterion.
type vocabulary struct {
	written
	importance []Question
	byID       map[string]*Question
	order      []string
	sections   []string
}

// known is the vocabulary of this program.
var known = sync.OnceValue(func() *vocabulary { return complete(builtIn) })

func complete(w written) *vocabulary {
	v := &vocabulary{byID: map[string]*Question{}, sections: []string{"service"}}
	v.Service = qualify("service", w.Service)
	for _, c := range w.Criteria {
		c.Questions = qualify(c.ID, c.Questions)
		v.Criteria = append(v.Criteria, c)
		v.importance = append(v.importance, Question{
			ID: "importance." + c.ID, Kind: Number, Least: 0, Most: 5, Default: []string{"3"}, Phrase: "{}",
			Ask: fmt.Sprintf("How important is %q?", c.Title), Why: "It weighs the item against the other nine.",
		})
		v.sections = append(v.sections, c.ID)
	}
	v.Constraints = qualify("constraints", w.Constraints)
	v.sections = append(v.sections, "importance", "constraints", "scaffold")
	v.index(v.Service)
	for _, c := range v.Criteria {
		v.index(c.Questions)
	}
	v.index(v.importance)
	v.index(v.Constraints)
	return v
}

func (v *vocabulary) index(questions []Question) {
	for i := range questions {
		v.byID[questions[i].ID] = &questions[i]
		v.order = append(v.order, questions[i].ID)
	}
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
	one.For = []Subject{subject}
	one.ID = strings.Replace(q.ID, "{}", subject.Value, 1)
	one.Ask = strings.Replace(q.Ask, "{}", subject.Name, 1)
	one.Options = slices.Clone(q.Options)
	for i, option := range one.Options {
		one.Options[i].Phrase = strings.Replace(option.Phrase, "{}", subject.Name, 1)
	}
	return one
}

// below lists the key parts that may follow a path.
func below(path string) []string {
	var parts []string
	for _, id := range known().order {
		if rest, ok := strings.CutPrefix(id, path+"."); ok {
			part, _, _ := strings.Cut(rest, ".")
			if !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	return parts
}
