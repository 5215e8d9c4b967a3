// Package tree is generated files in memory. A Tree is made whole before
// anything touches the disk: it can be shown, compared, digested, written and
// committed, and it cannot hold a path that would leave its folder or mean
// another file on another machine.
package tree

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// File is one file of a Tree. Path is slash-separated and relative.
type File struct {
	Path       string
	Data       []byte
	Executable bool
}

// Digest is "sha256:" and the hexadecimal digest of the file's bytes.
func (f File) Digest() string {
	sum := sha256.Sum256(f.Data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Tree is a set of files, sorted by path. The zero Tree is empty. Treat it as
// a value: nothing changes one in place.
type Tree struct{ files []File }

// New makes a tree. It refuses, as a finding.List, paths that CheckPath
// refuses and paths that would collide: the same path twice, two that differ
// only by case, and a file that another path needs as a folder.
func New(files ...File) (Tree, error) {
	sorted := slices.Clone(files)
	slices.SortFunc(sorted, byPath)
	var problems finding.List
	for _, file := range sorted {
		if err := CheckPath(file.Path); err != nil {
			problems = append(problems, finding.In(err)...)
		}
	}
	problems = append(problems, collisions(sorted)...)
	if len(problems) > 0 {
		return Tree{}, problems
	}
	return Tree{sorted}, nil
}

func byPath(a, b File) int { return cmp.Compare(a.Path, b.Path) }

func collisions(files []File) finding.List {
	var problems finding.List
	names := map[string]string{} // folded path of each file and folder -> as written
	folders := map[string]bool{}
	note := func(path string, folder bool) {
		folded := strings.ToLower(path)
		before, seen := names[folded]
		switch {
		case !seen:
			names[folded], folders[folded] = path, folder
		case folder && folders[folded] && before == path:
		case before == path && folder != folders[folded]:
			problems = append(problems, finding.Errorf("%s: both a file and a folder", path))
		case before == path:
			problems = append(problems, finding.Errorf("%s: there are two files of this name", path))
		default:
			problems = append(problems, finding.Errorf("%s: collides with %s where capitals do not count", path, before))
		}
	}
	for _, file := range files {
		for i, r := range file.Path {
			if r == '/' {
				note(file.Path[:i], true)
			}
		}
		note(file.Path, false)
	}
	return problems
}

// With is the tree with more files; what New refuses is refused.
func (t Tree) With(files ...File) (Tree, error) {
	return New(slices.Concat(t.files, files)...)
}

// Files lists the files by path. The list must not be changed.
func (t Tree) Files() []File { return t.files }

// Len is the number of files.
func (t Tree) Len() int { return len(t.files) }

// File finds a file by its path.
func (t Tree) File(path string) (File, bool) {
	i, found := slices.BinarySearchFunc(t.files, path, func(f File, p string) int { return cmp.Compare(f.Path, p) })
	if !found {
		return File{}, false
	}
	return t.files[i], true
}

// Digest is "sha256:" and the digest over every path, mode and content.
func (t Tree) Digest() string {
	sum := sha256.New()
	for _, f := range t.files {
		_, _ = fmt.Fprintf(sum, "%d:%s %t %d:", len(f.Path), f.Path, f.Executable, len(f.Data))
		sum.Write(f.Data)
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}
