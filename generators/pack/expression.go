package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// scope is which of the pack's own values a template may name: an option's
// when the options before it, a computed value the computed before it, a file
// all of them.
type scope struct{ options, computed []string }

func (p *Pack) scopeOf(options, computed int) scope {
	var s scope
	for _, o := range p.Options[:options] {
		s.options = append(s.options, o.Name)
	}
	for _, c := range p.Computed[:computed] {
		s.computed = append(s.computed, c.Name)
	}
	return s
}

func (p *Pack) everything() scope { return p.scopeOf(len(p.Options), len(p.Computed)) }

// checkExpressions reads the templates of the manifest, as far as that can be
// done without values: what they call, and which keys they name.
func (p *Pack) checkExpressions() finding.List {
	var problems finding.List
	r := render.New(p.partials)
	for i, o := range p.Options {
		problems = append(problems, p.checkExpression(r, p.whenOf(o), p.scopeOf(i, 0))...)
	}
	for i, c := range p.Computed {
		e := p.computedOf(c)
		if problem := nameProblem(valueName, c.Name, "letters, digits and underscores, the first one lower-case"); problem != "" {
			problems = append(problems, p.complain(at(c.text.node), "computed: a name %s", problem))
		}
		if slices.Contains(reserved, c.Name) {
			problems = append(problems, p.complain(at(c.text.node), "computed.%s: the name is taken by .%s, which every template has", c.Name, c.Name))
		}
		problems = append(problems, p.checkExpression(r, e, p.scopeOf(len(p.Options), i))...)
	}
	for _, given := range p.Files {
		problems = append(problems, p.checkExpression(r, p.conditionOf(given), p.everything())...)
		problems = append(problems, p.checkExpression(r, p.renameOf(given), p.everything())...)
	}
	return problems
}

// expressions are all templates of the manifest.
func (p *Pack) expressions() []expression {
	var list []expression
	for _, o := range p.Options {
		list = append(list, p.whenOf(o))
	}
	for _, c := range p.Computed {
		list = append(list, p.computedOf(c))
	}
	for _, given := range p.Files {
		list = append(list, p.conditionOf(given), p.renameOf(given))
	}
	return list
}

func (p *Pack) conditionOf(given FileRule) expression {
	return p.condition("files: "+given.Path+": when", given.places.text("when"))
}

func (p *Pack) renameOf(given FileRule) expression {
	return p.expression("files: "+given.Path+": rename", given.places.text("rename"))
}

func (p *Pack) whenOf(o Option) expression {
	return p.condition(fmt.Sprintf("option %q: when", o.Name), o.places.text("when"))
}

func (p *Pack) computedOf(c NamedTemplate) expression {
	return p.expression("computed."+c.Name, c.text)
}

func (p *Pack) checkExpression(r *render.Renderer, e expression, known scope) finding.List {
	problems := labelled(e.label, p.checkTemplate(r, e.template, known))
	for i := range problems {
		if e.condition && problems[i].Hint == "" {
			problems[i].Hint = `a condition reads like: eq .options.database "sqlite"`
		}
	}
	return problems
}

// checkTemplate finds functions and partials that are not there, and keys that
// the data cannot have.
func (p *Pack) checkTemplate(r *render.Renderer, t render.Template, known scope) finding.List {
	references, err := r.References(t)
	problems := finding.In(err)
	for _, reference := range references {
		if message := p.referenceProblem(reference.Path, known); message != "" {
			problem := reference.Place
			problem.Message = message
			problems = append(problems, problem)
		}
	}
	return problems
}

func (p *Pack) referenceProblem(path []string, known scope) string {
	if !slices.Contains(reserved, path[0]) {
		return render.UnknownKey(path[:1], reserved)
	}
	if len(path) == 1 {
		return ""
	}
	switch path[0] {
	case "options":
		_, declared := p.Option(path[1])
		return outOfScope(path[:2], known.options, declared)
	case "computed":
		declared := slices.ContainsFunc(p.Computed, func(c NamedTemplate) bool { return c.Name == path[1] })
		return outOfScope(path[:2], known.computed, declared)
	}
	if keys := Contract()[path[0]]; keys != nil && !slices.Contains(keys, path[1]) {
		return render.UnknownKey(path[:2], keys)
	}
	return ""
}

func outOfScope(path, known []string, declared bool) string {
	switch {
	case slices.Contains(known, path[1]):
		return ""
	case declared:
		return fmt.Sprintf("%q is not known yet: only what stands before it may be used", "."+strings.Join(path, "."))
	}
	return render.UnknownKey(path, known)
}

// labelled puts the name of an expression before findings about it.
func labelled(label string, err error) finding.List {
	list := finding.In(err)
	for i := range list {
		list[i].Message = label + ": " + list[i].Message
	}
	return list
}
