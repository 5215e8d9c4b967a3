package repo

import (
	"errors"
	"fmt"
	"io"
	"path"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Recall looks, in the commits that lead to HEAD, for files as they once were:
// by path from the root, each with the digest of its text. What is not found is
// left out.
func (e *Existing) Recall(wanted map[string]string) (map[string][]byte, error) {
	repository, err := open(e.Root)
	if err != nil {
		return nil, err
	}
	head, err := repository.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return nil, nil // no commit yet
	}
	if err != nil {
		return nil, fmt.Errorf("read HEAD: %w", err)
	}
	r := recalling{
		repository: repository,
		wanted:     wanted,
		found:      map[string][]byte{},
		folders:    map[plumbing.Hash]map[string]plumbing.Hash{},
		seen:       map[blobAt]bool{},
	}
	if err := r.walk(head.Hash()); err != nil {
		return nil, fmt.Errorf("look for earlier versions: %w", err)
	}
	return r.found, nil
}

// recalling is a Recall under way.
type recalling struct {
	repository *git.Repository
	wanted     map[string]string
	found      map[string][]byte
	folders    map[plumbing.Hash]map[string]plumbing.Hash // what stands in a tree, by name
	seen       map[blobAt]bool
}

type blobAt struct {
	path string
	blob plumbing.Hash
}

// walk goes back through all commits until all is found.
func (r *recalling) walk(from plumbing.Hash) error {
	known := map[plumbing.Hash]bool{from: true}
	for ahead := []plumbing.Hash{from}; len(ahead) > 0 && len(r.found) < len(r.wanted) && len(known) < maxCommits; {
		commit, err := r.repository.CommitObject(ahead[0])
		ahead = ahead[1:]
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			continue // a shallow clone ends here
		}
		if err != nil {
			return err
		}
		if err := r.look(commit); err != nil {
			return err
		}
		for _, parent := range commit.ParentHashes {
			if !known[parent] {
				known[parent] = true
				ahead = append(ahead, parent)
			}
		}
	}
	return nil
}

func (r *recalling) look(commit *object.Commit) error {
	for name, digest := range r.wanted {
		if _, done := r.found[name]; done {
			continue
		}
		hash, err := r.hash(commit.TreeHash, name)
		at := blobAt{name, hash}
		if err != nil || hash.IsZero() || r.seen[at] {
			if err != nil {
				return err
			}
			continue
		}
		r.seen[at] = true
		text, err := readBlob(r.repository, hash)
		if err != nil {
			return err
		}
		if (tree.File{Data: text}).Digest() == digest {
			r.found[name] = text
		}
	}
	return nil
}

// hash is what a path is in a tree, zero where there is nothing or where a
// partial clone lacks it.
func (r *recalling) hash(root plumbing.Hash, name string) (plumbing.Hash, error) {
	folder := root
	if dir := path.Dir(name); dir != "." {
		var err error
		if folder, err = r.hash(root, dir); err != nil || folder.IsZero() {
			return plumbing.ZeroHash, err
		}
	}
	entries, known := r.folders[folder]
	if !known {
		entries = map[string]plumbing.Hash{}
		r.folders[folder] = entries
		found, err := r.repository.TreeObject(folder)
		if err != nil && !errors.Is(err, plumbing.ErrObjectNotFound) {
			return plumbing.ZeroHash, err
		}
		if err == nil {
			for _, entry := range found.Entries {
				entries[entry.Name] = entry.Hash
			}
		}
	}
	return entries[path.Base(name)], nil
}

// readBlob is the bytes of a blob, nil where a partial clone lacks it or it is
// none.
func readBlob(repository *git.Repository, hash plumbing.Hash) ([]byte, error) {
	blob, err := repository.BlobObject(hash)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	reader, err := blob.Reader()
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(reader)
	return append([]byte{}, text...), errors.Join(err, reader.Close()) // nil is for what is not there
}
