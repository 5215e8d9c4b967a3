package pack

import "strings"

// Certain lists the paths of the files that the pack makes whatever is
// answered: no condition stands before them and no answer is in their names.
func (p Pack) Certain() []string {
	var paths []string
	for _, f := range p.files {
		name := strings.TrimSuffix(f.path, templateEnding)
		if rename := f.rule.rename.template.Text; rename != "" {
			name = rename
		}
		if f.rule.when.template.Text == "" && !strings.Contains(name, "{{") {
			paths = append(paths, name)
		}
	}
	return paths
}
