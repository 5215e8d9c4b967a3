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
	text, ending := strings.CutSuffix(string(p.manifest), "\n")
	manifest := strings.Split(text, "\n")
	for key, value := range map[string]string{"name": name, "version": firstVersion} {
		place := p.places.of(key)
		line := manifest[place.Line-1]
		before, after, ok := strings.Cut(line[place.Column-1:], p.places.text(key).value())
		if !ok {
			return tree.Tree{}, p.complain(place, "%s is written in a way that cannot be replaced", key)
		}
		manifest[place.Line-1] = line[:place.Column-1] + before + value + after
	}
	manifest = p.ofItsOwn(manifest)
	if ending {
		manifest = append(manifest, "")
	}
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

// ofItsOwn drops from the lines of the manifest what the new pack has not: the
// shared folders, whose files it has itself, and what was new in versions that
// it never had.
func (p Pack) ofItsOwn(lines []string) []string {
	keys := p.places.mapping.Content
	end := len(lines)
	for i := len(keys) - 2; i >= 0; i -= 2 {
		if key := keys[i].Value; key == "base" || key == "changes" {
			lines = slices.Delete(lines, keys[i].Line-1, end)
		}
		end = keys[i].Line - 1
	}
	return lines
}
