package repo

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Sighting is a file's name in a folder of the repository, somewhere else than
// here: on a branch, or in another work tree.
type Sighting struct {
	Name  string
	Where string // such as "branch topic", "branch origin/topic" or "the work tree /home/ada/topic"

	commit plumbing.Hash // of the branch
}

// Sightings lists the files that a folder holds on all local and
// remote-tracking branches and in all other work trees. The folder is given as
// a path from the root, with slashes.
func (e *Existing) Sightings(folder string) ([]Sighting, error) {
	repository, err := open(e.Root)
	if err != nil {
		return nil, err
	}
	list, err := onBranches(repository, folder)
	if err != nil {
		return nil, fmt.Errorf("look at the branches: %w", err)
	}
	trees, err := e.otherWorkTrees()
	if err != nil {
		return nil, err
	}
	for _, root := range trees {
		entries, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(folder)))
		if err != nil {
			continue // the folder is not there, or the work tree is not any more
		}
		for _, entry := range entries {
			if !entry.IsDir() {
				list = append(list, Sighting{Name: entry.Name(), Where: "the work tree " + root})
			}
		}
	}
	return list, nil
}

func onBranches(repository *git.Repository, folder string) ([]Sighting, error) {
	references, err := repository.References()
	if err != nil {
		return nil, err
	}
	defer references.Close()
	names := map[plumbing.Hash][]string{} // by folder: most branches have the same one
	var list []Sighting
	err = references.ForEach(func(ref *plumbing.Reference) error {
		name := ref.Name()
		if ref.Type() != plumbing.HashReference || !name.IsBranch() && !name.IsRemote() {
			return nil
		}
		hash, err := folderAt(repository, ref.Hash(), folder)
		if err != nil || hash.IsZero() {
			return err
		}
		if _, known := names[hash]; !known {
			if names[hash], err = filesOf(repository, hash); err != nil {
				return err
			}
		}
		for _, file := range names[hash] {
			list = append(list, Sighting{Name: file, Where: "branch " + name.Short(), commit: ref.Hash()})
		}
		return nil
	})
	return list, err
}

// folderAt is the tree of a folder in a commit, zero where it has none. What is
// not in a shallow or partial clone is as if it were not there.
func folderAt(repository *git.Repository, commit plumbing.Hash, folder string) (plumbing.Hash, error) {
	c, err := repository.CommitObject(commit)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return plumbing.ZeroHash, nil
	}
	if err != nil {
		return plumbing.ZeroHash, err
	}
	return folderIn(repository, c, folder)
}

func folderIn(repository *git.Repository, c *object.Commit, folder string) (plumbing.Hash, error) {
	hash := c.TreeHash
	for name := range strings.SplitSeq(path.Clean(folder), "/") {
		if name == "." {
			continue
		}
		tree, err := repository.TreeObject(hash)
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			return plumbing.ZeroHash, nil
		}
		if err != nil {
			return plumbing.ZeroHash, err
		}
		i := slices.IndexFunc(tree.Entries, func(e object.TreeEntry) bool { return e.Name == name && e.Mode == filemode.Dir })
		if i < 0 {
			return plumbing.ZeroHash, nil
		}
		hash = tree.Entries[i].Hash
	}
	return hash, nil
}

func filesOf(repository *git.Repository, folder plumbing.Hash) ([]string, error) {
	tree, err := repository.TreeObject(folder)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range tree.Entries {
		if entry.Mode.IsFile() {
			names = append(names, entry.Name)
		}
	}
	return names, nil
}

// otherWorkTrees are the roots of the repository's work trees but for this one.
func (e *Existing) otherWorkTrees() ([]string, error) {
	var roots []string
	if filepath.Base(e.commonDir) == ".git" {
		roots = append(roots, filepath.Dir(e.commonDir))
	}
	links, err := filepath.Glob(filepath.Join(e.commonDir, "worktrees", "*", "gitdir"))
	if err != nil {
		return nil, fmt.Errorf("look for other work trees: %w", err)
	}
	for _, link := range links {
		if text, err := os.ReadFile(link); err == nil {
			roots = append(roots, filepath.Dir(strings.TrimSpace(string(text))))
		}
	}
	here, err := os.Stat(e.Root)
	if err != nil {
		return nil, fmt.Errorf("look for other work trees: %w", err)
	}
	return slices.DeleteFunc(roots, func(root string) bool {
		info, err := os.Stat(root)
		return err != nil || os.SameFile(info, here)
	}), nil
}
