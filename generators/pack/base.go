package pack

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// readBases puts the files of the shared folders that the manifest names below
// the pack's own: a file of the pack takes the place of one of a base, and one
// of a later base that of an earlier.
func (p *Pack) readBases(shared fs.FS) finding.List {
	var problems finding.List
	has := map[string]bool{}
	for _, f := range p.files {
		has[f.path] = true
	}
	for i, name := range slices.Backward(p.Base) {
		known := baseNames(shared)
		if !slices.Contains(known, name) {
			problem := p.complain(p.places.item("base", i), "base: there is no shared folder %q%s", name, finding.DidYouMean(name, known))
			problems = append(problems, problem.WithHint("there are: %s", strings.Join(known, ", ")))
			continue
		}
		files, err := (&reader{folder: shared, source: "shared", top: name}).all()
		if err != nil {
			problems = append(problems, finding.In(err)...)
			continue
		}
		for _, f := range files {
			if !has[f.path] {
				has[f.path] = true
				p.files = append(p.files, f)
			}
		}
	}
	slices.SortFunc(p.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return problems
}

// baseNames are the folders of files that underpin shares.
func baseNames(shared fs.FS) []string {
	var names []string
	entries, _ := fs.ReadDir(shared, ".") // it is read from before, and with errors
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names
}
