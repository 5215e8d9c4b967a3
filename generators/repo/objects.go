package repo

import (
	"fmt"
	"io"
	"path"
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

// addFiles makes the blobs of the files and gives their hashes by path.
func (e *entities) addFiles(files []tree.File) map[string]plumbing.Hash {
	blobs := make(map[string]plumbing.Hash, len(files))
	for _, f := range files {
		blobs[f.Path] = e.add(plumbing.BlobObject, f.Data)
	}
	return blobs
}

// addTree makes the tree objects for files, over what a base tree holds, and
// gives the root's hash. lookup reads a base tree by its hash.
func (e *entities) addTree(base []object.TreeEntry, files []tree.File, blobs map[string]plumbing.Hash, lookup func(plumbing.Hash) ([]object.TreeEntry, error)) (plumbing.Hash, error) {
	entries := slices.Clone(base)
	for len(files) > 0 {
		folder, _, nested := strings.Cut(files[0].Path, "/")
		if !nested {
			entries = setEntry(entries, object.TreeEntry{Name: folder, Mode: modeOf(files[0]), Hash: blobs[files[0].Path]})
			files = files[1:]
			continue
		}
		// The files of a folder need not stand together: a-b sorts between a and a/b.
		var inside, rest []tree.File
		for _, f := range files {
			if below, ok := strings.CutPrefix(f.Path, folder+"/"); ok {
				inside = append(inside, tree.File{Path: below, Executable: f.Executable})
			} else {
				rest = append(rest, f)
			}
		}
		files = rest
		hash, err := e.addFolder(entries, folder, inside, blobs, lookup)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		entries = setEntry(entries, object.TreeEntry{Name: folder, Mode: filemode.Dir, Hash: hash})
	}
	slices.SortFunc(entries, byGitOrder)
	return e.encode(&object.Tree{Entries: entries})
}

func (e *entities) addFolder(entries []object.TreeEntry, folder string, inside []tree.File, blobs map[string]plumbing.Hash, lookup func(plumbing.Hash) ([]object.TreeEntry, error)) (plumbing.Hash, error) {
	var base []object.TreeEntry
	for _, entry := range entries {
		if entry.Name == folder && entry.Mode == filemode.Dir {
			var err error
			if base, err = lookup(entry.Hash); err != nil {
				return plumbing.ZeroHash, err
			}
		}
	}
	below := make(map[string]plumbing.Hash, len(inside))
	for _, f := range inside {
		below[f.Path] = blobs[path.Join(folder, f.Path)]
	}
	return e.addTree(base, inside, below, lookup)
}

func setEntry(entries []object.TreeEntry, entry object.TreeEntry) []object.TreeEntry {
	for i := range entries {
		if entries[i].Name == entry.Name {
			entries[i] = entry
			return entries
		}
	}
	return append(entries, entry)
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
