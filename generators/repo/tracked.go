package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// Modes tells of the plain files that git's index knows, by path from the root,
// whether they are executable.
func (e *Existing) Modes() (map[string]bool, error) {
	modes := map[string]bool{}
	err := e.eachTracked(func(entry *index.Entry) { modes[entry.Name] = entry.Mode == executable })
	return modes, err
}

// Tracked lists the plain files that git's index knows, with paths from the
// root, sorted. In the middle of a merge it lists what either side has.
func (e *Existing) Tracked() ([]string, error) {
	var names []string
	err := e.eachTracked(func(entry *index.Entry) { names = append(names, entry.Name) })
	slices.Sort(names)
	return slices.Compact(names), err
}

func (e *Existing) eachTracked(visit func(entry *index.Entry)) error {
	content, err := os.ReadFile(e.index().path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read git's index: %w", err)
	}
	var known index.Index
	if err := index.NewDecoder(bytes.NewReader(content)).Decode(&known); err != nil {
		return fmt.Errorf("read git's index: %w", err)
	}
	for _, entry := range known.Entries {
		if entry.Mode.IsRegular() || entry.Mode == executable {
			visit(entry)
		}
	}
	return nil
}
