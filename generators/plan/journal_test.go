package plan

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
)

// countdown is a context that ends when it was asked a number of times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// abandoned leaves a revision of someFiles where a kill after some steps would.
func abandoned(t *testing.T, dir string, steps int) {
	t.Helper()
	folder, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	r, err := folder.Revise(someChanges, nil)
	if err != nil {
		t.Fatal(err)
	}
	j := r.journal(repo.Pending{})
	if err := r.stage(j); err != nil {
		t.Fatal(err)
	}
	_ = r.put(&countdown{context.Background(), steps}, j) // it stops, as it is to
}

func TestWhatWasAbandonedIsTakenBack(t *testing.T) {
	for steps := range len(someChanges) {
		dir := t.TempDir()
		lay(t, dir, someFiles)
		abandoned(t, dir, steps)
		folder, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if folder.Settled == "" {
			t.Error("it is not said")
		}
		folder.Close()
		look(t, dir, someFiles)
		if info, err := os.Stat(filepath.Join(dir, "run")); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("run: mode %v", info.Mode())
		}
		if _, err := os.Stat(filepath.Join(dir, "deep")); err == nil {
			t.Error("a folder stays")
		}
	}
}

// Before the journal is there, nothing was changed.
func TestWithoutAJournalThereIsNothingToTakeBack(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a": "a", aside + "/new-0": "half", aside + "/journal.json.new": "{"})
	folder, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	folder.Close()
	look(t, dir, map[string]string{"a": "a"})
}

// What a person did since is not undone.
func TestWhatWasChangedSinceIsNotTakenBack(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, someFiles)
	abandoned(t, dir, 5)
	put(t, dir, "a.md", "mine")
	_, err := Open(dir)
	found := finding.In(err)
	if len(found) != 1 || !strings.HasPrefix(found[0].Message, "a.md: was changed after") || !strings.Contains(found[0].Hint, aside+"/old-0") {
		t.Fatalf("%v", err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, aside, "old-0")); err != nil || string(text) != "a" {
		t.Errorf("aside is %q, %v", text, err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(text) != "mine" {
		t.Errorf("a.md is %q, %v", text, err)
	}
}

// A journal that somebody else wrote leads nowhere.
func TestAForeignJournalIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"no journal":   "hello",
		"a way out":    `{"changes":[{"path":"../x","to":"","before":"y"}]}`,
		"into git":     `{"changes":[{"path":".git/hooks/post-commit","to":"","before":"y"}]}`,
		"a target":     `{"changes":[{"path":"a","to":"b/.GIT/config","before":"y"}]}`,
		"a way up":     `{"folders":[".."]}`,
		"not in a row": `{"changes":{}}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "in")
			lay(t, dir, map[string]string{journalName: text, aside + "/old-0": "evil"})
			before := listing(t, filepath.Dir(dir))
			if _, err := Open(dir); finding.In(err) == nil || !strings.Contains(err.Error(), "not what underpin writes") {
				t.Errorf("%v", err)
			}
			if after := listing(t, filepath.Dir(dir)); after != before {
				t.Errorf("the disk changed:\n%s", after)
			}
		})
	}
}

// Killed in the middle of a commit, the next run knows which side it fell on.
func TestACommitThatWasAbandoned(t *testing.T) {
	for name, tc := range map[string]struct {
		until  string // the step of Land after which it ends
		landed bool
	}{
		"index locked": {"", false},
		"branch moved": {"branch", true},
		"all done":     {"index", true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			before, first := git(t, dir, "status", "--porcelain"), git(t, dir, "rev-parse", "HEAD")
			folder, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			r, err := folder.Revise([]Change{{Path: "src/keep", Before: []byte("1"), After: []byte("2")}, {Path: "new", After: []byte("n")}}, commit)
			if err != nil {
				t.Fatal(err)
			}
			pending, err := r.prepare()
			if err != nil {
				t.Fatal(err)
			}
			j := r.journal(pending)
			if err := r.stage(j); err != nil {
				t.Fatal(err)
			}
			if err := r.put(context.Background(), j); err != nil {
				t.Fatal(err)
			}
			abandonLanding(t, dir, pending, tc.until)
			folder.Close()
			if folder, err = Open(dir); err != nil {
				t.Fatal(err)
			}
			folder.Close()
			git(t, dir, "fsck", "--full", "--strict")
			want := first
			if tc.landed {
				want = pending.Hash
			}
			if head := git(t, dir, "rev-parse", "HEAD"); head != want {
				t.Errorf("HEAD is %s, not %s", head, want)
			}
			if after := git(t, dir, "status", "--porcelain"); after != before {
				t.Errorf("status before:\n%s\nafter:\n%s", before, after)
			}
			for _, left := range []string{".git/index.lock", ".git/index.underpin", aside} {
				if _, err := os.Lstat(filepath.Join(dir, left)); err == nil {
					t.Errorf("%s is left", left)
				}
			}
		})
	}
}

// abandonLanding leaves git's files as a kill after a step would.
func abandonLanding(t *testing.T, dir string, pending repo.Pending, until string) {
	t.Helper()
	index, own := filepath.Join(dir, ".git/index"), filepath.Join(dir, ".git/index.underpin")
	before, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	staged := []byte("half an index")
	if until != "" {
		if err := pending.Land(); err != nil {
			t.Fatal(err)
		}
		if staged, err = os.ReadFile(index); err != nil {
			t.Fatal(err)
		}
	}
	if until == "index" {
		return
	}
	put(t, dir, ".git/index", string(before))
	put(t, dir, ".git/index.underpin", string(staged))
	if err := os.Link(own, filepath.Join(dir, ".git/index.lock")); err != nil {
		t.Skip(err)
	}
}
