package repo

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
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
// with the leaves in it.
func (e *Existing) stage(lock *os.File, leaves []leaf) error {
	idx, err := e.readIndex()
	if err != nil {
		return fmt.Errorf("read the git index: %w", err)
	}
	if err := e.distrustRacy(idx); err != nil {
		return fmt.Errorf("read the git index: %w", err)
	}
	modes := map[string]filemode.FileMode{}
	for _, entry := range idx.Entries {
		modes[entry.Name] = entry.Mode
	}
	idx.Entries = entriesBeside(idx.Entries, leaves)
	for _, l := range leaves {
		if l.hash.IsZero() {
			continue
		}
		info, err := os.Lstat(filepath.Join(e.Root, filepath.FromSlash(l.path)))
		if err != nil {
			return fmt.Errorf("stage %s: %w", l.path, err)
		}
		l.mode = cmp.Or(l.mode, keptMode(modes[l.path]))
		idx.Entries = append(idx.Entries, indexEntry(l, info))
	}
	if err := index.NewEncoder(lock).Encode(idx); err != nil {
		return fmt.Errorf("write the git index: %w", err)
	}
	return lock.Close()
}

// entriesBeside is the entries that the leaves do not take the place of: the
// files themselves, and what was a file where they need a folder or the other
// way round.
func entriesBeside(entries []*index.Entry, leaves []leaf) []*index.Entry {
	taken, files := map[string]bool{}, map[string]bool{}
	for _, l := range leaves {
		taken[l.path] = true
		if l.hash.IsZero() {
			continue
		}
		files[l.path] = true
		for at := path.Dir(l.path); at != "."; at = path.Dir(at) {
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

func belowFile(name string, files map[string]bool) bool {
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if files[at] {
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
