package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/tree"
)

// ours is what the repository holds of the files of both sides, and, where some
// are gone, all that one of them may have been renamed to.
func (u *updating) ours(base, theirs tree.Tree) (ours tree.Tree, inTheWay []string, err error) {
	root, err := os.OpenRoot(u.root)
	if err != nil {
		return tree.Tree{}, nil, fmt.Errorf("read %s: %w", u.root, err)
	}
	defer root.Close()
	r := oursReader{root: root, files: map[string]tree.File{}, folded: map[string]bool{}}
	if r.modes, r.tracked, err = u.tracked(); err != nil {
		return tree.Tree{}, nil, err
	}
	gone := false
	for _, f := range slices.Concat(base.Files(), theirs.Files()) {
		if err := r.read(f.Path); err != nil {
			return tree.Tree{}, nil, err
		}
		if _, ok := r.files[f.Path]; !ok {
			if _, was := base.File(f.Path); was {
				gone = true
			}
		}
	}
	for _, name := range r.tracked {
		if gone && !strings.HasPrefix(name, generators.Folder+"/") {
			r.readIfSmall(name)
		}
	}
	ours, err = r.tree()
	return ours, r.inTheWay, err
}

// tracked are the files of the service that git tracks, with their modes.
func (u *updating) tracked() (modes map[string]bool, names []string, err error) {
	existing, err := u.repository()
	if err != nil || existing == nil {
		return nil, nil, err
	}
	all, err := existing.Modes()
	if err != nil {
		return nil, nil, err
	}
	prefix := u.prefix(existing)
	modes = map[string]bool{}
	for name, executable := range all {
		if below, ok := strings.CutPrefix(name, prefix); ok {
			modes[below] = executable
			names = append(names, below)
		}
	}
	slices.Sort(names)
	return modes, names, nil
}

// oursReader reads files of a repository, of which each path is that of a plain
// file, of something else, or of nothing.
type oursReader struct {
	root     *os.Root
	modes    map[string]bool
	tracked  []string
	files    map[string]tree.File
	folded   map[string]bool // paths that are read, in lower case
	inTheWay []string
}

func (r *oursReader) read(name string) error {
	if r.folded[strings.ToLower(name)] || slices.Contains(r.inTheWay, name) {
		return nil
	}
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if info, err := r.root.Lstat(filepath.FromSlash(at)); err == nil && !info.IsDir() {
			r.inTheWay = append(r.inTheWay, name)
			return nil
		}
	}
	info, err := r.root.Lstat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return finding.Finding{File: name, Message: fmt.Sprint(cause(err))}
	case !info.Mode().IsRegular():
		r.inTheWay = append(r.inTheWay, name)
		return nil
	}
	text, err := r.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return finding.Finding{File: name, Message: fmt.Sprint(cause(err))}
	}
	executable, known := r.modes[name]
	if !known {
		executable = info.Mode().Perm()&0o100 != 0
	}
	r.files[name] = tree.File{Path: name, Data: text, Executable: executable}
	r.folded[strings.ToLower(name)] = true
	return nil
}

// maxRenamed is how large a file may be that another is looked for in.
const maxRenamed = 1 << 20

// readIfSmall reads a file that is of use when it can be read, and no harm
// when it cannot.
func (r *oursReader) readIfSmall(name string) {
	info, err := r.root.Lstat(filepath.FromSlash(name))
	if err == nil && info.Mode().IsRegular() && info.Size() < maxRenamed && tree.CheckPath(name) == nil {
		_ = r.read(name) // it is of no use then
	}
}

func (r *oursReader) tree() (tree.Tree, error) {
	var files []tree.File
	for _, f := range r.files {
		files = append(files, f)
	}
	return tree.New(files...)
}
