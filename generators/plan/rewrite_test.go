package plan

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

func look(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		n++
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(dir, name)
		if wanted, ok := want[filepath.ToSlash(relative)]; !ok || wanted != string(text) {
			t.Errorf("%s holds %q", relative, text)
		}
		return err
	})
	if err != nil || n != len(want) {
		t.Errorf("%d files, not %d (%v)", n, len(want), err)
	}
}

func TestRewriteChangesMakesAndRenames(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a.md": "a", "log/b.md": "b", "c.md": "c"})
	err := Rewrite(dir, []Change{
		{Path: "a.md", Before: []byte("a"), After: []byte("A")},
		{Path: "log/b.md", To: "log/new.md", Before: []byte("b"), After: []byte("B")},
		{Path: "log/d.md", After: []byte("D")},
	})
	if err != nil {
		t.Fatal(err)
	}
	look(t, dir, map[string]string{"a.md": "A", "log/new.md": "B", "log/d.md": "D", "c.md": "c"})
	if info, err := os.Stat(filepath.Join(dir, "a.md")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is not kept: %v, %v", info.Mode(), err)
	}
}

func TestRewriteDoesAllOrNothing(t *testing.T) {
	before := map[string]string{"a.md": "a", "b.md": "b", "log/x": "x"}
	for name, last := range map[string]Change{
		"changed meanwhile": {Path: "b.md", Before: []byte("other"), After: []byte("B")},
		"gone":              {Path: "c.md", Before: []byte("c"), After: []byte("C")},
		"there already":     {Path: "b.md", After: []byte("B")},
		"renamed onto":      {Path: "a.md", To: "b.md", Before: []byte("a"), After: []byte("B")},
		"a folder":          {Path: "log", Before: []byte("c"), After: []byte("C")},
		"out of the folder": {Path: "../c.md", After: []byte("C")},
		"no such folder":    {Path: "nowhere/c.md", After: []byte("C")},
		"twice":             {Path: "b.md", To: "new.md", Before: []byte("b"), After: []byte("C")},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, before)
			changes := []Change{{Path: "a.md", Before: []byte("a"), After: []byte("A")}, {Path: "new.md", After: []byte("N")}, last}
			if err := Rewrite(dir, changes); err == nil {
				t.Error("it is done")
			}
			look(t, dir, before)
		})
	}
}

func TestUndoPutsBackWhatWasChanged(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a.md": "A", "new.md": "B", "fresh.md": "C"})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	w := rewriting{root: root, done: []Change{
		{Path: "a.md", Before: []byte("a"), After: []byte("A")},
		{Path: "b.md", To: "new.md", Before: []byte("b"), After: []byte("B")},
		{Path: "fresh.md", After: []byte("C")},
	}}
	if err := w.undo(); err != nil {
		t.Fatal(err)
	}
	look(t, dir, map[string]string{"a.md": "a", "b.md": "b"})
}

func TestRewriteFollowsNoLinks(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a.md": "a"})
	if err := os.Symlink("a.md", filepath.Join(dir, "link.md")); err != nil {
		t.Skip(err)
	}
	err := Rewrite(dir, []Change{{Path: "link.md", Before: []byte("a"), After: []byte("A")}})
	if found := finding.In(err); len(found) != 1 || !strings.Contains(found[0].Message, "not a plain file") {
		t.Errorf("%v", err)
	}
}

// TestLockTakesTurns has many change one file, each what the one before left.
func TestLockTakesTurns(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a": ""})
	if folder, err := hold(dir); errors.Is(err, errNoLocks) {
		t.Skip(err)
	} else if err == nil {
		_ = folder.Close()
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			unlock, err := Lock(dir)
			if err != nil {
				t.Error(err)
				return
			}
			defer unlock()
			text, err := os.ReadFile(filepath.Join(dir, "a"))
			if err = errors.Join(err, Rewrite(dir, []Change{{Path: "a", Before: text, After: append(text, 'x')}})); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	look(t, dir, map[string]string{"a": "xxxxxxxx"})
}
