package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/index"

	"github.com/underpin-dev/underpin/generators/tree"
)

// readIndex reads what is staged, and refuses an index that would lose
// something if it were written again: go-git does not know all that git keeps
// there, such as the files that are assumed unchanged.
func (e *Existing) readIndex() (*index.Index, error) {
	idx := &index.Index{Version: 2}
	content, err := os.ReadFile(filepath.Join(e.gitDir, "index"))
	if errors.Is(err, fs.ErrNotExist) {
		return idx, nil
	}
	if err != nil {
		return nil, err
	}
	if err := index.NewDecoder(bytes.NewReader(content)).Decode(idx); err != nil {
		return nil, err
	}
	for _, entry := range idx.Entries {
		if entry.Stage != 0 {
			return nil, fmt.Errorf("%s has a conflict that is not resolved", entry.Name)
		}
	}
	var again bytes.Buffer
	if err := index.NewEncoder(&again).Encode(idx); err != nil {
		return nil, err
	}
	entries := again.Bytes()[:again.Len()-len(plumbing.ZeroHash)] // without the checksum
	if !bytes.HasPrefix(content, entries) {
		return nil, errors.New("a flag such as assume-unchanged, or a newer format")
	}
	return idx, nil
}

// stage writes the index that the repository is to have: what is staged now,
// and the new files.
func (e *Existing) stage(lock *os.File, files tree.Tree, blobs map[string]plumbing.Hash) error {
	idx, err := e.readIndex()
	if err != nil {
		return fmt.Errorf("read the git index: %w", err)
	}
	if err := e.distrustRacy(idx); err != nil {
		return fmt.Errorf("read the git index: %w", err)
	}
	idx.Entries = entriesBeside(idx.Entries, files)
	for _, f := range files.Files() {
		info, err := os.Lstat(filepath.Join(e.Root, filepath.FromSlash(f.Path)))
		if err != nil {
			return fmt.Errorf("stage %s: %w", f.Path, err)
		}
		idx.Entries = append(idx.Entries, indexEntry(f, f.Path, blobs[f.Path], info))
	}
	if err := index.NewEncoder(lock).Encode(idx); err != nil {
		return fmt.Errorf("write the git index: %w", err)
	}
	return lock.Close()
}

// entriesBeside is the entries that the files do not take the place of: the
// files themselves, and what was a file where they need a folder or the other
// way round.
func entriesBeside(entries []*index.Entry, files tree.Tree) []*index.Entry {
	taken := map[string]bool{}
	for _, f := range files.Files() {
		for at := f.Path; at != "."; at = path.Dir(at) {
			taken[at] = true
		}
	}
	kept := entries[:0]
	for _, entry := range entries {
		if !taken[entry.Name] && !belowFile(entry.Name, files) {
			kept = append(kept, entry)
		}
	}
	return kept
}

func belowFile(name string, files tree.Tree) bool {
	for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
		if _, ok := files.File(name[:i]); ok {
			return true
		}
	}
	return false
}

// distrustRacy makes git look into the files that changed as late as the index
// was last written. It knows them by the index's own time, which writing it
// again moves on; a size of 0 says the same.
func (e *Existing) distrustRacy(idx *index.Index) error {
	info, err := os.Stat(filepath.Join(e.gitDir, "index"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range idx.Entries {
		if !entry.ModifiedAt.Before(info.ModTime()) {
			entry.Size = 0
		}
	}
	return nil
}
