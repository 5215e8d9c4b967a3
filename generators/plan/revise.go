package plan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Edit is one file of a folder before and after.
type Edit struct {
	Path   string // from the folder, with slashes
	Before []byte // nil: there is no such file yet
	After  []byte
}

// Revision is what changes in a folder that is there: some files, and a commit
// of just these.
type Revision struct {
	Root  string
	Edits []Edit

	commit    *repo.Commit
	existing  *repo.Existing
	committed tree.Tree
}

// Revise plans edits below root and, unless commit is nil, a commit of the
// files in the repository that root belongs to. It writes nothing. Files that
// are not as Before says, and a repository in the middle of something, are
// refused as findings.
func Revise(root string, edits []Edit, commit *repo.Commit) (Revision, error) {
	r := Revision{Root: root, Edits: edits, commit: commit}
	for _, e := range edits {
		if err := tree.CheckPath(e.Path); err != nil {
			return Revision{}, err
		}
		if err := r.unchanged(e); err != nil {
			return Revision{}, err
		}
	}
	if commit == nil {
		return r, nil
	}
	return r.withRepository()
}

// unchanged refuses a file that is not what the edit was worked out from.
func (r Revision) unchanged(e Edit) error {
	text, err := os.ReadFile(r.file(e.Path))
	switch {
	case errors.Is(err, fs.ErrNotExist) && e.Before == nil:
		return nil
	case err != nil:
		return finding.Errorf("%s: %v", r.file(e.Path), reason(err))
	case e.Before == nil:
		return finding.Errorf("%s: exists already", r.file(e.Path))
	case !bytes.Equal(text, e.Before):
		return finding.Errorf("%s: has changed meanwhile", r.file(e.Path)).WithHint("run the same command again")
	}
	return nil
}

func (r Revision) withRepository() (Revision, error) {
	existing, err := repo.Find(r.Root)
	if err != nil {
		return Revision{}, err
	}
	if existing == nil {
		return Revision{}, finding.Errorf("%s: not in a git repository", r.Root).WithHint("add --no-commit to only write the files")
	}
	prefix, err := filepath.Rel(existing.Root, place(r.Root))
	if err != nil {
		return Revision{}, fmt.Errorf("find %s in %s: %w", r.Root, existing.Root, err)
	}
	var files []tree.File
	for _, e := range r.Edits {
		files = append(files, tree.File{Path: path.Join(filepath.ToSlash(prefix), e.Path), Data: e.After})
	}
	if r.committed, err = tree.New(files...); err != nil {
		return Revision{}, err
	}
	r.existing = existing
	return r, existing.Check()
}

// Apply makes the edits and the commit, and returns its hash, "" without one.
// All new texts are written before the first file is replaced. On an error
// every file is as it was.
func (r Revision) Apply(ctx context.Context) (hash string, err error) {
	staged, err := r.stage()
	defer func() {
		for _, name := range staged {
			_ = os.Remove(name) // gone already where it took its place
		}
	}()
	if err != nil {
		return "", err
	}
	done := 0
	defer func() {
		if err != nil {
			err = errors.Join(err, r.takeBack(done))
		}
	}()
	for i, e := range r.Edits {
		if err := errors.Join(ctx.Err(), r.unchanged(e)); err != nil {
			return "", err
		}
		if err := os.Rename(staged[i], r.file(e.Path)); err != nil {
			return "", fmt.Errorf("replace %s: %w", e.Path, err)
		}
		done++
	}
	if r.existing == nil {
		return "", nil
	}
	return r.existing.Add(r.committed, *r.commit)
}

// stage writes the new texts beside the files.
func (r Revision) stage() (names []string, err error) {
	for _, e := range r.Edits {
		name, err := r.write(e.Path, e.After)
		if name != "" {
			names = append(names, name)
		}
		if err != nil {
			return names, fmt.Errorf("write %s: %w", e.Path, err)
		}
	}
	return names, nil
}

func (r Revision) write(name string, text []byte) (string, error) {
	target := r.file(name)
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	} else if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return "", err
	}
	beside := target + ".underpin-new" // one that a killed run left is written over
	file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return "", err
	}
	_, err = file.Write(text)
	return beside, errors.Join(err, file.Close())
}

// takeBack puts the first files back as they were.
func (r Revision) takeBack(count int) error {
	var problems error
	for _, e := range r.Edits[:count] {
		if e.Before == nil {
			problems = errors.Join(problems, os.Remove(r.file(e.Path)))
			continue
		}
		problems = errors.Join(problems, os.WriteFile(r.file(e.Path), e.Before, 0o666))
	}
	return problems
}

func (r Revision) file(name string) string { return filepath.Join(r.Root, filepath.FromSlash(name)) }
