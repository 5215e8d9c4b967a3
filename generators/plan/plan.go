// Package plan is what init would do, known whole before the disk is touched:
// which files go where, and into which repository they are committed. Make
// looks and refuses; Apply writes, all or nothing.
package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Way is how the files come into being.
type Way int

// The ways.
const (
	NewRepository  Way = iota // a new folder that is a repository with one commit
	IntoRepository            // into a repository that is there, with a commit of just these files
	FilesOnly                 // a new folder, nothing is committed
)

// Plan is everything that Apply will do.
type Plan struct {
	Target string // the folder, absolute
	Way    Way
	Files  tree.Tree // paths relative to Target
	Commit repo.Commit

	existing  *repo.Existing
	committed tree.Tree // Files, with paths from the root of the existing repository
	within    bool      // Target is there already: the root of an existing work tree
}

// Make plans to put files into target, and to commit them unless commit is
// nil. It writes nothing. What stands in the way is refused as findings: a
// target that exists (unless it is the root of a git work tree in which none
// of the files exists yet), a name that no file system takes, a parent that is
// missing or read-only, a repository in the middle of something.
func Make(target string, files tree.Tree, commit *repo.Commit) (Plan, error) {
	p := Plan{Target: place(target), Files: files, Way: FilesOnly}
	if commit != nil {
		p.Commit = *commit
	}
	existing, err := repo.Find(p.Target)
	if err != nil {
		return Plan{}, err
	}
	if existing != nil && existing.Root == p.Target {
		p.within = true
		if err := p.refuseExistingFiles(); err != nil {
			return Plan{}, err
		}
	} else if err := p.checkTarget(); err != nil {
		return Plan{}, err
	}
	switch {
	case commit == nil:
		return p, nil
	case existing == nil:
		p.Way = NewRepository
		return p, nil
	}
	p.Way, p.existing = IntoRepository, existing
	if p.committed, err = p.inRepository(); err != nil {
		return Plan{}, err
	}
	return p, errors.Join(existing.Check(), p.refuseIgnored())
}

// place is where the target really is: a parent that is a symbolic link can
// lead into a repository.
func place(target string) string {
	parent, name := filepath.Split(filepath.Clean(target))
	if resolved, err := filepath.EvalSymlinks(filepath.Clean(parent)); err == nil {
		return filepath.Join(resolved, name)
	}
	return filepath.Clean(target)
}

// Repository is the root of the work tree that the files are committed into.
func (p Plan) Repository() string {
	if p.existing != nil {
		return p.existing.Root
	}
	return p.Target
}

// CheckTarget refuses, before anything is asked or made, a target that Make
// would refuse whatever the files are.
func CheckTarget(target string) error {
	target = place(target)
	if existing, err := repo.Find(target); err != nil {
		return err
	} else if existing != nil && existing.Root == target {
		return nil
	}
	return Plan{Target: target}.checkTarget()
}

// checkTarget refuses a folder that cannot be made.
func (p Plan) checkTarget() error {
	name := filepath.Base(p.Target)
	if err := tree.CheckPath(name); err != nil {
		return finding.In(err)[0].WithHint("choose another name for the folder")
	}
	if info, err := os.Lstat(p.Target); err == nil {
		what := "file"
		if info.IsDir() {
			what = "folder"
		}
		return finding.Errorf("%s: this %s exists already", p.Target, what).
			WithHint("choose another name; into a repository that is there, underpin writes only at its root")
	} else if !errors.Is(err, fs.ErrNotExist) {
		return finding.Errorf("%s: %v", p.Target, reason(err)).WithHint("choose another place")
	}
	parent := filepath.Dir(p.Target)
	info, err := os.Stat(parent)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding.Errorf("%s: there is no such folder to put %s into", parent, name).WithHint("mkdir -p %s", parent)
	case err != nil:
		return finding.Errorf("%s: %v", parent, reason(err)).WithHint("choose another place")
	case !info.IsDir():
		return finding.Errorf("%s: not a folder", parent).WithHint("choose another place")
	case !mayWrite(parent, info):
		return finding.Errorf("%s: may not be written to", parent).WithHint("choose another place, or change its permissions")
	}
	return nil
}

// refuseExistingFiles names the files that would be overwritten.
func (p Plan) refuseExistingFiles() error {
	var paths []string
	for _, f := range p.Files.Files() {
		paths = append(paths, f.Path)
	}
	return CheckFiles(p.Target, paths)
}

// CheckFiles refuses, before all files are known, those that are there already.
func CheckFiles(target string, paths []string) error {
	root, err := os.OpenRoot(target)
	if err != nil {
		return fmt.Errorf("look into %s: %w", target, err)
	}
	defer func() { _ = root.Close() }() // only looked into
	var there []string
	for _, path := range paths {
		if _, err := root.Lstat(filepath.FromSlash(path)); !errors.Is(err, fs.ErrNotExist) {
			there = append(there, path)
		}
	}
	if len(there) == 0 {
		return nil
	}
	slices.Sort(there)
	list := there[0]
	if len(there) > 1 {
		list = fmt.Sprintf("%d files:\n  %s", len(there), strings.Join(there, "\n  "))
	}
	return finding.Errorf("%s: would overwrite %s", target, list).WithHint("move what is there away, or choose a new folder")
}

// refuseIgnored names the files that the repository is told not to take in.
func (p Plan) refuseIgnored() error {
	ignored, err := p.existing.Ignored(p.committed)
	if err != nil || len(ignored) == 0 {
		return err
	}
	what := ignored[0]
	if more := len(ignored) - 1; more > 0 {
		what = fmt.Sprintf("%s and %d more", what, more)
	}
	return finding.Errorf("%s: git is told to ignore %s", p.existing.Root, what).
		WithHint("change .gitignore, or add --no-commit to only write the files")
}

// reason is an error without the path that the message names already.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
