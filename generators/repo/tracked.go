package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// Tracked lists the plain files that git's index knows, with paths from the
// root, sorted. In the middle of a merge it lists what either side has.
func (e *Existing) Tracked() ([]string, error) {
	content, err := os.ReadFile(filepath.Join(e.gitDir, "index"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read git's index: %w", err)
	}
	var known index.Index
	if err := index.NewDecoder(bytes.NewReader(content)).Decode(&known); err != nil {
		return nil, fmt.Errorf("read git's index: %w", err)
	}
	var names []string
	for _, entry := range known.Entries {
		if entry.Mode.IsRegular() {
			names = append(names, entry.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
