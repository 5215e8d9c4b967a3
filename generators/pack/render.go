package pack

import (
	"path"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Render makes the pack's files for the values. Errors are findings with the
// pack's file and line, or the tree's about paths that it does not take.
func (p Pack) Render(values Values) (tree.Tree, error) {
	var files []tree.File
	var problems finding.List
	r := render.New(p.partials)
	for _, f := range p.files {
		rendered, wanted, err := p.renderFile(r, f, values)
		switch {
		case err != nil && finding.In(err) == nil:
			return tree.Tree{}, err
		case err != nil:
			problems = append(problems, finding.In(err)...)
		case wanted:
			files = append(files, rendered)
		}
	}
	if len(problems) > 0 {
		return tree.Tree{}, problems
	}
	return tree.New(files...)
}

func (p Pack) renderFile(r *render.Renderer, f file, values Values) (tree.File, bool, error) {
	name := path.Join(filesFolder, f.path)
	wanted, err := truth("files: "+f.rule.Path, f.rule.When, values)
	if err != nil || !wanted {
		return tree.File{}, false, err
	}
	target := strings.TrimSuffix(f.path, templateEnding)
	if f.rule.Rename != "" {
		target = f.rule.Rename
	}
	target, err = r.Text(render.Template{Name: name + " (its path)", Text: target}, map[string]any(values))
	if err != nil {
		return tree.File{}, false, err
	}
	rendered := tree.File{Path: target, Data: f.data, Executable: f.rule.Mode == "0755"}
	if f.binary() {
		return rendered, true, nil
	}
	template := render.Template{Name: name, Text: string(f.data)}
	if len(f.rule.Delimiters) == 2 {
		template.Left, template.Right = f.rule.Delimiters[0], f.rule.Delimiters[1]
	}
	text, err := r.Bytes(template, map[string]any(values))
	rendered.Data = text
	return rendered, true, err
}
