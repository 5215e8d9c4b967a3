package pack

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Render makes the pack's files for the values. Errors are findings with the
// pack's file and line. All files are rendered on one budget.
func (p Pack) Render(values Values) (tree.Tree, error) {
	w := &work{
		pack:      p,
		values:    values,
		renderer:  render.New(p.partials),
		decided:   map[render.Template]bool{},
		rendered:  make([]tree.File, 0, len(p.files)),
		renamings: newRenamings(),
	}
	var problems finding.List
	for _, f := range p.files {
		if err := w.add(f); err != nil {
			problems = append(problems, finding.In(err)...)
		}
		if w.renderer.Spent() {
			break
		}
	}
	if len(problems) > 0 {
		return tree.Tree{}, problems
	}
	return tree.New(w.rendered...)
}

// work is one rendering of a pack.
type work struct {
	pack      Pack
	values    Values
	renderer  *render.Renderer
	decided   map[render.Template]bool // conditions, which many files share
	rendered  []tree.File
	renamings renamings
}

// add renders one file, if it is wanted. Errors are findings.
func (w *work) add(f file) error {
	wanted, err := w.wanted(f)
	if err != nil || !wanted {
		return err
	}
	source := f.source
	target, err := w.target(f, source)
	if err != nil {
		return err
	}
	if err := w.renamings.note(source, target); err != nil {
		return err
	}
	data, err := w.contents(f, source)
	if err != nil {
		return err
	}
	w.rendered = append(w.rendered, tree.File{Path: target, Data: data, Executable: f.rule.Executable})
	return nil
}

func (w *work) wanted(f file) (bool, error) {
	condition := f.rule.when
	if wanted, ok := w.decided[condition.template]; ok {
		return wanted, nil
	}
	wanted, err := truth(w.renderer, condition, w.values)
	if err == nil {
		w.decided[condition.template] = wanted
	}
	return wanted, err
}

// target is where the file goes: its own path, or what a rule renames it to.
func (w *work) target(f file, source string) (string, error) {
	if rename := f.rule.rename; rename.template.Text != "" {
		target, err := w.renderer.Text(rename.template, map[string]any(w.values))
		if err != nil {
			return "", labelled(rename.label, err)
		}
		return target, nil
	}
	name := strings.TrimSuffix(f.path, templateEnding)
	target, err := w.renderer.Text(render.Template{Name: source, Text: name}, map[string]any(w.values))
	if err != nil {
		return "", inPath(err)
	}
	return target, nil
}

// inPath says that findings are about the path of a file, in which there are no
// lines.
func inPath(err error) finding.List {
	list := labelled("in its path", err)
	for i := range list {
		list[i].Line, list[i].Column = 0, 0
	}
	return list
}

func (w *work) contents(f file, source string) ([]byte, error) {
	if f.asIs() {
		return f.data, nil
	}
	t := f.template(source)
	data, err := w.renderer.Bytes(t, map[string]any(w.values))
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) && t.Text != string(data) {
		problem := finding.Finding{File: source, Message: "what it renders to is not UTF-8"}
		if utf8.Valid(f.data) {
			return nil, problem.WithHint("trunc, substr, abbrev and wrapWith count bytes, and may cut a letter in two")
		}
		return nil, problem.WithHint("store the file as UTF-8, or copy it with a rule that says verbatim: true")
	}
	return data, nil
}

func (f file) template(source string) render.Template {
	return render.Template{Name: source, Text: string(f.data), Left: f.rule.Left, Right: f.rule.Right}
}

// renamings knows which file became what, to say who collides with whom.
type renamings struct {
	files   map[string]string // target, in lower case -> source
	folders map[string]string
}

func newRenamings() renamings { return renamings{map[string]string{}, map[string]string{}} }

// note refuses, as a finding, a path that no tree takes, or that another file
// has already.
func (r renamings) note(source, target string) error {
	if err := tree.CheckPath(target); err != nil {
		return finding.Finding{File: source, Message: "becomes " + err.Error()}
	}
	folded := strings.ToLower(target)
	if isOwn(folded) {
		return finding.Finding{File: source, Message: fmt.Sprintf("becomes %q: what is in .underpin/ only underpin writes", target)}
	}
	if other, ok := r.files[folded]; ok {
		return collision(source, target, fmt.Sprintf("which %s becomes too", other))
	}
	if other, ok := r.folders[folded]; ok {
		return collision(source, target, fmt.Sprintf("which %s takes as a folder", other))
	}
	for i, c := range folded {
		if c != '/' {
			continue
		}
		if other, ok := r.files[folded[:i]]; ok {
			return collision(source, target, fmt.Sprintf("but %s becomes the file %q", other, target[:i]))
		}
		if _, ok := r.folders[folded[:i]]; !ok {
			r.folders[folded[:i]] = source
		}
	}
	r.files[folded] = source
	return nil
}

// isOwn knows the folder in which a repository keeps what underpin knows of it.
func isOwn(path string) bool {
	top, _, _ := strings.Cut(strings.ToLower(path), "/")
	return top == ".underpin"
}

func collision(source, target, because string) finding.Finding {
	return finding.Finding{File: source, Message: fmt.Sprintf("becomes %q, %s", target, because)}.
		WithHint("a when in pack.yaml can leave one of them out; capitals do not count everywhere")
}
