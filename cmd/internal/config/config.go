// Package config is what a person, a repository and a platform team set once
// instead of saying it with every command: packs, evidence, the record's
// template, who commits, and policy. What may be set stands in one table; from
// it come what a file may hold, the names in the environment, the JSON Schema
// and the help.
//
// Settings come in Layers, from the least to the most specific: the user's
// file, the repository's, the environment, the flags of one command. A layer
// may name platform repositories, whose own settings stand right below it. For
// most settings the most specific layer counts. Evidence and policy add up:
// what is laid on top never takes away what lies below, so that no repository
// loosens what its platform demands.
package config

import (
	"maps"
	"slices"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
)

// Where settings are found.
const (
	UserPath       = "underpin/config.yaml"  // in the user's folder for configuration
	RepositoryPath = generators.SettingsPath // in a repository
	PlatformPath   = "underpin.yaml"         // in a platform repository
)

// Kind says what a layer is.
type Kind string

// The kinds of layer.
const (
	User        Kind = "user"
	Platform    Kind = "platform"
	Repository  Kind = "repository"
	Environment Kind = "environment"
	Flag        Kind = "flag"
	Default     Kind = "default"
)

// Value is one word of a setting and where it was said.
type Value struct {
	Key   string // of a mapping's entry; "" elsewhere
	Text  string // as it was written
	Path  string // where it leads: an absolute path or a URL; "" where the setting names no place
	Layer Kind
	Place finding.Finding // without a message; the flag or variable stands for the file
}

// Layer is the settings of one place. The zero value sets nothing.
type Layer struct {
	Kind   Kind
	Name   string // the file as the user would name it, or what stands for one
	File   string // absolute; "" where it is none
	values map[string][]Value
}

// Values are what the layer says about a setting.
func (l Layer) Values(key string) []Value { return slices.Clone(l.values[key]) }

// Sets tells whether the layer says anything about a setting, be it an empty
// list.
func (l Layer) Sets(key string) bool {
	_, ok := l.values[key]
	return ok
}

// Settings are layers taken together, the least specific first.
type Settings struct{ layers []Layer }

// Together are the settings of layers, the least specific first.
func Together(layers ...Layer) Settings { return Settings{layers} }

// Layers are those that the settings come from, the least specific first.
func (s Settings) Layers() []Layer { return slices.Clone(s.layers) }

// Values are what counts of a setting: of the most specific layer that says
// something, of each layer where layers add up, or entry by entry.
func (s Settings) Values(key string) []Value {
	setting, _ := lookup(key)
	var values []Value
	for _, layer := range s.layers {
		switch said, ok := layer.values[key]; {
		case !ok:
		case setting.counts == eachLayer:
			values = appendNew(values, said)
		case setting.counts == eachEntry:
			values = over(values, said)
		default:
			values = said
		}
	}
	return slices.Clone(values)
}

// Value is the one value of a setting that has no more, its default where
// nothing was said.
func (s Settings) Value(key string) Value {
	if values := s.Values(key); len(values) > 0 {
		return values[0]
	}
	setting, _ := lookup(key)
	return Value{Text: setting.Default, Layer: Default}
}

// appendNew adds values that are not among the others yet: a platform is often
// named by its user and by the repository.
func appendNew(values, said []Value) []Value {
	for _, v := range said {
		if !slices.ContainsFunc(values, func(o Value) bool { return o.Key == v.Key && o.Text == v.Text && o.Path == v.Path && o.Path != "" }) {
			values = append(values, v)
		}
	}
	return values
}

// over lays entries over others: those with the same key are replaced.
func over(values, said []Value) []Value {
	kept := slices.DeleteFunc(slices.Clone(values), func(o Value) bool {
		return slices.ContainsFunc(said, func(v Value) bool { return v.Key == o.Key })
	})
	return append(kept, said...)
}

// Without is the layer as if it said nothing about some settings.
func (l Layer) Without(keys ...string) Layer {
	l.values = maps.Clone(l.values)
	for _, key := range keys {
		delete(l.values, key)
	}
	return l
}
