package repo

import (
	"errors"
	"fmt"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// Settle ends what a killed run left of Land: a lock of ours on the branch is
// removed; one on the index becomes the index when the commit is on its branch,
// and is removed when it is not. It tells which.
func (e *Existing) Settle(branch, hash string) (landed bool, err error) {
	if lock := e.branch(branch); lock.isOurs() {
		err = lock.drop()
	}
	if err == nil {
		landed, err = e.landed(branch, hash)
	}
	if err != nil {
		return false, err
	}
	index := e.index()
	switch {
	case !index.isOurs():
	case landed:
		err = index.put()
	default:
		err = index.drop()
	}
	if err != nil {
		return landed, fmt.Errorf("settle the git index: %w", err)
	}
	return landed, nil
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
