package repo

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

const (
	regular    = filemode.Regular
	executable = filemode.Executable
)

// entity is one git object in memory.
type entity struct {
	kind plumbing.ObjectType
	data []byte
	hash plumbing.Hash
}

// entities is the objects of a commit, each once.
type entities struct {
	list []entity
	seen map[plumbing.Hash]bool
}

func (e *entities) add(kind plumbing.ObjectType, data []byte) plumbing.Hash {
	hash := plumbing.ComputeHash(kind, data)
	if e.seen == nil {
		e.seen = map[plumbing.Hash]bool{}
	}
	if !e.seen[hash] {
		e.seen[hash] = true
		e.list = append(e.list, entity{kind, data, hash})
	}
	return hash
}

// encodable is a go-git object that can be written.
type encodable interface {
	Encode(plumbing.EncodedObject) error
}

func (e *entities) encode(o encodable) (plumbing.Hash, error) {
	var memory plumbing.MemoryObject
	if err := o.Encode(&memory); err != nil {
		return plumbing.ZeroHash, fmt.Errorf("encode a git object: %w", err)
	}
	reader, err := memory.Reader()
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("encode a git object: %w", err)
	}
	data, err := io.ReadAll(reader)
	if err != nil {
		return plumbing.ZeroHash, fmt.Errorf("encode a git object: %w", err)
	}
	return e.add(memory.Type(), data), nil
}

// addFiles makes the blobs of the files.
func (e *entities) addFiles(files []tree.File) []leaf {
	leaves := make([]leaf, len(files))
	for i, f := range files {
		leaves[i] = leaf{path: f.Path, mode: modeOf(f), hash: e.add(plumbing.BlobObject, f.Data)}
	}
	return leaves
}

// leaf is a file of a commit that is to be. One without a hash is removed; one
// without a mode keeps that of the file in its place.
type leaf struct {
	path string
	mode filemode.FileMode
	hash plumbing.Hash
}

// addTree makes the tree objects for leaves, over what a base tree holds, and
// gives the root's hash, which is zero where nothing is left. lookup reads a
// base tree by its hash.
func (e *entities) addTree(base []object.TreeEntry, leaves []leaf, lookup func(plumbing.Hash) ([]object.TreeEntry, error)) (plumbing.Hash, error) {
	entries := slices.Clone(base)
	for len(leaves) > 0 {
		folder, _, nested := strings.Cut(leaves[0].path, "/")
		if !nested {
			entries = setEntry(entries, object.TreeEntry{Name: folder, Mode: leaves[0].mode, Hash: leaves[0].hash})
			leaves = leaves[1:]
			continue
		}
		// The files of a folder need not stand together: a-b sorts between a and a/b.
		var inside, rest []leaf
		for _, l := range leaves {
			if below, ok := strings.CutPrefix(l.path, folder+"/"); ok {
				inside = append(inside, leaf{below, l.mode, l.hash})
			} else {
				rest = append(rest, l)
			}
		}
		leaves = rest
		hash, err := e.addFolder(entries, folder, inside, lookup)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		entries = setEntry(entries, object.TreeEntry{Name: folder, Mode: filemode.Dir, Hash: hash})
	}
	if len(entries) == 0 {
		return plumbing.ZeroHash, nil
	}
	slices.SortFunc(entries, byGitOrder)
	return e.encode(&object.Tree{Entries: entries})
}

// addRoot is addTree for a commit, which has a tree even where nothing is left.
func (e *entities) addRoot(base []object.TreeEntry, leaves []leaf, lookup func(plumbing.Hash) ([]object.TreeEntry, error)) (plumbing.Hash, error) {
	root, err := e.addTree(base, leaves, lookup)
	if err == nil && root.IsZero() {
		return e.encode(&object.Tree{})
	}
	return root, err
}

func (e *entities) addFolder(entries []object.TreeEntry, folder string, inside []leaf, lookup func(plumbing.Hash) ([]object.TreeEntry, error)) (plumbing.Hash, error) {
	var base []object.TreeEntry
	for _, entry := range entries {
		if entry.Name == folder && entry.Mode == filemode.Dir {
			var err error
			if base, err = lookup(entry.Hash); err != nil {
				return plumbing.ZeroHash, err
			}
		}
	}
	return e.addTree(base, inside, lookup)
}

// setEntry puts an entry in the place of one with its name; one without a hash
// only takes that away, but never a folder for the sake of a file.
func setEntry(entries []object.TreeEntry, entry object.TreeEntry) []object.TreeEntry {
	i := slices.IndexFunc(entries, func(e object.TreeEntry) bool { return e.Name == entry.Name })
	switch {
	case entry.Hash.IsZero() && i >= 0 && (entry.Mode == filemode.Dir || entries[i].Mode != filemode.Dir):
		return slices.Delete(entries, i, i+1)
	case entry.Hash.IsZero():
		return entries
	case i < 0:
		entry.Mode = cmp.Or(entry.Mode, regular)
		return append(entries, entry)
	}
	entry.Mode = cmp.Or(entry.Mode, keptMode(entries[i].Mode))
	entries[i] = entry
	return entries
}

// keptMode is the mode of a plain file in the place of another.
func keptMode(was filemode.FileMode) filemode.FileMode {
	if was == executable {
		return executable
	}
	return regular
}

func modeOf(f tree.File) filemode.FileMode {
	if f.Executable {
		return executable
	}
	return regular
}

// byGitOrder sorts entries as git does: folders as if their names ended in a
// slash.
func byGitOrder(a, b object.TreeEntry) int {
	return strings.Compare(gitName(a), gitName(b))
}

func gitName(e object.TreeEntry) string {
	if e.Mode == filemode.Dir {
		return e.Name + "/"
	}
	return e.Name
}
