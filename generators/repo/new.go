package repo

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"

	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/object"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Fresh is a repository with one commit, complete in memory but for what only
// the disk knows: the times and inodes of the files.
type Fresh struct {
	Hash   string // of the commit
	leaves []leaf
	packed
}

// New prepares a repository whose only commit holds the files.
func New(files tree.Tree, commit Commit) (Fresh, error) {
	var objects entities
	leaves := objects.addFiles(files.Files())
	root, err := objects.addRoot(nil, leaves, nil)
	if err != nil {
		return Fresh{}, err
	}
	hash, err := objects.encode(&object.Commit{
		Author:    commit.signature(),
		Committer: commit.signature(),
		Message:   commit.Message,
		TreeHash:  root,
	})
	if err != nil {
		return Fresh{}, err
	}
	packed, err := pack(objects.list)
	if err != nil {
		return Fresh{}, err
	}
	return Fresh{Hash: hash.String(), leaves: leaves, packed: packed}, nil
}

const freshConfig = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = false
	logallrefupdates = true
`

// Write puts the .git folder into a folder whose files are already there; stat
// tells what the file system knows of each.
func (f Fresh) Write(root *os.Root, stat func(path string) (fs.FileInfo, error)) error {
	for _, folder := range []string{".git", ".git/objects", ".git/objects/info", ".git/objects/pack", ".git/refs", ".git/refs/heads", ".git/refs/tags", ".git/info"} {
		if err := root.Mkdir(folder, 0o777); err != nil {
			return fmt.Errorf("make the repository: %w", err)
		}
	}
	staged, err := f.staged(stat)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		data []byte
		mode fs.FileMode
	}{
		{".git/objects/pack/" + f.name + ".pack", f.pack, 0o444},
		{".git/objects/pack/" + f.name + ".idx", f.idx, 0o444},
		{".git/config", []byte(freshConfig), 0o666},
		{".git/index", staged, 0o666},
		{".git/refs/heads/" + Branch, []byte(f.Hash + "\n"), 0o666},
		{".git/HEAD", []byte("ref: refs/heads/" + Branch + "\n"), 0o666},
	} {
		if err := root.WriteFile(part.name, part.data, part.mode); err != nil {
			return fmt.Errorf("make the repository: %w", err)
		}
	}
	return nil
}

// staged is the index that belongs to the commit: with it, git finds the work
// tree clean without reading a file.
func (f Fresh) staged(stat func(string) (fs.FileInfo, error)) ([]byte, error) {
	idx := index.Index{Version: 2}
	for _, l := range f.leaves {
		info, err := stat(l.path)
		if err != nil {
			return nil, fmt.Errorf("stage %s: %w", l.path, err)
		}
		idx.Entries = append(idx.Entries, indexEntry(l, info))
	}
	var out bytes.Buffer
	if err := index.NewEncoder(&out).Encode(&idx); err != nil {
		return nil, fmt.Errorf("write the index: %w", err)
	}
	return out.Bytes(), nil
}

func indexEntry(l leaf, info fs.FileInfo) *index.Entry {
	entry := &index.Entry{Name: l.path, Hash: l.hash, Mode: l.mode, Size: uint32(info.Size()), ModifiedAt: info.ModTime()}
	addStat(entry, info)
	return entry
}
