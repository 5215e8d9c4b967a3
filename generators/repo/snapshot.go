package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// snapshot is a commit's files as an fs.FS, read from git's objects: nothing is
// checked out, and a link or submodule is only seen to be one. Each object is
// held against its hash, so that what is read is what the commit's hash stands
// for, whoever has been at the cache.
type snapshot struct {
	objects storer.EncodedObjectStorer
	root    plumbing.Hash // a tree
	known   map[plumbing.Hash][]object.TreeEntry
}

// openSnapshot opens a folder of a commit.
func openSnapshot(objects storer.EncodedObjectStorer, commit plumbing.Hash, folder string) (fs.FS, error) {
	found := object.Commit{}
	if err := decode(objects, plumbing.CommitObject, commit, &found); err != nil {
		return nil, err
	}
	s := snapshot{objects, found.TreeHash, map[plumbing.Hash][]object.TreeEntry{}}
	if folder == "." {
		return s, nil
	}
	return s.Sub(folder)
}

// Open opens a file or folder.
func (s snapshot) Open(name string) (fs.File, error) {
	entry, err := s.find("open", name)
	if err != nil {
		return nil, err
	}
	info := item{entry, s.objects}
	switch {
	case info.IsDir():
		return &openFolder{info: info, in: s}, nil
	case info.Type() != 0:
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("neither a file nor a folder")}
	}
	data, err := read(s.objects, plumbing.BlobObject, entry.Hash)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return openFile{info, bytes.NewReader(data)}, nil
}

// ReadDir lists a folder, sorted by name.
func (s snapshot) ReadDir(name string) ([]fs.DirEntry, error) {
	entry, err := s.find("readdir", name)
	if err != nil {
		return nil, err
	}
	entries, err := s.entries(entry.Hash)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	list := make([]fs.DirEntry, 0, len(entries))
	for _, entry := range entries {
		list = append(list, item{entry, s.objects})
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Sub is a folder by itself.
func (s snapshot) Sub(name string) (fs.FS, error) {
	entry, err := s.find("sub", name)
	if err != nil {
		return nil, err
	}
	if entry.Mode != filemode.Dir {
		return nil, &fs.PathError{Op: "sub", Path: name, Err: errors.New("not a folder")}
	}
	return snapshot{s.objects, entry.Hash, s.known}, nil
}

// find walks down to a path, through folders only.
func (s snapshot) find(op, name string) (object.TreeEntry, error) {
	if !fs.ValidPath(name) {
		return object.TreeEntry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	at := object.TreeEntry{Name: ".", Mode: filemode.Dir, Hash: s.root}
	if name == "." {
		return at, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if at.Mode != filemode.Dir {
			return object.TreeEntry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		entries, err := s.entries(at.Hash)
		if err != nil {
			return object.TreeEntry{}, &fs.PathError{Op: op, Path: name, Err: err}
		}
		i := slices.IndexFunc(entries, func(e object.TreeEntry) bool { return e.Name == part })
		if i < 0 {
			return object.TreeEntry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		at = entries[i]
	}
	return at, nil
}

// entries are those of a tree, with names that can be parts of a path, each
// once.
func (s snapshot) entries(hash plumbing.Hash) ([]object.TreeEntry, error) {
	if list, ok := s.known[hash]; ok {
		return list, nil
	}
	var tree object.Tree
	if err := decode(s.objects, plumbing.TreeObject, hash, &tree); err != nil {
		return nil, err
	}
	seen := make(map[string]bool, len(tree.Entries))
	for _, entry := range tree.Entries {
		if !fs.ValidPath(entry.Name) || entry.Name == "." || strings.ContainsAny(entry.Name, "/\x00") {
			return nil, fmt.Errorf("an entry has the name %q", entry.Name)
		}
		if seen[entry.Name] {
			return nil, fmt.Errorf("two entries have the name %q", entry.Name)
		}
		seen[entry.Name] = true
	}
	s.known[hash] = tree.Entries
	return tree.Entries, nil
}

// item is an entry of a folder as fs wants it. Only git's two modes of a plain
// file are one; what is neither file, folder nor link is irregular.
type item struct {
	entry   object.TreeEntry
	objects storer.EncodedObjectStorer
}

func (i item) Name() string               { return path.Base(i.entry.Name) }
func (i item) IsDir() bool                { return i.entry.Mode == filemode.Dir }
func (i item) Type() fs.FileMode          { return i.Mode().Type() }
func (i item) Info() (fs.FileInfo, error) { return i, nil }
func (i item) ModTime() time.Time         { return time.Time{} }
func (i item) Sys() any                   { return nil }

// Size is that of a file; 0 where it cannot be told.
func (i item) Size() int64 {
	if i.Type() != 0 {
		return 0
	}
	size, _ := i.objects.EncodedObjectSize(i.entry.Hash)
	return size
}

func (i item) Mode() fs.FileMode {
	switch i.entry.Mode {
	case filemode.Dir:
		return fs.ModeDir | 0o755
	case regular:
		return 0o644
	case executable:
		return 0o755
	case filemode.Symlink:
		return fs.ModeSymlink
	}
	return fs.ModeIrregular
}

type openFile struct {
	item
	*bytes.Reader
}

func (f openFile) Stat() (fs.FileInfo, error) { return f.item, nil }
func (f openFile) Close() error               { return nil }

// openFolder lists what is in it bit by bit, as an fs.ReadDirFile does.
type openFolder struct {
	info    item
	in      snapshot
	entries []fs.DirEntry
	read    bool
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.New("is a folder")}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if !f.read {
		list, err := snapshot{f.in.objects, f.info.entry.Hash, f.in.known}.ReadDir(".")
		if err != nil {
			return nil, err
		}
		f.entries, f.read = list, true
	}
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	count := len(f.entries)
	if n > 0 {
		count = min(n, count)
	}
	list := f.entries[:count]
	f.entries = f.entries[count:]
	return list, nil
}

// decodable is a go-git object that can be read.
type decodable interface {
	Decode(plumbing.EncodedObject) error
}

func decode(objects storer.EncodedObjectStorer, kind plumbing.ObjectType, hash plumbing.Hash, into decodable) error {
	data, err := read(objects, kind, hash)
	if err != nil {
		return err
	}
	memory := &plumbing.MemoryObject{}
	memory.SetType(kind)
	if _, err := memory.Write(data); err != nil {
		return fmt.Errorf("read %s %s: %w", kind, hash, err)
	}
	if err := into.Decode(memory); err != nil {
		return fmt.Errorf("read %s %s: %w", kind, hash, err)
	}
	return nil
}

// read gives an object's bytes, if they are those that its hash stands for.
func read(objects storer.EncodedObjectStorer, kind plumbing.ObjectType, hash plumbing.Hash) ([]byte, error) {
	fail := func(err error) ([]byte, error) { return nil, fmt.Errorf("read %s %s: %w", kind, hash, err) }
	size, err := objects.EncodedObjectSize(hash)
	if err != nil {
		return fail(err)
	}
	if size > maxObject {
		return fail(errLargeObject)
	}
	found, err := objects.EncodedObject(kind, hash)
	if err != nil {
		return fail(err)
	}
	reader, err := found.Reader()
	if err != nil {
		return fail(err)
	}
	data, err := io.ReadAll(io.LimitReader(reader, maxObject+1))
	if err = errors.Join(err, reader.Close()); err != nil {
		return fail(err)
	}
	if plumbing.ComputeHash(kind, data) != hash {
		return fail(errors.New("it is not what its hash stands for"))
	}
	return data, nil
}
