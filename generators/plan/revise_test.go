package plan

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
)

// revise opens a folder, changes it and closes it.
func revise(dir string, changes []Change, commit *repo.Commit) (string, error) {
	folder, err := Open(dir)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	r, err := folder.Revise(changes, commit)
	if err != nil {
		return "", err
	}
	return r.Apply(context.Background())
}

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

// someChanges are one of each kind, for the folder that someFiles fill.
var (
	someFiles = map[string]string{"a.md": "a", "log/b.md": "b", "c.md": "c", "gone/d/e": "e", "run": "#!", "x": "1", "y": "2", "file": "f"}

	someChanges = []Change{
		{Path: "a.md", Before: []byte("a"), After: []byte("A")},
		{Path: "log/b.md", To: "log/new.md", Before: []byte("b"), After: []byte("B")},
		{Path: "deep/er/d.md", After: []byte("D")},
		{Path: "empty", After: []byte{}},
		{Path: "gone/d/e", Before: []byte("e")},
		{Path: "run", Before: []byte("#!"), After: []byte("#!"), Mode: repo.Executable},
		{Path: "x", To: "y", Before: []byte("1"), After: []byte("1")},
		{Path: "y", To: "x", Before: []byte("2"), After: []byte("2")},
		{Path: "file", Before: []byte("f")},
		{Path: "file/inside", After: []byte("i"), Mode: repo.Executable},
	}

	someResult = map[string]string{"a.md": "A", "log/new.md": "B", "deep/er/d.md": "D", "empty": "", "c.md": "c", "run": "#!", "x": "2", "y": "1", "file/inside": "i"}
)

func TestReviseDoesEachKindOfChange(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, someFiles)
	if _, err := revise(dir, someChanges, nil); err != nil {
		t.Fatal(err)
	}
	look(t, dir, someResult)
	for name, want := range map[string]os.FileMode{"a.md": 0o600, "log/new.md": 0o600, "run": 0o700, "file/inside": 0o755} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, not %v", name, info.Mode(), want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "gone")); err == nil {
		t.Error("an empty folder stays")
	}
}

func TestReviseCommitsJustItsFiles(t *testing.T) {
	dir := existing(t)
	lay(t, filepath.Join(dir, "sub"), someFiles)
	git(t, dir, "add", "sub")
	git(t, dir, "commit", "-qm", "sub", "--", "sub")
	before := git(t, dir, "status", "--porcelain")
	hash, err := revise(filepath.Join(dir, "sub"), someChanges, commit)
	if err != nil {
		t.Fatal(err)
	}
	git(t, dir, "fsck", "--full", "--strict")
	if head := git(t, dir, "rev-parse", "HEAD"); head != hash {
		t.Errorf("HEAD is %s, not %s", head, hash)
	}
	want := "M\tsub/a.md\nA\tsub/deep/er/d.md\nA\tsub/empty\nD\tsub/file\nA\tsub/file/inside\nD\tsub/gone/d/e\nD\tsub/log/b.md\nA\tsub/log/new.md\nM\tsub/run\nM\tsub/x\nM\tsub/y"
	if got := git(t, dir, "show", "--no-renames", "--name-status", "--format=", "HEAD"); got != want {
		t.Errorf("committed:\n%s", got)
	}
	if modes := git(t, dir, "ls-files", "-s", "sub/run", "sub/file/inside"); strings.Count(modes, "100755") != 2 {
		t.Errorf("modes: %s", modes)
	}
	if after := git(t, dir, "status", "--porcelain"); after != before {
		t.Errorf("status before:\n%s\nafter:\n%s", before, after)
	}
}

// A repository in which every file is gone has a commit with nothing in it.
func TestReviseCommitsTheLastDeletion(t *testing.T) {
	dir := t.TempDir()
	git(t, dir, "init", "-q")
	put(t, dir, "only", "1")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-qm", "one")
	hash, err := revise(dir, []Change{{Path: "only", Before: []byte("1")}}, commit)
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, dir, hash)
	if names := git(t, dir, "ls-tree", "-r", "HEAD"); names != "" {
		t.Errorf("committed: %s", names)
	}
}

