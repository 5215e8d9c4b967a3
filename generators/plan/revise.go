package plan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Change is a file in a folder as it is and as it is to be.
type Change struct {
	Path   string    // from the folder, with slashes
	To     string    // its new path; "" where it keeps its own
	Before []byte    // nil for a file that is to be made
	After  []byte    // nil for one that is to be removed
	Mode   repo.Mode // whether it is to be executable
}

// target is where the file is to be, "" where it is to be nowhere.
func (c Change) target() string {
	switch {
	case c.After == nil:
		return ""
	case c.To != "":
		return c.To
	}
	return c.Path
}

// leaves tells that no file stays at the old path on behalf of this change.
func (c Change) leaves() bool { return c.Before != nil && c.target() != c.Path }

// Revision is what is to change in a folder: some files, and a commit of just
// these.
type Revision struct {
	folder  *Folder
	changes []Change
	modes   []fs.FileMode // permissions of the files that are there
	commit  *repo.Commit
}

// Revise plans changes and, unless commit is nil, a commit of them. It writes
// nothing. Files that are not as Before says, links in the way, and a
// repository in the middle of something are refused as findings, with paths
// from the folder.
func (f *Folder) Revise(changes []Change, commit *repo.Commit) (Revision, error) {
	r := Revision{folder: f, changes: changes, modes: make([]fs.FileMode, len(changes)), commit: commit}
	if err := r.check(); err != nil {
		return Revision{}, err
	}
	switch {
	case commit == nil:
		return r, nil
	case f.existing == nil:
		return Revision{}, finding.Errorf("%s: not in a git repository", f.top).WithHint("add --no-commit to only write the files")
	}
	return r, f.existing.Check()
}

// check refuses changes that are not about what is there.
func (r *Revision) check() error {
	left, targets := map[string]bool{}, map[string]bool{}
	for _, c := range r.changes {
		if c.leaves() {
			left[c.Path] = true
		}
	}
	for i, c := range r.changes {
		if err := r.checkBefore(i, c); err != nil {
			return err
		}
		to := c.target()
		if to == "" || to == c.Path && c.Before != nil {
			continue
		}
		if targets[to] {
			return fmt.Errorf("%s is to be written twice", to)
		}
		targets[to] = true
		if err := r.checkTarget(to, left); err != nil {
			return err
		}
	}
	return nil
}

// checkBefore refuses a file that is not what the change was worked out from.
func (r *Revision) checkBefore(i int, c Change) error {
	if c.Before == nil {
		return nil
	}
	if err := tree.CheckInside(c.Path); err != nil {
		return err
	}
	refuse := func(format string, args ...any) finding.Finding {
		return finding.Finding{File: c.Path, Message: fmt.Sprintf(format, args...)}
	}
	name := r.folder.name(c.Path)
	info, err := r.folder.plain(name)
	switch {
	case err != nil:
		return refuse("%v", reason(err))
	case !info.Mode().IsRegular():
		return refuse("not a plain file").WithHint("underpin writes over no links; change what it leads to")
	}
	now, err := r.folder.root.ReadFile(name)
	switch {
	case err != nil:
		return refuse("%v", reason(err))
	case !bytes.Equal(now, c.Before):
		return refuse("was changed while underpin was at work").WithHint("run the same command again")
	}
	r.modes[i] = info.Mode().Perm()
	return nil
}

// checkTarget refuses a new path that is taken, unless what is there leaves.
func (r *Revision) checkTarget(to string, left map[string]bool) error {
	if err := tree.CheckPath(to); err != nil {
		return err
	}
	if left[to] {
		return nil
	}
	_, err := r.folder.plain(r.folder.name(to))
	switch {
	case err == nil:
		return finding.Finding{File: to, Message: "is there already"}.WithHint("choose another name, or move it away")
	case !errors.Is(err, fs.ErrNotExist) && !leftAbove(to, left):
		return finding.Finding{File: to, Message: fmt.Sprint(reason(err))}
	}
	return nil
}

// leftAbove tells that a file which leaves is where a path needs a folder.
func leftAbove(to string, left map[string]bool) bool {
	for i, r := range to {
		if r == '/' && left[to[:i]] {
			return true
		}
	}
	return false
}

// Apply makes the changes and the commit, and returns its hash, "" without one.
// What is to be written and what it takes the place of is put aside first, with
// a journal: on an error every file is as it was, and after a kill the next run
// that opens a folder of this repository makes it so, or, where the commit was
// made, finishes.
func (r Revision) Apply(ctx context.Context) (hash string, err error) {
	if err := errors.Join(ctx.Err(), r.check()); err != nil {
		return "", err
	}
	if len(r.changes) == 0 {
		return "", nil
	}
	pending, err := r.prepare()
	if err != nil {
		return "", err
	}
	return pending.Hash, r.finish(ctx, pending)
}

// finish does it, with a commit that is made in memory.
func (r Revision) finish(ctx context.Context, pending repo.Pending) error {
	j := r.journal(pending)
	if err := r.stage(j); err != nil {
		return errors.Join(err, r.folder.discard())
	}
	err := r.put(ctx, j)
	if err == nil && r.commit != nil {
		err = pending.Land()
	}
	if err != nil {
		return errors.Join(err, r.folder.takeBack(j))
	}
	return r.folder.discard()
}

// prepare makes the commit in memory.
func (r Revision) prepare() (repo.Pending, error) {
	if r.commit == nil {
		return repo.Pending{}, nil
	}
	var edits []repo.Edit
	slashed := func(name string) string { return filepath.ToSlash(r.folder.name(name)) }
	for _, c := range r.changes {
		if c.leaves() {
			edits = append(edits, repo.Edit{Path: slashed(c.Path), Removed: true})
		}
	}
	for i, c := range r.changes {
		if to := c.target(); to != "" {
			edits = append(edits, repo.Edit{Path: slashed(to), Data: c.After, Mode: r.committedMode(i)})
		}
	}
	return r.folder.existing.Prepare(edits, *r.commit)
}

// committedMode is that of the change; a renamed file keeps its own.
func (r Revision) committedMode(i int) repo.Mode {
	c := r.changes[i]
	switch {
	case c.Mode != repo.SameMode || c.To == "":
		return c.Mode
	case r.modes[i]&0o100 != 0:
		return repo.Executable
	}
	return repo.Plain
}

// put takes away what leaves and puts what was staged into its place.
func (r Revision) put(ctx context.Context, j journal) error {
	for _, e := range j.Changes {
		if e.Before != "" && e.To != e.Path {
			if err := r.folder.root.Remove(filepath.FromSlash(e.Path)); err != nil {
				return fmt.Errorf("remove %s: %w", e.Path, err)
			}
			r.folder.prune(e.Path)
		}
	}
	for i, e := range j.Changes {
		if e.To == "" {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		target := filepath.FromSlash(e.To)
		if err := r.folder.root.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			return fmt.Errorf("make the folder of %s: %w", e.To, err)
		}
		if err := r.folder.root.Rename(newName(i), target); err != nil {
			return fmt.Errorf("write %s: %w", e.To, err)
		}
	}
	return nil
}
