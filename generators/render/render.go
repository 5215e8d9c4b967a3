// Package render turns templates into text: Go's text/template with a chosen
// list of sprig's functions, strictly. A key that the data does not have, a
// function that is not there and a template that grows without end are
// findings with the template's file and line. Rendering is pure: the same
// template and data give the same bytes on every machine.
//
// A Renderer renders the templates that belong together, such as those of a
// pack, on one budget of steps and bytes. What loops, doubles or includes
// itself spends the budget and ends there, soon and with an error; see
// budget.go for the limits and watch.go for how a template is made to count.
package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Template is a text to be rendered. Left and Right are its delimiters, {{ and
// }} where they are empty. Where the text is a part of a file, Line and Column
// say where it begins there; Column is 0 where only the line is known.
type Template struct {
	Name         string // as findings call it
	Text         string
	Left, Right  string
	Line, Column int
}

// Partials are named texts that templates include.
type Partials map[string]Template

// Renderer renders templates on one budget. It is for one goroutine.
type Renderer struct {
	partials Partials
	parsed   map[string]*template.Template // partials, as they are first used
	base     *template.Template            // holds the functions that were used so far
	bound    map[string]bool               // which these are
	budget   *budget
	out      *output // of the template that is being rendered
}

// New makes a renderer with a whole budget.
func New(partials Partials) *Renderer {
	r := &Renderer{partials: partials, parsed: map[string]*template.Template{}, bound: map[string]bool{}, budget: newBudget()}
	r.base = template.New("").Option("missingkey=error").Funcs(template.FuncMap{
		"include": r.include,
		stepFunc:  r.step,
		enterFunc: r.enter,
		leaveFunc: r.leave,
	})
	return r
}

// Text renders one template with fresh budget and no partials.
func Text(t Template, data any) (string, error) {
	text, err := New(nil).Bytes(t, data)
	return string(text), err
}

// File renders a template file that stands alone, such as a record's.
func File(folder fs.FS, name string, data any) ([]byte, error) {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("read template: %w", err)
	}
	return New(nil).Bytes(Template{Name: name, Text: string(text)}, data)
}

// Bytes renders one template. Errors are findings.
func (r *Renderer) Bytes(t Template, data any) ([]byte, error) {
	if !t.active() {
		if !r.budget.write(len(t.Text)) {
			return nil, finding.Finding{File: t.Name, Line: t.Line, Message: errTooMuch.Error()}
		}
		return []byte(t.Text), nil
	}
	parsed, err := r.parse(t)
	if err != nil {
		return nil, err
	}
	r.budget.depth = 0 // an error before may have left it in the middle
	r.out = nil
	return r.execute(parsed, t, data, output{limit: maxFile, budget: r.budget})
}

// Text is Bytes as a string.
func (r *Renderer) Text(t Template, data any) (string, error) {
	text, err := r.Bytes(t, data)
	return string(text), err
}

// Spent tells whether the budget is used up, so that nothing more can be
// rendered.
func (r *Renderer) Spent() bool { return r.budget.spent }

func (r *Renderer) execute(parsed *template.Template, t Template, data any, out output) ([]byte, error) {
	above := r.out
	r.out = &out
	defer func() { r.out = above }()
	out.text.Grow(len(t.Text))
	err := parsed.Execute(&out, data)
	if err == nil {
		err = out.err
	}
	if err != nil {
		return nil, explain(t, err, data)
	}
	return out.text.Bytes(), nil
}

// include renders a partial into a string.
func (r *Renderer) include(name string, data any) (string, error) {
	partial, ok := r.partials[name]
	switch {
	case !ok:
		return "", r.noPartial(name)
	case !partial.active():
		return partial.Text, r.budget.handle(len(partial.Text))
	}
	if r.budget.depth >= maxDepth {
		return "", errTooDeep
	}
	parsed, ok := r.parsed[name]
	if !ok {
		var err error
		if parsed, err = r.parse(partial); err != nil {
			return "", err
		}
		r.parsed[name] = parsed
	}
	text, err := r.execute(parsed, partial, data, output{limit: maxValue})
	return string(text), err
}

func (r *Renderer) noPartial(name string) finding.Finding {
	return finding.Errorf("there is no partial %q%s", name, finding.DidYouMean(name, sortedKeys(r.partials))).
		WithHint("list it under include: in pack.yaml")
}

func (t Template) left() string {
	if t.Left == "" {
		return "{{"
	}
	return t.Left
}

// active tells whether there is anything to render.
func (t Template) active() bool { return strings.Contains(t.Text, t.left()) }

// output is what a template has written; what is too much is dropped and
// noted, for the next step to find.
type output struct {
	text   bytes.Buffer
	limit  int
	budget *budget // nil for a partial, whose text is written again
	err    error
}

// Write takes all there is room for. It never fails itself: the error would
// come out of the engine without the place.
func (o *output) Write(p []byte) (int, error) {
	if o.err == nil {
		o.take(p)
	}
	return len(p), nil
}

func (o *output) take(p []byte) {
	switch {
	case o.text.Len()+len(p) > o.limit:
		o.err = refuse("the result is longer than %s", inUnits(o.limit))
	case o.budget != nil && !o.budget.write(len(p)):
		o.err = errTooMuch
	default:
		o.text.Write(p)
	}
}
