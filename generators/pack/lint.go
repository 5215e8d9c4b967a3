package pack

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// Lint finds what is wrong with the pack without rendering it: in its templates,
// in all their branches, what is not a template, functions and partials that
// are not there, keys that the data cannot have, and options held against words
// that are none of their choices; what nothing uses; files that cannot stand
// side by side, or are underpin's to write; scripts that are not executable; and
// that nothing proves what the pack makes, or a step that the shell would not
// understand.
func (p Pack) Lint() finding.List {
	problems := slices.Concat(p.lintManifest(), p.lintSteps(), p.lintPaths(), p.lintModes())
	r := render.New(p.partials)
	known := p.everything()
	for _, e := range p.expressions() {
		problems = append(problems, labelled(e.label, p.lintWords(r, e.template))...)
	}
	for _, f := range p.files {
		source := f.source
		problems = append(problems, inPath(p.lintTemplate(r, render.Template{Name: source, Text: f.path}, known))...)
		if !f.asIs() {
			problems = append(problems, p.lintTemplate(r, f.template(source), known)...)
		}
	}
	for _, name := range sortedKeys(p.partials) {
		problems = append(problems, p.lintTemplate(r, p.partials[name], known)...)
	}
	return problems
}

func (p Pack) lintTemplate(r *render.Renderer, t render.Template, known scope) finding.List {
	return append(p.checkTemplate(r, t, known), p.lintWords(r, t)...)
}

// FrameworkPlace is where the manifest names its framework, as a finding
// without a message: whether there is such a framework, the catalog knows.
func (p Pack) FrameworkPlace() finding.Finding { return p.complain(p.places.of("framework"), "") }
