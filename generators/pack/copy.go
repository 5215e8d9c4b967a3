package pack

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/tree"
)

// firstVersion is that of a pack that begins.
const firstVersion = "0.1.0"

// Copy is the pack as the files of a new one under another name: what somebody
// begins with who makes a pack of his own. Errors are findings.
func (p Pack) Copy(name string) (tree.Tree, error) {
	if problem := nameProblem(packName, name, "lower-case letters, digits and single hyphens"); problem != "" {
		return tree.Tree{}, finding.Errorf("the name of a pack %s", problem)
	}
	manifest := strings.Split(string(p.manifest), "\n")
	for key, value := range map[string]string{"name": name, "version": firstVersion} {
		place := p.places.of(key)
		line := manifest[place.Line-1]
		before, after, ok := strings.Cut(line[place.Column-1:], p.places.text(key).value())
		if !ok {
			return tree.Tree{}, p.complain(place, "%s is written in a way that cannot be replaced", key)
		}
		manifest[place.Line-1] = line[:place.Column-1] + before + value + after
	}
	manifest = p.withoutHistory(manifest)
	files := []tree.File{{Path: manifestFile, Data: []byte(strings.Join(manifest, "\n"))}}
	for _, f := range p.files {
		files = append(files, tree.File{Path: path.Join(filesFolder, f.path), Data: f.data})
	}
	made, err := tree.New(files...)
	if err != nil {
		return tree.Tree{}, fmt.Errorf("copy %s: %w", p.Name, err)
	}
	return made, nil
}

// withoutHistory drops from the lines of the manifest what is new in versions
// that the new pack never had.
func (p Pack) withoutHistory(lines []string) []string {
	keys := p.places.mapping.Content
	for i := 0; i < len(keys); i += 2 {
		if keys[i].Value != "changes" {
			continue
		}
		end := len(lines)
		if i+2 < len(keys) {
			end = keys[i+2].Line - 1
		}
		return slices.Delete(lines, keys[i].Line-1, end)
	}
	return lines
}
