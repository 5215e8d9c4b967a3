package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

func (e *Existing) index() string     { return filepath.Join(e.gitDir, "index") }
func (e *Existing) indexLock() string { return filepath.Join(e.gitDir, "index.lock") }

// ownLock is the second name of an index.lock that is underpin's own: by it the
// next run knows what a killed one left from what another git process holds.
func (e *Existing) ownLock() string { return filepath.Join(e.gitDir, "index.underpin") }

// lockIndex makes git's index.lock, which must not be there. Where the file
// system gives no file two names, it has only that one.
func (e *Existing) lockIndex() (*os.File, error) {
	if err := os.Remove(e.ownLock()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("lock the git index: %w", err)
	}
	lock, err := os.OpenFile(e.ownLock(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("lock the git index: %w", err)
	}
	err = os.Link(e.ownLock(), e.indexLock())
	if err == nil {
		return lock, nil
	}
	_ = errors.Join(lock.Close(), os.Remove(e.ownLock())) // nothing is in it
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("lock the git index: %w", err)
	}
	if lock, err = os.OpenFile(e.indexLock(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); err != nil {
		return nil, fmt.Errorf("lock the git index: %w", err)
	}
	return lock, nil
}

// Settle ends what a killed run left of Land: an index.lock of ours becomes the
// index when the commit is on its branch, and is removed when it is not. It
// tells which.
func (e *Existing) Settle(branch, hash string) (landed bool, err error) {
	if landed, err = e.landed(branch, hash); err != nil {
		return false, err
	}
	if !e.ownsLock() {
		return landed, nil
	}
	if landed {
		err = os.Rename(e.indexLock(), e.index())
	} else {
		err = os.Remove(e.indexLock())
	}
	if err = errors.Join(err, os.Remove(e.ownLock())); err != nil {
		return landed, fmt.Errorf("settle the git index: %w", err)
	}
	return landed, nil
}

func (e *Existing) ownsLock() bool {
	own, err := os.Lstat(e.ownLock())
	if err != nil {
		return false
	}
	lock, err := os.Lstat(e.indexLock())
	return err == nil && os.SameFile(own, lock)
}

// landed tells whether a commit is on a branch, even if others followed it.
func (e *Existing) landed(branch, hash string) (bool, error) {
	repository, err := open(e.Root)
	if err != nil {
		return false, err
	}
	at, err := repository.Storer.Reference(plumbing.ReferenceName(branch))
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read %s: %w", branch, err)
	}
	if at.Hash().String() == hash {
		return true, nil
	}
	made, err := repository.CommitObject(plumbing.NewHash(hash))
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read commit %s: %w", hash, err)
	}
	newest, err := repository.CommitObject(at.Hash())
	if err != nil {
		return false, fmt.Errorf("read commit %s: %w", at.Hash(), err)
	}
	before, err := made.IsAncestor(newest)
	if errors.Is(err, plumbing.ErrObjectNotFound) || errors.Is(err, storer.ErrStop) {
		return false, nil // a shallow clone ends before it
	}
	return before, err
}
