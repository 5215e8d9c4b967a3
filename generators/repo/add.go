package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Add commits files, whose paths are relative to the work tree's root and
// which are there already, on top of the branch that is checked out. Whatever
// else is staged or changed stays as it is, and is not in the commit.
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
		lock.Close()
		if err != nil {
			os.Remove(lock.Name())
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
		return "", fmt.Errorf("replace the git index: %w", err)
	}
	return made.String(), nil
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
		if err := os.WriteFile(name+".tmp", part.data, 0o444); err != nil {
			os.Remove(name + ".tmp")
			return fmt.Errorf("store the commit: %w", err)
		}
		if err := os.Rename(name+".tmp", name); err != nil {
			return fmt.Errorf("store the commit: %w", err)
		}
	}
	return nil
}

func (e *Existing) readIndex() (*index.Index, error) {
	idx := &index.Index{Version: 2}
	content, err := os.ReadFile(filepath.Join(e.gitDir, "index"))
	if errors.Is(err, fs.ErrNotExist) {
		return idx, nil
	}
	if err != nil {
		return nil, err
	}
	return idx, index.NewDecoder(bytes.NewReader(content)).Decode(idx)
}

// stage writes the index that the repository is to have: what is staged now,
// and the new files.
func (e *Existing) stage(lock *os.File, files tree.Tree, blobs map[string]plumbing.Hash) error {
	idx, err := e.readIndex()
	if err != nil {
		return fmt.Errorf("read the git index: %w", err)
	}
	ours := map[string]bool{}
	for _, f := range files.Files() {
		ours[f.Path] = true
	}
	kept := idx.Entries[:0]
	for _, entry := range idx.Entries {
		if !ours[entry.Name] {
			kept = append(kept, entry)
		}
	}
	idx.Entries = kept
	for _, f := range files.Files() {
		info, err := os.Lstat(filepath.Join(e.Root, filepath.FromSlash(f.Path)))
		if err != nil {
			return fmt.Errorf("stage %s: %w", f.Path, err)
		}
		idx.Entries = append(idx.Entries, indexEntry(f, f.Path, blobs[f.Path], info))
	}
	if err := index.NewEncoder(lock).Encode(idx); err != nil {
		return fmt.Errorf("write the git index: %w", err)
	}
	return lock.Close()
}
