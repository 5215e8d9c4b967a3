package pack

import (
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

const templateEnding = ".tmpl"

// Values is the data that a pack's templates see, complete: everything that
// can influence the result is in it.
type Values map[string]any

// Values puts the data together: what the caller knows (service, answers,
// framework, decision, year), the options chosen, where not chosen their
// defaults, and what the pack computes of all that. It refuses, as findings,
// options that the pack does not have and values that they do not take.
func (p Pack) Values(known map[string]any, chosen map[string]string) (Values, error) {
	values := Values{"pack": map[string]any{"name": p.Name, "version": p.Version}}
	for key, value := range known {
		values[key] = value
	}
	options := map[string]any{}
	values["options"] = options
	if err := p.setOptions(values, options, chosen); err != nil {
		return nil, err
	}
	computed := map[string]any{}
	values["computed"] = computed
	for _, c := range p.Computed {
		text, err := render.Text(render.Template{Name: manifestFile + ": computed." + c.Name, Text: c.Text}, map[string]any(values))
		if err != nil {
			return nil, err
		}
		computed[c.Name] = text
	}
	return values, nil
}

func (p Pack) setOptions(values Values, options map[string]any, chosen map[string]string) error {
	var problems finding.List
	for _, o := range p.Options {
		options[o.Name] = o.value(o.Default)
	}
	for _, name := range sortedKeys(chosen) {
		o, ok := p.Option(name)
		if !ok {
			problems = append(problems, finding.Errorf("scaffold.%s: %s", name, p.unknownOption(name)))
			continue
		}
		if problem := o.problem(chosen[name]); problem != "" {
			problems = append(problems, finding.Errorf("scaffold.%s: %s", name, problem))
			continue
		}
		options[o.Name] = o.value(chosen[name])
	}
	if len(problems) > 0 {
		return problems
	}
	for _, o := range p.Options {
		offered, err := truth("option "+o.Name, o.When, values)
		if err != nil {
			return err
		}
		if !offered {
			options[o.Name] = o.value(o.Default)
		}
	}
	return nil
}

func (o Option) value(text string) any {
	if o.Type == Bool {
		return text == "true"
	}
	return text
}

// truth renders a condition; an empty one holds.
func truth(name, condition string, values Values) (bool, error) {
	if condition == "" {
		return true, nil
	}
	if !strings.Contains(condition, "{{") {
		condition = "{{ " + condition + " }}"
	}
	text, err := render.Text(render.Template{Name: manifestFile + ": " + name, Text: condition}, map[string]any(values))
	if err != nil {
		return false, err
	}
	switch strings.TrimSpace(text) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, finding.Finding{File: manifestFile, Message: name + ": its condition must print true or false, not " + strings.TrimSpace(text)}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
