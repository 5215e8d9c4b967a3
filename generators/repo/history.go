package repo

import (
	"errors"
	"fmt"
	"slices"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// History is what the files of a folder held in the commits that lead to HEAD.
type History struct {
	repository *git.Repository
	versions   map[string][]plumbing.Hash      // by name, the oldest first
	folders    map[plumbing.Hash]plumbing.Hash // by commit
}

// Bounds of a walk through history: who asks waits for it. What lies before is
// not seen.
const (
	maxCommits = 20_000
	maxEntries = 4_000_000 // of the folder, over all commits
)

// History walks from HEAD back through the commits that changed a folder,
// given as a path from the root. Of a merge it follows, as git does, the side
// that the folder came from.
func (e *Existing) History(folder string) (*History, error) {
	repository, err := open(e.Root)
	if err != nil {
		return nil, err
	}
	h := &History{repository: repository, versions: map[string][]plumbing.Hash{}, folders: map[plumbing.Hash]plumbing.Hash{}}
	head, err := repository.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return h, nil // no commit yet
	}
	if err != nil {
		return nil, fmt.Errorf("read HEAD: %w", err)
	}
	if err := h.walk(head.Hash(), folder); err != nil {
		return nil, fmt.Errorf("read the history of %s: %w", folder, err)
	}
	for name := range h.versions {
		slices.Reverse(h.versions[name])
	}
	return h, nil
}

// walk notes versions, the newest first.
func (h *History) walk(from plumbing.Hash, folder string) error {
	seen := map[plumbing.Hash]bool{}
	entries := 0
	for ahead := []plumbing.Hash{from}; len(ahead) > 0 && len(seen) < maxCommits && entries < maxEntries; {
		hash := ahead[0]
		ahead = ahead[1:]
		if seen[hash] {
			continue
		}
		seen[hash] = true
		c, err := h.repository.CommitObject(hash)
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			continue // a shallow clone ends here
		}
		if err != nil {
			return err
		}
		same, n, err := h.note(c, folder)
		if err != nil {
			return err
		}
		entries += n
		if same != plumbing.ZeroHash {
			ahead = append(ahead, same)
		} else {
			ahead = append(ahead, c.ParentHashes...)
		}
	}
	return nil
}

// note adds what a commit changed in the folder. It gives the parent that the
// folder came from unchanged, if there is one, and how much was looked at.
func (h *History) note(c *object.Commit, folder string) (same plumbing.Hash, entries int, err error) {
	here, err := h.folder(c.Hash, folder)
	if err != nil {
		return plumbing.ZeroHash, 0, err
	}
	var before plumbing.Hash // of the first parent
	for i, parent := range c.ParentHashes {
		there, err := h.folder(parent, folder)
		if err != nil {
			return plumbing.ZeroHash, 0, err
		}
		if there == here {
			return parent, 0, nil
		}
		if i == 0 {
			before = there
		}
	}
	was, err := h.files(before)
	if err != nil {
		return plumbing.ZeroHash, 0, err
	}
	is, err := h.files(here)
	if err != nil {
		return plumbing.ZeroHash, 0, err
	}
	for name, blob := range is {
		if list := h.versions[name]; was[name] != blob && (len(list) == 0 || list[len(list)-1] != blob) {
			h.versions[name] = append(list, blob)
		}
	}
	return plumbing.ZeroHash, len(was) + len(is), nil
}

// folder is the folder's tree in a commit, which is asked for once as a parent
// and once for itself.
func (h *History) folder(commit plumbing.Hash, folder string) (plumbing.Hash, error) {
	if hash, known := h.folders[commit]; known {
		return hash, nil
	}
	hash, err := folderAt(h.repository, commit, folder)
	if err == nil {
		h.folders[commit] = hash
	}
	return hash, err
}

// files are the blobs of a folder by name.
func (h *History) files(folder plumbing.Hash) (map[string]plumbing.Hash, error) {
	if folder.IsZero() {
		return nil, nil
	}
	tree, err := h.repository.TreeObject(folder)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	files := make(map[string]plumbing.Hash, len(tree.Entries))
	for _, entry := range tree.Entries {
		if entry.Mode.IsFile() {
			files[entry.Name] = entry.Hash
		}
	}
	return files, nil
}

// Versions are the texts that a file had, the oldest first; none where it never
// had another than it has now.
func (h *History) Versions(name string, now []byte) ([][]byte, error) {
	hashes := h.versions[name]
	if len(hashes) == 1 && hashes[0] == plumbing.ComputeHash(plumbing.BlobObject, now) {
		return nil, nil
	}
	var texts [][]byte
	for _, hash := range hashes {
		text, err := readBlob(h.repository, hash)
		if err != nil {
			return nil, fmt.Errorf("read an earlier %s: %w", name, err)
		}
		if text == nil {
			continue // a partial clone
		}
		texts = append(texts, text)
	}
	return texts, nil
}

// Unmerged keeps those sightings that came into being on their own: their
// branch is not part of HEAD, and where it forked, the folder had no file that
// is like theirs. What is sighted in a work tree is kept.
func (e *Existing) Unmerged(list []Sighting, folder string, alike func(a, b string) bool) ([]Sighting, error) {
	repository, err := open(e.Root)
	if err != nil {
		return nil, err
	}
	head, err := repository.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return list, nil // no commit yet: nothing is merged
	}
	if err != nil {
		return nil, fmt.Errorf("read HEAD: %w", err)
	}
	bases := map[plumbing.Hash]*forkPoint{}
	var kept []Sighting
	for _, s := range list {
		if s.commit.IsZero() {
			kept = append(kept, s)
			continue
		}
		fork, known := bases[s.commit]
		if !known {
			if fork, err = findFork(repository, head.Hash(), s.commit, folder); err != nil {
				return nil, fmt.Errorf("look at %s: %w", s.Where, err)
			}
			bases[s.commit] = fork
		}
		if !fork.merged && !slices.ContainsFunc(fork.files, func(name string) bool { return alike(name, s.Name) }) {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// forkPoint is where a branch left the way to HEAD.
type forkPoint struct {
	merged bool
	files  []string
}

func findFork(repository *git.Repository, head, branch plumbing.Hash, folder string) (*forkPoint, error) {
	if head == branch {
		return &forkPoint{merged: true}, nil
	}
	ours, err := repository.CommitObject(head)
	if err != nil {
		return nil, err
	}
	theirs, err := repository.CommitObject(branch)
	if err != nil {
		return nil, err
	}
	common, err := ours.MergeBase(theirs)
	if errors.Is(err, plumbing.ErrObjectNotFound) || errors.Is(err, storer.ErrStop) {
		return &forkPoint{}, nil
	}
	if err != nil {
		return nil, err
	}
	fork := &forkPoint{}
	for _, c := range common {
		if c.Hash == branch {
			fork.merged = true
		}
		hash, err := folderIn(repository, c, folder)
		if err != nil || hash.IsZero() {
			return fork, err
		}
		names, err := filesOf(repository, hash)
		if err != nil {
			return nil, err
		}
		fork.files = append(fork.files, names...)
	}
	return fork, nil
}