// A file system that calls every file executable does not make git think so.
func TestReviseKeepsTheCommittedMode(t *testing.T) {
	dir := existing(t)
	git(t, dir, "config", "core.filemode", "false")
	if err := os.Chmod(filepath.Join(dir, "src/keep"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := revise(dir, []Change{{Path: "src/keep", Before: []byte("1"), After: []byte("2")}}, commit); err != nil {
		t.Fatal(err)
	}
	if got := git(t, dir, "ls-files", "-s", "src/keep") + git(t, dir, "ls-tree", "HEAD", "src/keep"); strings.Count(got, "100644") != 2 {
		t.Error(got)
	}
}

func TestReviseRefuses(t *testing.T) {
	edits := []Change{
		{Path: "src/keep", Before: []byte("1"), After: []byte("2")},
		{Path: "docs/decisions/0002-x.md", After: []byte("# X\n")},
	}
	for name, tc := range map[string]struct {
		disturb func(dir string)
		want    string
	}{
		"another text": {func(dir string) { put(t, dir, "src/keep", "mine") }, "src/keep: was changed while"},
		"a file gone":  {func(dir string) { remove(t, filepath.Join(dir, "src/keep")) }, "src/keep: no such file"},
		"a file there": {func(dir string) {
			mkdir(t, filepath.Join(dir, "docs/decisions"))
			put(t, dir, "docs/decisions/0002-x.md", "")
		}, "is there already"},
		"a merge":         {func(dir string) { put(t, dir, ".git/MERGE_HEAD", "x") }, "a merge is under way"},
		"no repository":   {func(dir string) { remove(t, filepath.Join(dir, ".git")) }, "not in a git repository"},
		"a link":          {func(dir string) { link(t, dir, "src/keep", "other") }, "not a plain file"},
		"a linked folder": {func(dir string) { link(t, dir, "src", "elsewhere") }, "src is a link"},
		"a way out":       {func(dir string) { link(t, dir, "docs", t.TempDir()) }, "docs is a link"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			tc.disturb(dir)
			before := listing(t, dir)
			_, err := revise(dir, edits, commit)
			if err == nil || !strings.Contains(err.Error(), tc.want) || finding.In(err) == nil {
				t.Errorf("got %v, want %q", err, tc.want)
			}
			if listing(t, dir) != before {
				t.Error("the disk changed")
			}
		})
	}
}

// link moves a file or folder to another name and puts a link in its place.
func link(t *testing.T, dir, name, to string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if !filepath.IsAbs(to) {
		if err := os.Rename(name, filepath.Join(filepath.Dir(name), to)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(to, name); err != nil {
		t.Skip(err)
	}
}

func TestReviseDoesAllOrNothing(t *testing.T) {
	before := map[string]string{"a.md": "a", "b.md": "b", "log/x": "x"}
	for name, last := range map[string]Change{
		"changed meanwhile": {Path: "b.md", Before: []byte("other"), After: []byte("B")},
		"gone":              {Path: "c.md", Before: []byte("c"), After: []byte("C")},
		"there already":     {Path: "b.md", After: []byte("B")},
		"renamed onto":      {Path: "a.md", To: "b.md", Before: []byte("a"), After: []byte("B")},
		"a folder":          {Path: "log", Before: []byte("c"), After: []byte("C")},
		"onto a folder":     {Path: "log", After: []byte("C")},
		"out of the folder": {Path: "../c.md", After: []byte("C")},
		"into git":          {Path: ".git/hooks/x", After: []byte("C")},
		"below a file":      {Path: "b.md/c", After: []byte("C")},
		"twice":             {Path: "b.md", To: "new.md", Before: []byte("b"), After: []byte("C")},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, before)
			changes := []Change{{Path: "a.md", Before: []byte("a"), After: []byte("A")}, {Path: "new.md", After: []byte("N")}, last}
			if _, err := revise(dir, changes, nil); err == nil {
				t.Error("it is done")
			}
			look(t, dir, before)
		})
	}
}

// Whatever fails, every file is as it was.
func TestReviseTakesBack(t *testing.T) {
	for name, disturb := range map[string]func(dir string, cancel func()){
		"interrupted":     func(_ string, cancel func()) { cancel() },
		"changed between": func(dir string, _ func()) { put(t, dir, "sub/c.md", "mine") },
		"git is busy":     func(dir string, _ func()) { put(t, dir, ".git/index.lock", "") },
		"the branch moved": func(dir string, _ func()) {
			git(t, dir, "commit", "-q", "--allow-empty", "-m", "meanwhile")
		},
		"another branch": func(dir string, _ func()) { git(t, dir, "symbolic-ref", "HEAD", "refs/heads/other") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			lay(t, filepath.Join(dir, "sub"), someFiles)
			folder, err := Open(filepath.Join(dir, "sub"))
			if err != nil {
				t.Fatal(err)
			}
			defer folder.Close()
			changes := append([]Change{{Path: "c.md", Before: []byte("c"), After: []byte("C")}}, someChanges...)
			r, err := folder.Revise(changes, commit)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			pending, err := r.prepare()
			if err != nil {
				t.Fatal(err)
			}
			disturb(dir, cancel)
			before := listing(t, filepath.Join(dir, "sub"))
			if name == "the branch moved" || name == "another branch" {
				err = r.finish(ctx, pending)
			} else {
				_, err = r.Apply(ctx)
			}
			if err == nil {
				t.Error("it says nothing")
			}
			if after := listing(t, filepath.Join(dir, "sub")); after != before {
				t.Errorf("before:\n%s\nafter:\n%s", before, after)
			}
			if _, err := os.Lstat(filepath.Join(dir, aside)); err == nil {
				t.Error("something is left aside")
			}
			for file, text := range someFiles {
				if got, err := os.ReadFile(filepath.Join(dir, "sub", file)); err != nil || string(got) != text && file != "c.md" {
					t.Errorf("%s is %q (%v)", file, got, err)
				}
			}
		})
	}
}

// TestFoldersAreTakenInTurns has many change one file, each what the one before left.
func TestFoldersAreTakenInTurns(t *testing.T) {
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
			folder, err := Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			defer folder.Close()
			text, err := os.ReadFile(filepath.Join(dir, "a"))
			r, reviseErr := folder.Revise([]Change{{Path: "a", Before: text, After: append(text, 'x')}}, nil)
			if err = errors.Join(err, reviseErr); err == nil {
				_, err = r.Apply(context.Background())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	look(t, dir, map[string]string{"a": "xxxxxxxx"})
}
