// Package render turns templates into text: Go's text/template with a chosen
// list of sprig's functions, strictly. A key that the data does not have, a
// function that is not there and a template that grows without end are
// findings with the template's file and line. Rendering is pure: the same
// template and data give the same bytes on every machine.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"text/template"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// MaxOutput is how many bytes one template may produce.
const MaxOutput = 4 << 20

// maxDepth is how deep partials may include each other.
const maxDepth = 20

// Template is a text to be rendered. Left and Right are its delimiters, {{ and
// }} where they are empty.
type Template struct {
	Name        string // as findings call it
	Text        string
	Left, Right string
}

// Partials are named texts that templates include.
type Partials map[string]Template

// Text renders one template with its partials. Errors are findings.
func Text(t Template, partials Partials, data any) (string, error) {
	if !t.active() {
		return t.Text, nil
	}
	return renderer{partials: partials}.render(t, data)
}

// File renders a template file that stands alone, such as a record's.
func File(folder fs.FS, name string, data any) ([]byte, error) {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("read template: %w", err)
	}
	result, err := Text(Template{Name: name, Text: string(text)}, nil, data)
	return []byte(result), err
}

func (t Template) left() string {
	if t.Left == "" {
		return "{{"
	}
	return t.Left
}

// active tells whether there is anything to render.
func (t Template) active() bool { return bytes.Contains([]byte(t.Text), []byte(t.left())) }

type renderer struct {
	partials Partials
	depth    int
}

func (r renderer) render(t Template, data any) (string, error) {
	parsed, err := template.New(t.Name).
		Delims(t.Left, t.Right).
		Option("missingkey=error").
		Funcs(functions()).
		Funcs(template.FuncMap{"include": r.include}).
		Parse(t.Text)
	if err != nil {
		return "", explain(t, err, data)
	}
	out := limited{}
	if err := parsed.Execute(&out, data); err != nil {
		return "", explain(t, err, data)
	}
	return out.String(), nil
}

// include renders a partial; one deeper each time, so that a partial which
// includes itself comes to an end.
func (r renderer) include(name string, data any) (string, error) {
	partial, ok := r.partials[name]
	if !ok {
		var known []string
		for k := range r.partials {
			known = append(known, k)
		}
		return "", finding.Errorf("there is no partial %q%s", name, finding.DidYouMean(name, known)).
			WithHint("list it under include: in pack.yaml")
	}
	if r.depth >= maxDepth {
		return "", finding.Errorf("partial %q includes itself", name)
	}
	if !partial.active() {
		return partial.Text, nil
	}
	return renderer{r.partials, r.depth + 1}.render(partial, data)
}

// errTooLong stops a template that grows without end.
var errTooLong = errors.New("the result is longer than 4 MB")

// limited is a buffer that refuses to grow beyond MaxOutput.
type limited struct{ bytes.Buffer }

// Write refuses what would be too much.
func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > MaxOutput {
		return 0, errTooLong
	}
	return l.Buffer.Write(p)
}
