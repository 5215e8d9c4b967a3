package generators

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// BasePath is the file that keeps what a pack generated where a repository has
// something else, and never had just that: the base of the next update.
const BasePath = ".underpin/base.yaml"

const baseHead = "# Written by underpin: files as the pack generated them, where this repository\n# merged them with changes of its own. The next update needs them.\n"

type baseFile[T any] struct {
	Schema int          `yaml:"schema"`
	Files  map[string]T `yaml:"files"`
}

// FormatBase is what BasePath holds; nil where there is nothing to keep.
func FormatBase(files map[string][]byte) ([]byte, error) {
	if len(files) == 0 {
		return nil, nil
	}
	kept := baseFile[*yaml.Node]{Schema: 1, Files: map[string]*yaml.Node{}}
	for name, text := range files {
		node, err := exactly(text)
		if err != nil {
			return nil, fmt.Errorf("write %s: %s: %w", BasePath, name, err)
		}
		kept.Files[name] = node
	}
	text, err := yaml.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", BasePath, err)
	}
	return append([]byte(baseHead), text...), nil
}

// exactly is a text in the most readable form that gives it back byte by byte.
// Block texts do not always: one that begins with a tab cannot be read again.
func exactly(text []byte) (*yaml.Node, error) {
	for _, node := range []*yaml.Node{
		{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.LiteralStyle, Value: string(text)},
		{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: string(text)},
		{Kind: yaml.ScalarNode, Tag: "!!binary", Value: base64.StdEncoding.EncodeToString(text)},
	} {
		written, err := yaml.Marshal(baseFile[*yaml.Node]{Files: map[string]*yaml.Node{"x": node}})
		if err != nil {
			continue
		}
		if back, err := ReadBase(BasePath, written); err == nil && bytes.Equal(back["x"], text) {
			return node, nil
		}
	}
	return nil, errors.New("cannot be kept")
}

// ReadBase reads what FormatBase wrote. Whoever uses a file of it looks whether
// its digest is the lock's.
func ReadBase(name string, text []byte) (map[string][]byte, error) {
	var kept baseFile[string]
	if err := yaml.Unmarshal(text, &kept); err != nil {
		return nil, finding.Errorf("%s: %v", name, err).WithHint("git checkout -- %s brings it back", name)
	}
	files := make(map[string][]byte, len(kept.Files))
	for path, text := range kept.Files {
		files[path] = []byte(text)
	}
	return files, nil
}

// Scaffolded are the digests of the files that came from the pack: those of the
// lock that are neither underpin's own nor one of the records.
func (l Lock) Scaffolded(records []string) map[string]string {
	kept := map[string]bool{}
	for name, digest := range l.Files {
		kept[digest] = kept[digest] || path.Dir(name) == OutcomesFolder
	}
	return maps.Collect(func(yield func(string, string) bool) {
		for name, digest := range l.Files {
			own := strings.HasPrefix(name, Folder+"/") || kept[digest] || slices.Contains(records, name)
			if !own && !yield(name, digest) {
				return
			}
		}
	})
}

// Base is the tree of the files that came from the pack, as they were
// generated: texts has candidates for each path, of which the one with the
// lock's digest counts. Missing are those that none has.
func (l Lock) Base(wanted map[string]string, texts ...map[string][]byte) (base tree.Tree, missing []string, err error) {
	var files []tree.File
	for name, digest := range wanted {
		f := tree.File{Path: name, Executable: slices.Contains(l.Executable, name)}
		found := false
		for _, candidates := range texts {
			text, ok := candidates[name]
			if f.Data = text; ok && f.Digest() == digest {
				found = true
				break
			}
		}
		if found {
			files = append(files, f)
		} else {
			missing = append(missing, name)
		}
	}
	slices.Sort(missing)
	base, err = tree.New(files...)
	return base, missing, err
}

// BaseWithout is Base where some files are missing that the repository has no
// more either: what they held does not matter, only whether theirs is another.
func (l Lock) BaseWithout(missing []string, theirs tree.Tree, wanted map[string]string, texts ...map[string][]byte) (tree.Tree, error) {
	stand := map[string][]byte{}
	wanted = maps.Clone(wanted)
	for _, name := range missing {
		f, _ := theirs.File(name)
		if f.Digest() != wanted[name] {
			f.Data = []byte("deleted\n")
		}
		stand[name] = f.Data
		wanted[name] = digest(f.Data)
	}
	base, _, err := l.Base(wanted, append(texts, stand)...)
	return base, err
}

// Updated is the lock after an update: files are those that the pack generates
// now, and scaffolded those that it generated before.
func (l Lock) Updated(tool, source string, p pack.Pack, options map[string]any, files tree.Tree, scaffolded map[string]string) Lock {
	l.Tool = tool
	l.Pack = PackLock{Source: source, Name: p.Name, Version: p.Version, Commit: p.Commit, Digest: p.Digest, Options: options}
	all := digests(files)
	for name, digest := range l.Files {
		if _, before := scaffolded[name]; !before {
			all[name] = digest
		}
	}
	l.Files, l.Executable = all, executables(files)
	return l
}
