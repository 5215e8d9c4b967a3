package checklist

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/underpin-dev/underpin/decisions/document"
)

//go:embed data/checklist.yaml
var data embed.FS

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

// sections lists the keys at the top of an answers file, after version.
func sections() []string {
	ids := []string{"service"}
	for _, c := range known().Criteria {
		ids = append(ids, c.ID)
	}
	return append(ids, "importance", "constraints", "scaffold")
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
