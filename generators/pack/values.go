package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

const templateEnding = ".tmpl"

// Values is the data that a pack's templates see, complete: everything that
// can influence the result is in it.
type Values map[string]any

// Setting is a value for an option and where it was said, as a finding without
// a message.
type Setting struct {
	Value string
	Place finding.Finding
}

// Values puts the data together: what the caller knows (service, answers,
// framework, decision, year), the options chosen, where not chosen their
// defaults, and what the pack computes of all that. It refuses, as findings,
// options that the pack does not have and values that they do not take.
func (p Pack) Values(known map[string]any, chosen map[string]Setting) (Values, error) {
	options, computed := map[string]any{}, map[string]any{}
	values := Values{
		"pack":     map[string]any{"name": p.Name, "version": p.Version},
		"options":  options,
		"computed": computed,
	}
	for key, value := range known {
		if _, taken := values[key]; taken {
			return nil, fmt.Errorf("values for the pack %s: %q is the pack's own key", p.Name, key)
		}
		values[key] = value
	}
	if err := p.checkSettings(chosen); err != nil {
		return nil, err
	}
	r := render.New(p.partials)
	if err := p.setOptions(r, values, options, chosen); err != nil {
		return nil, err
	}
	for _, c := range p.Computed {
		e := p.computedOf(c)
		text, err := r.Text(e.template, map[string]any(values))
		if err != nil {
			return nil, labelled(e.label, err)
		}
		computed[c.Name] = text
	}
	return values, nil
}

func (p Pack) checkSettings(chosen map[string]Setting) error {
	var problems finding.List
	for _, name := range sortedKeys(chosen) {
		problem := p.unknownOption(name)
		if o, ok := p.Option(name); ok {
			problem = o.problem(chosen[name].Value)
		}
		if problem != "" {
			problems = append(problems, chosen[name].refused(name, problem, p))
		}
	}
	return problems.Err()
}

func (s Setting) refused(name, problem string, p Pack) finding.Finding {
	f := s.Place
	f.Message = fmt.Sprintf("scaffold.%s: %s", name, problem)
	return f.WithHint("underpin template show %s lists the options", p.Source)
}

// setOptions settles the options one by one, so that the when of each sees
// those before it.
func (p Pack) setOptions(r *render.Renderer, values Values, options map[string]any, chosen map[string]Setting) error {
	for _, o := range p.Options {
		offered, err := truth(r, p.whenOf(o), values)
		if err != nil {
			return err
		}
		options[o.Name] = o.value(o.Default)
		said, ok := chosen[o.Name]
		switch {
		case ok && offered:
			options[o.Name] = o.value(said.Value)
		case ok && said.Value != o.Default:
			return finding.List{said.refused(o.Name, "the option is there only when "+o.When, p)}
		}
	}
	return nil
}

// Offers tells whether an option is there, given what is chosen of those
// before it.
func (p Pack) Offers(name string, known map[string]any, chosen map[string]Setting) (bool, error) {
	before := p
	before.Computed = nil
	for i, o := range p.Options {
		if o.Name != name {
			continue
		}
		before.Options = p.Options[:i]
		earlier := map[string]Setting{}
		for _, o := range before.Options {
			if setting, ok := chosen[o.Name]; ok {
				earlier[o.Name] = setting
			}
		}
		values, err := before.Values(known, earlier)
		if err != nil {
			return false, err
		}
		return truth(render.New(p.partials), p.whenOf(o), values)
	}
	return false, nil
}

// truth renders a condition; an empty one holds.
func truth(r *render.Renderer, condition expression, values Values) (bool, error) {
	if condition.template.Text == "" {
		return true, nil
	}
	text, err := r.Text(condition.template, map[string]any(values))
	if err != nil {
		return false, labelled(condition.label, err)
	}
	switch strings.TrimSpace(text) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	t := condition.template
	return false, finding.Finding{File: t.Name, Line: t.Line,
		Message: fmt.Sprintf("%s: must print true or false, not %.60q", condition.label, text)}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
