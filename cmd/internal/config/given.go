package config

import (
	"errors"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// FromEnvironment reads the variables UNDERPIN_*: the values of a list, and the
// entries of a mapping as key=value, are separated by commas.
func FromEnvironment(env func(name string) string, leads Leads) (Layer, error) {
	layer := Layer{Kind: Environment, Name: "the environment"}
	var problems []error
	for _, s := range table {
		text := strings.TrimSpace(env(s.Env()))
		if text == "" {
			continue
		}
		texts := []string{text}
		if s.Form == List || s.Form == Map {
			texts = strings.Split(text, ",")
		}
		var err error
		layer, err = layer.With(s.Key, s.Env(), texts, leads)
		problems = append(problems, err)
	}
	return layer, errors.Join(problems...)
}

// With is the layer with a setting that was said on the command line or in the
// environment; name stands for where.
func (l Layer) With(key, name string, texts []string, leads Leads) (Layer, error) {
	s, _ := lookup(key)
	more := Layer{Kind: l.Kind, Name: l.Name, values: map[string][]Value{}}
	for k, values := range l.values {
		more.values[k] = values
	}
	var problems finding.List
	for _, text := range texts {
		v := Value{Text: strings.TrimSpace(text), Place: finding.Finding{File: name}}
		if s.Form == Map {
			var ok bool
			if v.Key, v.Text, ok = strings.Cut(v.Text, "="); !ok {
				problems = append(problems, finding.Finding{File: name, Message: "write " + s.Entry + "=" + s.Item + ", not " + finding.Quote(text)})
				continue
			}
		}
		wrong := s.wrong(v.Text)
		if s.Form == Map && wrong.Message == "" {
			wrong = s.key(v.Key)
		}
		if wrong.Message != "" {
			wrong.File = name
			problems = append(problems, wrong)
			continue
		}
		more.add(s, v, leads)
	}
	return more, problems.Err()
}
