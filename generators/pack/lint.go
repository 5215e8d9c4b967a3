package pack

import (
	"path"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// Lint finds what is wrong with the templates of the pack without rendering
// them, in all their branches: what is not a template, functions and partials
// that are not there, and keys that the data cannot have.
func (p Pack) Lint() finding.List {
	var problems finding.List
	r := render.New(p.partials)
	known := p.everything()
	for _, f := range p.files {
		source := within(p.Source, path.Join(filesFolder, f.path))
		if found := p.checkTemplate(r, render.Template{Name: source, Text: f.path}, known); found != nil {
			problems = append(problems, inPath(found)...)
		}
		if !f.asIs() {
			problems = append(problems, p.checkTemplate(r, f.template(source), known)...)
		}
	}
	for _, name := range sortedKeys(p.partials) {
		problems = append(problems, p.checkTemplate(r, p.partials[name], known)...)
	}
	return problems
}

// FrameworkPlace is where the manifest names its framework, as a finding
// without a message: whether there is such a framework, the catalog knows.
func (p Pack) FrameworkPlace() finding.Finding { return p.complain(p.places.of("framework"), "") }

// Selections are options and answers that show the pack from every side: its
// defaults, each other choice by itself, and what its verify cases take. They
// have no steps.
func (p Pack) Selections() []Case {
	selections := []Case{{}}
	for _, o := range p.Options {
		others := o.Choices
		if o.Type == Bool {
			others = []string{"false", "true"}
		}
		for _, value := range others {
			if value != o.Default && o.When == "" {
				selections = append(selections, Case{Options: map[string]string{o.Name: value}})
			}
		}
	}
	for _, c := range p.Verify.Cases {
		selections = append(selections, Case{Options: c.Options, Answers: c.Answers})
	}
	return selections
}
