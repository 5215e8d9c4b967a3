package pack

import (
	"maps"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Made is what a pack makes of a case, as a digest.
type Made func(Case) (string, error)

// Indifferent finds options to choose from that make no difference to any file,
// whatever is chosen beside them in the selections. That nothing uses an option
// at all is Lint's to say. made is asked for what is offered only.
func (p Pack) Indifferent(selections []Case, offered func(Case) (map[string]string, error), made Made) (finding.List, error) {
	var problems finding.List
	used := p.mentioned()
	for _, o := range p.Options {
		if o.Type == Text || len(o.Choices) == 1 || !used.has("options", o.Name) {
			continue
		}
		differs, err := p.makesDifference(o, selections, offered, made)
		if err != nil {
			return nil, err
		}
		if !differs {
			problems = append(problems, p.complain(o.places.of("name"), "option %q: every file is the same, whichever is chosen", o.Name).
				WithHint("where it takes certain answers or a text to make a difference, add a verify case that has them"))
		}
	}
	return problems, nil
}

// makesDifference changes just one option in each of the selections, until what
// is made is another.
func (p Pack) makesDifference(o Option, selections []Case, offered func(Case) (map[string]string, error), made Made) (bool, error) {
	values := p.valuesOfOptions()[o.Name]
	for _, selection := range selections {
		first := ""
		for _, value := range values {
			with := Case{Options: map[string]string{}, Answers: selection.Answers}
			maps.Copy(with.Options, selection.Options)
			with.Options[o.Name] = value
			var err error
			if with.Options, err = offered(with); err != nil {
				return false, err
			}
			digest, err := made(with)
			if err != nil {
				return false, err
			}
			if first != "" && digest != first {
				return true, nil
			}
			first = digest
		}
	}
	return false, nil
}
