package repo

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Add commits files, whose paths are relative to the work tree's root and
// which are there already, on top of the branch that is checked out. Whatever
// else is staged or changed stays as it is, and is not in the commit. The bytes
// are committed as they are: neither core.autocrlf nor a filter is applied.
//
// Objects are flushed to the disk before the branch moves to them, as by git:
// a power cut must not cost a branch that was there before.
func (e *Existing) Add(files tree.Tree, commit Commit) (hash string, err error) {
	repository, err := open(e.Root)
	if err != nil {
		return "", err
	}
	lock, err := os.OpenFile(filepath.Join(e.gitDir, "index.lock"), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", fmt.Errorf("lock the git index: %w", err)
	}
	defer func() {
		_ = lock.Close() // closed before, unless there is an error to tell
		if err != nil {
			_ = os.Remove(lock.Name())
		}
	}()
	branch, old, err := tip(repository)
	if err != nil {
		return "", err
	}
	objects, blobs, made, err := e.objects(repository, old, files, commit)
	if err != nil {
		return "", err
	}
	if err := e.stage(lock, files, blobs); err != nil {
		return "", err
	}
	if err := e.store(objects); err != nil {
		return "", err
	}
	if err := repository.Storer.CheckAndSetReference(plumbing.NewHashReference(branch, made), old); err != nil {
		return "", fmt.Errorf("move %s: %w", branch.Short(), err)
	}
	if err := os.Rename(lock.Name(), filepath.Join(e.gitDir, "index")); err != nil {
		return "", errors.Join(fmt.Errorf("replace the git index: %w", err), moveBack(repository, branch, old))
	}
	e.note(branch, old, made, commit)
	return made.String(), nil
}

func moveBack(repository *git.Repository, branch plumbing.ReferenceName, old *plumbing.Reference) error {
	if old == nil {
		return repository.Storer.RemoveReference(branch)
	}
	return repository.Storer.SetReference(old)
}

// objects makes the commit's objects over the tree that the branch has.
func (e *Existing) objects(repository *git.Repository, old *plumbing.Reference, files tree.Tree, commit Commit) ([]entity, map[string]plumbing.Hash, plumbing.Hash, error) {
	var made entities
	blobs := made.addFiles(files.Files())
	lookup := func(hash plumbing.Hash) ([]object.TreeEntry, error) {
		found, err := repository.TreeObject(hash)
		if err != nil {
			return nil, fmt.Errorf("read tree %s: %w", hash, err)
		}
		return found.Entries, nil
	}
	var base []object.TreeEntry
	var parents []plumbing.Hash
	if old != nil {
		parent, err := repository.CommitObject(old.Hash())
		if err != nil {
			return nil, nil, plumbing.ZeroHash, fmt.Errorf("read commit %s: %w", old.Hash(), err)
		}
		if base, err = lookup(parent.TreeHash); err != nil {
			return nil, nil, plumbing.ZeroHash, err
		}
		parents = []plumbing.Hash{old.Hash()}
	}
	root, err := made.addTree(base, files.Files(), blobs, lookup)
	if err != nil {
		return nil, nil, plumbing.ZeroHash, err
	}
	hash, err := made.encode(&object.Commit{
		Author:       commit.signature(),
		Committer:    commit.signature(),
		Message:      commit.Message,
		TreeHash:     root,
		ParentHashes: parents,
	})
	return made.list, blobs, hash, err
}

// store writes the objects as a pack; the index comes last, for git takes no
// notice of a pack without one.
func (e *Existing) store(objects []entity) error {
	packed, err := pack(objects)
	if err != nil {
		return err
	}
	folder := filepath.Join(e.commonDir, "objects", "pack")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("store the commit: %w", err)
	}
	for _, part := range []struct {
		ending string
		data   []byte
	}{{".pack", packed.pack}, {".idx", packed.idx}} {
		name := filepath.Join(folder, packed.name+part.ending)
		if err := writeDurably(name, part.data); err != nil {
			return fmt.Errorf("store the commit: %w", err)
		}
	}
	return nil
}

// writeDurably makes a file that is whole and on the disk when it has its name.
func writeDurably(name string, data []byte) (err error) {
	file, err := os.OpenFile(name+".tmp", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o444)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		_ = os.Remove(file.Name()) // the error that led here is the one to tell
	}
	return err
}
