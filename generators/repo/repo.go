// Package repo is the only room that talks to git, through go-git and without
// the git program. It makes a new repository with one commit, adds a commit to
// an existing one, and reads a commit back as a tree.
//
// A new repository is written as one pack file, its index and the staging
// index, all built in memory: a loose object a file would cost more than the
// rest of underpin together, in go-git as in git itself.
package repo

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Branch is the branch of a new repository.
const Branch = "main"

// Person is an author as git knows one.
type Person struct{ Name, Email string }

// Commit is what is said about a commit besides its files. When carries the
// zone that the commit shows; seconds are kept, what is finer is not.
type Commit struct {
	Author  Person
	When    time.Time
	Message string
}

func (c Commit) signature() object.Signature {
	return object.Signature{Name: plain(c.Author.Name), Email: plain(c.Author.Email), When: c.When}
}

// plain drops what would break the line of a commit that names a person.
func plain(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '<' || r == '>' || unicode.IsControl(r) {
			return -1
		}
		return r
	}, text))
}

// Read gives the files of a commit (a hash, a branch or HEAD) in the
// repository that dir belongs to. Symbolic links and submodules are left out.
func Read(dir, revision string) (tree.Tree, error) {
	repository, err := open(dir)
	if err != nil {
		return tree.Tree{}, err
	}
	hash, err := repository.ResolveRevision(plumbing.Revision(revision))
	if err != nil {
		return tree.Tree{}, fmt.Errorf("find commit %s in %s: %w", revision, dir, err)
	}
	commit, err := repository.CommitObject(*hash)
	if err != nil {
		return tree.Tree{}, fmt.Errorf("read commit %s: %w", hash, err)
	}
	root, err := commit.Tree()
	if err != nil {
		return tree.Tree{}, fmt.Errorf("read commit %s: %w", hash, err)
	}
	return readTree(root)
}

func readTree(root *object.Tree) (tree.Tree, error) {
	var files []tree.File
	walker := object.NewTreeWalker(root, true, nil)
	defer walker.Close()
	for {
		name, entry, err := walker.Next()
		if errors.Is(err, io.EOF) {
			return tree.New(files...)
		}
		if err != nil {
			return tree.Tree{}, fmt.Errorf("read tree: %w", err)
		}
		if entry.Mode != regular && entry.Mode != executable {
			continue
		}
		file, err := root.TreeEntryFile(&entry)
		if err != nil {
			return tree.Tree{}, fmt.Errorf("read %s: %w", name, err)
		}
		text, err := file.Contents()
		if err != nil {
			return tree.Tree{}, fmt.Errorf("read %s: %w", name, err)
		}
		files = append(files, tree.File{Path: name, Data: []byte(text), Executable: entry.Mode == executable})
	}
}

func open(dir string) (*git.Repository, error) {
	repository, err := git.PlainOpenWithOptions(dir, &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true})
	if err != nil {
		return nil, fmt.Errorf("open the git repository at %s: %w", dir, err)
	}
	return repository, nil
}
