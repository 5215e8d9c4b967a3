package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Dirty lists the files that git tracks and that are not as in the last commit,
// staged or not, with paths from the root. Files that git does not know are
// none of them; submodules are not looked into.
func (e *Existing) Dirty() ([]string, error) {
	repository, err := open(e.Root)
	if err != nil {
		return nil, err
	}
	committed, err := headEntries(repository)
	if err != nil {
		return nil, err
	}
	idx, err := e.readIndex()
	if err != nil {
		return nil, fmt.Errorf("read the git index: %w", err)
	}
	ignoreMode := ignoresMode(repository)
	var dirty []string
	for _, entry := range idx.Entries {
		was, known := committed[entry.Name]
		delete(committed, entry.Name)
		switch {
		case !known || was.Hash != entry.Hash || was.Mode != entry.Mode:
			dirty = append(dirty, entry.Name)
		case entry.Mode == filemode.Submodule || entry.SkipWorktree:
		default:
			changed, err := e.changed(entry, ignoreMode)
			if err != nil {
				return nil, err
			}
			if changed {
				dirty = append(dirty, entry.Name)
			}
		}
	}
	for name := range committed {
		dirty = append(dirty, name) // it is no longer staged
	}
	slices.Sort(dirty)
	return dirty, nil
}

// headEntries are the files of the last commit; none before the first.
func headEntries(repository *git.Repository) (map[string]object.TreeEntry, error) {
	entries := map[string]object.TreeEntry{}
	head, err := repository.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return entries, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read HEAD: %w", err)
	}
	commit, err := repository.CommitObject(head.Hash())
	if err != nil {
		return nil, fmt.Errorf("read commit %s: %w", head.Hash(), err)
	}
	return entries, addEntries(repository, entries, "", commit.TreeHash)
}

func addEntries(repository *git.Repository, into map[string]object.TreeEntry, folder string, hash plumbing.Hash) error {
	tree, err := repository.TreeObject(hash)
	if err != nil {
		return fmt.Errorf("read tree %s: %w", hash, err)
	}
	for _, entry := range tree.Entries {
		name := folder + entry.Name
		if entry.Mode != filemode.Dir {
			into[name] = entry
			continue
		}
		if err := addEntries(repository, into, name+"/", entry.Hash); err != nil {
			return err
		}
	}
	return nil
}

func ignoresMode(repository *git.Repository) bool {
	settings, err := repository.Config()
	return err == nil && settings.Raw.Section("core").Option("filemode") == "false"
}

// changed tells whether a file is another than it is staged. Line ends that
// core.autocrlf made do not count.
func (e *Existing) changed(entry *index.Entry, ignoreMode bool) (bool, error) {
	name := filepath.Join(e.Root, filepath.FromSlash(entry.Name))
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return true, nil //nolint:nilerr // a folder's place is taken by something else
	}
	link := info.Mode()&fs.ModeSymlink != 0
	if link != (entry.Mode == filemode.Symlink) || !link && !info.Mode().IsRegular() {
		return true, nil
	}
	if !ignoreMode && !link && (info.Mode().Perm()&0o100 != 0) != (entry.Mode == executable) {
		return true, nil
	}
	text, err := contents(name, link)
	if err != nil {
		return false, fmt.Errorf("compare with what git has: %w", err)
	}
	return hashOf(text) != entry.Hash && hashOf(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))) != entry.Hash, nil
}

func contents(name string, link bool) ([]byte, error) {
	if link {
		to, err := os.Readlink(name)
		return []byte(filepath.ToSlash(to)), err
	}
	return os.ReadFile(name)
}

func hashOf(text []byte) plumbing.Hash { return plumbing.ComputeHash(plumbing.BlobObject, text) }
