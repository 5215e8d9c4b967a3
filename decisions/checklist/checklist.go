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
	"maps"
	"slices"
	"strings"
)

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
// answered all the same without them. For names the language that a question
// about one is for.
type Question struct {
	ID      string              `yaml:"id"`
	Ask     string              `yaml:"ask"`
	Why     string              `yaml:"why"`
	Kind    Kind                `yaml:"kind"`
	Options []Option            `yaml:"options"`
	Default []string            `yaml:"default"`
	Phrase  string              `yaml:"phrase"`
	One     string              `yaml:"one"`
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

func (q Question) clone() Question {
	q.Options, q.Default, q.For = slices.Clone(q.Options), slices.Clone(q.Default), slices.Clone(q.For)
	q.When = maps.Clone(q.When)
	for id, values := range q.When {
		q.When[id] = slices.Clone(values)
	}
	return q
}

func cloneAll(questions []Question) []Question {
	cloned := make([]Question, len(questions))
	for i, q := range questions {
		cloned[i] = q.clone()
	}
	return cloned
}

// Subject is one of several things that the same question is asked about.
type Subject struct {
	Value string `yaml:"value"`
	Name  string `yaml:"name"`
}

// mayBeEmpty tells whether an empty text is an answer, which leaves the
// question open.
func (q Question) mayBeEmpty() bool { return q.Kind == Text || q.Kind == Path }

// Values lists the values of the question's options.
func (q Question) Values() []string {
	values := make([]string, len(q.Options))
	for i, option := range q.Options {
		values[i] = option.Value
	}
	return values
}

// Criteria lists the ten items in their order. As with every list and question
// that this package hands out, it is the caller's own copy.
func Criteria() []Criterion {
	criteria := slices.Clone(known().Criteria)
	for i := range criteria {
		criteria[i].Questions = cloneAll(criteria[i].Questions)
	}
	return criteria
}

// Lookup finds a question by its id. Questions under scaffold are open: each
// pack has its own options.
func Lookup(id string) (Question, bool) {
	q, ok := lookup(id)
	return q.clone(), ok
}

// lookup is Lookup without the copy, for those who only look.
func lookup(id string) (Question, bool) {
	if option, ok := strings.CutPrefix(id, "scaffold."); ok && validOption(option) {
		return Question{ID: id, Kind: Text, Ask: "Which " + option + "?", Phrase: "{}"}, true
	}
	if q, ok := known().byID[id]; ok {
		return *q, true
	}
	return Question{}, false
}

// Service lists the questions about what is being built.
func Service() []Question { return cloneAll(known().Service) }

// Constraints lists the questions about hard limits.
func Constraints() []Question { return cloneAll(known().Constraints) }

// DefaultTitle is a title for people made from a service's name.
func DefaultTitle(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// DefaultModule is a module path for a service that was given none. Go keeps
// the name vendor for itself.
func DefaultModule(name string) string {
	if name == "vendor" {
		name = "vendor-service"
	}
	return "example.com/" + name
}

// Languages stands for all questions about the team's languages together.
const Languages = "team.languages"

// Keys lists the ids of all questions but those under scaffold, in the order of
// an answers file.
func Keys() []string { return slices.Clone(known().order) }

// Accepts tells whether a value is an answer to the question, or one of
// several.
func (q Question) Accepts(value string) bool { return q.checkOne(value).Message == "" }
