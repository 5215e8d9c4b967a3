package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// maxCombinations bounds how often one condition is tried.
const maxCombinations = 4096

func (p Pack) renderer() *render.Renderer { return render.New(p.partials) }

// Unreachable finds conditions of files that no choice of the options makes
// true, so that these files are never made. It judges only conditions that rest
// on options to choose from, and on nothing that a team answers.
func (p Pack) Unreachable(known map[string]any) finding.List {
	var problems finding.List
	waiting := map[render.Template][]string{}
	var order []expression
	for _, f := range p.files {
		if e := f.rule.when; e.template.Text != "" {
			if waiting[e.template] == nil {
				order = append(order, e)
			}
			waiting[e.template] = append(waiting[e.template], f.path)
		}
	}
	for _, e := range order {
		if p.couldBeTrue(e, known) {
			continue
		}
		t := e.template
		files := waiting[t]
		names := strings.Join(files[:min(len(files), 3)], ", ")
		if more := len(files) - 3; more > 0 {
			names += fmt.Sprintf(" and %d more", more)
		}
		problems = append(problems, finding.Finding{File: t.Name, Line: t.Line, Column: t.Column,
			Message: fmt.Sprintf("%s: no choice of the options makes it true, so that these are never made: %s", e.label, names)})
	}
	return problems
}

// couldBeTrue tries a condition with all values of the options that it rests
// on.
func (p Pack) couldBeTrue(e expression, known map[string]any) bool {
	names, judged := p.restsOn(e.template, nil)
	if !judged {
		return true
	}
	values := p.valuesOfOptions()
	combinations := 1
	for _, name := range names {
		if o, _ := p.Option(name); o.Type == Text {
			return true
		}
		combinations *= len(values[name])
		if combinations > maxCombinations {
			return true
		}
	}
	for i := range combinations {
		chosen := map[string]string{}
		for _, name := range names {
			chosen[name] = values[name][i%len(values[name])]
			i /= len(values[name])
		}
		if holds, err := p.holds(e, known, chosen); holds || err != nil {
			return true // an error is told when the pack is rendered
		}
	}
	return false
}

func (p Pack) holds(e expression, known map[string]any, chosen map[string]string) (bool, error) {
	offered, err := p.Offered(known, chosen)
	if err != nil {
		return false, err
	}
	settings := map[string]Setting{}
	for name, value := range offered {
		settings[name] = Setting{Value: value}
	}
	values, err := p.Values(known, settings)
	if err != nil {
		return false, err
	}
	return truth(p.renderer(), e, values)
}

// restsOn are the options on which a template rests, also by way of computed
// values and of options that are offered only with others. It is not judged
// where it rests on what a team says.
func (p Pack) restsOn(t render.Template, names []string) (list []string, judged bool) {
	references, err := p.renderer().References(t)
	if err != nil {
		return names, false
	}
	for _, reference := range references {
		next, found := p.behind(reference.Path)
		if !found {
			return names, false
		}
		if reference.Path[0] == "options" {
			if slices.Contains(names, reference.Path[1]) {
				continue
			}
			names = append(names, reference.Path[1])
		}
		if names, judged = p.restsOn(next, names); !judged {
			return names, false
		}
	}
	return names, true
}

// behind is the template that a key's value comes from, empty for one that is
// the same for everybody.
func (p Pack) behind(keys []string) (render.Template, bool) {
	if len(keys) < 2 {
		return render.Template{}, false
	}
	switch keys[0] {
	case "pack", "framework":
		return render.Template{}, true
	case "options":
		o, ok := p.Option(keys[1])
		return p.whenOf(o).template, ok
	case "computed":
		for _, c := range p.Computed {
			if c.Name == keys[1] {
				return p.computedOf(c).template, true
			}
		}
	}
	return render.Template{}, false
}
