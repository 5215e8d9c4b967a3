package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-git/go-git/v5/plumbing"
)

// lockFile is how git changes a file of its own: what it is to be is written
// into path.lock, which must not be there, and that takes its place at once.
// own is a second name of a lock that is underpin's: by it the next run knows
// what a killed one left from what another git process holds.
type lockFile struct{ path, own string }

func (e *Existing) index() lockFile {
	return lockFile{filepath.Join(e.gitDir, "index"), filepath.Join(e.gitDir, "index.underpin")}
}

func (e *Existing) branch(name string) lockFile {
	return lockFile{filepath.Join(e.commonDir, filepath.FromSlash(name)), filepath.Join(e.gitDir, "branch.underpin")}
}

func (l lockFile) lock() string { return l.path + ".lock" }

// take makes the lock. Where the file system gives no file two names, it has
// only the one.
func (l lockFile) take() (*os.File, error) {
	if err := os.Remove(l.own); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	file, err := os.OpenFile(l.own, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	err = os.Link(l.own, l.lock())
	if err == nil {
		return file, nil
	}
	_ = errors.Join(file.Close(), os.Remove(l.own)) // nothing is in it
	if errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.OpenFile(l.lock(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// isOurs tells that a run of underpin made the lock.
func (l lockFile) isOurs() bool {
	own, err := os.Lstat(l.own)
	if err != nil {
		return false
	}
	lock, err := os.Lstat(l.lock())
	return err == nil && os.SameFile(own, lock)
}

// put makes what was written into the lock the file.
func (l lockFile) put() error {
	if err := os.Rename(l.lock(), l.path); err != nil {
		return err
	}
	_ = os.Remove(l.own) // best effort: the next run does it
	return nil
}

// drop takes the lock away; the file is as it was.
func (l lockFile) drop() error {
	err := os.Remove(l.lock())
	_ = os.Remove(l.own) // as above
	return err
}

// write makes text the file, unless check finds that it must not be.
func (l lockFile) write(text string, check func() error) (err error) {
	file, err := l.take()
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = file.Close() // closed before, unless that is the error
			err = errors.Join(err, l.drop())
		}
	}()
	if err := check(); err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return l.put()
}

// move moves a branch from one commit, the zero hash for a branch without any,
// to another. go-git empties the file of a branch before it writes the new
// commit into it: a run killed in between would leave no branch.
func (e *Existing) move(branch plumbing.ReferenceName, from, to plumbing.Hash) error {
	file := e.branch(branch.String())
	if err := os.MkdirAll(filepath.Dir(file.path), 0o777); err != nil {
		return fmt.Errorf("move %s: %w", branch.Short(), err)
	}
	err := file.write(to.String()+"\n", func() error {
		repository, err := open(e.Root)
		if err != nil {
			return err
		}
		at, err := repository.Storer.Reference(branch)
		if errors.Is(err, plumbing.ErrReferenceNotFound) {
			at, err = plumbing.NewHashReference(branch, plumbing.ZeroHash), nil
		}
		if err == nil && at.Hash() != from {
			err = errors.New("it was moved meanwhile")
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("move %s: %w", branch.Short(), err)
	}
	return nil
}
