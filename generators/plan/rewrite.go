package plan

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Change is a file in a folder as it is and as it is to be.
type Change struct {
	Path   string // from the folder, with slashes
	To     string // its new path; "" where it keeps its own
	Before []byte // nil for a file that is to be made
	After  []byte
}

func (c Change) target() string {
	if c.To != "" {
		return c.To
	}
	return c.Path
}

// patience is how long a run waits for another that works in the same folder.
const patience = 10 * time.Second

// Lock keeps other runs from changing a folder until unlock is called: what is
// read there meanwhile is still so when it is written. Where the system has no
// locks for folders, it does nothing.
func Lock(dir string) (unlock func(), err error) {
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		folder, err := hold(dir)
		switch {
		case err == nil:
			return func() { _ = folder.Close() }, nil // only ever locked
		case errors.Is(err, errHeld) && time.Since(start) < patience:
			continue
		case errors.Is(err, errHeld):
			return nil, finding.Errorf("%s: another run of underpin is at work here", dir).WithHint("try again when it is done")
		}
		return func() {}, nil // what is wrong with the folder, reading it tells
	}
}

// Rewrite makes changes in a folder, all of them or none. Every file is
// written beside its place and renamed when all are; one that is no longer as
// the change expects is refused as a finding. On an error, what was renamed is
// put back.
func Rewrite(dir string, changes []Change) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open %s: %w", dir, err)
	}
	defer func() { _ = root.Close() }() // nothing is written through it any more
	w := rewriting{root: root}
	targets := map[string]bool{}
	for _, c := range changes {
		if err := w.check(c); err != nil {
			return err
		}
		if targets[c.target()] {
			return fmt.Errorf("%s is to be written twice", c.target())
		}
		targets[c.target()] = true
	}
	defer func() {
		w.clear()
		if err != nil {
			err = errors.Join(err, w.undo())
		}
	}()
	for i, c := range changes {
		if err := w.stage(i, c); err != nil {
			return fmt.Errorf("write %s: %w", c.target(), err)
		}
	}
	for i, c := range changes {
		if err := w.put(i, c); err != nil {
			return fmt.Errorf("write %s: %w", c.target(), err)
		}
	}
	return nil
}

// rewriting is a Rewrite under way.
type rewriting struct {
	root   *os.Root
	staged []string // names of files that wait; "" where one was put into its place
	done   []Change
}

// check refuses a change that is not about what is there.
func (w *rewriting) check(c Change) error {
	if c.Before == nil || c.To != "" {
		if _, err := w.root.Lstat(filepath.FromSlash(c.target())); !errors.Is(err, fs.ErrNotExist) {
			return finding.Errorf("%s: is there already", c.target()).WithHint("choose another name")
		}
	}
	if c.Before == nil {
		return nil
	}
	name := filepath.FromSlash(c.Path)
	info, err := w.root.Lstat(name)
	if err != nil {
		return finding.Errorf("%s: %v", c.Path, reason(err))
	}
	if !info.Mode().IsRegular() {
		return finding.Errorf("%s: not a plain file", c.Path).WithHint("underpin writes over no links; change what it leads to")
	}
	now, err := w.root.ReadFile(name)
	if err != nil {
		return finding.Errorf("%s: %v", c.Path, reason(err))
	}
	if !bytes.Equal(now, c.Before) {
		return finding.Errorf("%s: was changed while underpin was at work", c.Path).WithHint("run the command again")
	}
	return nil
}

// stage writes a file beside its place.
func (w *rewriting) stage(i int, c Change) (err error) {
	mode := fs.FileMode(0o666)
	if c.Before != nil {
		info, err := w.root.Lstat(filepath.FromSlash(c.Path))
		if err != nil {
			return err
		}
		mode = info.Mode().Perm()
	}
	name := filepath.FromSlash(path.Join(path.Dir(c.target()), fmt.Sprintf("%s%08x%08x", stagePrefix, os.Getpid(), i)))
	file, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	w.staged = append(w.staged, name)
	_, err = file.Write(c.After)
	if c.Before != nil {
		err = errors.Join(err, file.Chmod(mode))
	}
	return errors.Join(err, file.Close())
}

// put renames a staged file into its place.
func (w *rewriting) put(i int, c Change) error {
	target := filepath.FromSlash(c.target())
	if err := w.root.Rename(w.staged[i], target); err != nil {
		return err
	}
	w.staged[i] = ""
	w.done = append(w.done, c)
	if c.To != "" {
		return w.root.Remove(filepath.FromSlash(c.Path))
	}
	return nil
}

// clear removes what still waits.
func (w *rewriting) clear() {
	for _, name := range w.staged {
		if name != "" {
			_ = w.root.Remove(name) // best effort: it does no harm
		}
	}
}

// undo puts back what was changed, the last first.
func (w *rewriting) undo() error {
	var errs []error
	for i := len(w.done) - 1; i >= 0; i-- {
		c := w.done[i]
		if c.Before == nil || c.To != "" {
			errs = append(errs, w.root.Remove(filepath.FromSlash(c.target())))
		}
		if c.Before != nil {
			errs = append(errs, w.root.WriteFile(filepath.FromSlash(c.Path), c.Before, 0o666))
		}
	}
	return errors.Join(errs...)
}
