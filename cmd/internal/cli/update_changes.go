package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// changes are all that is to be written: the merged files, the lock, and what
// the next update needs.
func (u *updating) changes(app *App, merged generators.Updated, base, theirs tree.Tree, options map[string]any, recalled map[string][]byte) ([]plan.Change, error) {
	var changes []plan.Change
	for _, s := range merged.Steps {
		changes = append(changes, stepChanges(s)...)
	}
	if u.said != nil {
		changes = append(changes, *u.said)
	}
	lock, err := u.lock.Updated(app.Version, u.source, u.pack, options, theirs, u.scaffolded).Format()
	if err != nil {
		return nil, err
	}
	kept, err := generators.FormatBase(u.toKeep(merged, base, theirs, recalled))
	if err != nil {
		return nil, err
	}
	for name, after := range map[string][]byte{generators.LockPath: lock, generators.BasePath: kept} {
		before, err := os.ReadFile(filepath.Join(u.root, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if !bytes.Equal(before, after) {
			changes = append(changes, plan.Change{Path: name, Before: before, After: after})
		}
	}
	return changes, nil
}

func stepChanges(s generators.Step) []plan.Change {
	var changes []plan.Change
	c := plan.Change{Path: s.Path}
	switch {
	case s.Before != nil:
		c.Before = nonNil(s.Before.Data)
	default:
		c.Path = s.To
	}
	if s.After != nil {
		c.After = nonNil(s.After.Data)
		if s.Before == nil || s.After.Executable != s.Before.Executable {
			c.Mode = repo.Plain
			if s.After.Executable {
				c.Mode = repo.Executable
			}
		}
		if s.To != s.Path && s.Before != nil {
			c.To = s.To
		}
	}
	if c.Before != nil || c.After != nil {
		changes = append(changes, c)
	}
	for _, f := range s.Beside {
		changes = append(changes, plan.Change{Path: f.Path, After: nonNil(f.Text)})
	}
	return changes
}

// nonNil is a text that is there, though it may be empty.
func nonNil(text []byte) []byte {
	if text == nil {
		return []byte{}
	}
	return text
}

// toKeep are the files as the pack generates them now that neither the work
// tree nor a commit will have.
func (u *updating) toKeep(merged generators.Updated, base, theirs tree.Tree, recalled map[string][]byte) map[string][]byte {
	steps := map[string]generators.Step{} // by path in the pack
	for _, s := range merged.Steps {
		if s.After != nil && s.Pack != "" {
			steps[s.Pack] = s
		}
	}
	kept := map[string][]byte{}
	for _, f := range theirs.Files() {
		step, touched := steps[f.Path]
		before, had := base.File(f.Path)
		unchanged := had && bytes.Equal(before.Data, f.Data)
		switch {
		case touched && bytes.Equal(step.After.Data, f.Data):
		case unchanged && recalled[f.Path] != nil:
		case !touched && u.holds(f):
		case !touched && !unchanged && u.gone(f.Path):
		default:
			kept[f.Path] = f.Data
		}
	}
	return kept
}

// holds tells whether the repository has a file just so.
func (u *updating) holds(f tree.File) bool {
	text, err := os.ReadFile(filepath.Join(u.root, filepath.FromSlash(f.Path)))
	return err == nil && bytes.Equal(text, f.Data)
}

func (u *updating) gone(name string) bool {
	_, err := os.Lstat(filepath.Join(u.root, filepath.FromSlash(name)))
	return errors.Is(err, fs.ErrNotExist)
}
