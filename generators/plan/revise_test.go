package plan

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// edits change a file that is committed, and add one in a new folder.
func edits() []Edit {
	return []Edit{
		{Path: "src/keep", Before: []byte("1"), After: []byte("2")},
		{Path: "docs/decisions/0002-x.md", After: []byte("# X\n")},
	}
}

func TestReviseCommitsJustItsFiles(t *testing.T) {
	dir := existing(t)
	before := git(t, dir, "status", "--porcelain")
	r, err := Revise(dir, edits(), commit)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := r.Apply(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	git(t, dir, "fsck", "--full", "--strict")
	if head := git(t, dir, "rev-parse", "HEAD"); head != hash {
		t.Errorf("HEAD is %s, not %s", head, hash)
	}
	if got := git(t, dir, "show", "--name-status", "--format=", "HEAD"); got != "A\tdocs/decisions/0002-x.md\nM\tsrc/keep" {
		t.Errorf("committed:\n%s", got)
	}
	if after := git(t, dir, "status", "--porcelain"); after != before {
		t.Errorf("status before:\n%s\nafter:\n%s", before, after)
	}
}

func TestReviseBelowTheRootAndWithoutACommit(t *testing.T) {
	dir := existing(t)
	below := filepath.Join(dir, "src")
	r, err := Revise(below, []Edit{{Path: "keep", Before: []byte("1"), After: []byte("2")}}, commit)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Apply(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := git(t, dir, "show", "HEAD:src/keep"); got != "2" {
		t.Errorf("committed %q", got)
	}
	r, err = Revise(below, []Edit{{Path: "keep", Before: []byte("2"), After: []byte("3")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if hash, err := r.Apply(context.Background()); err != nil || hash != "" {
		t.Fatalf("%q, %v", hash, err)
	}
	if got := git(t, dir, "diff", "--name-only", "--", "src"); got != "src/keep" {
		t.Errorf("changed: %q", got)
	}
}

func TestReviseRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		disturb func(dir string)
		want    string
	}{
		"another text": {func(dir string) { put(t, dir, "src/keep", "mine") }, "has changed meanwhile"},
		"a file gone":  {func(dir string) { remove(t, filepath.Join(dir, "src/keep")) }, "no such file"},
		"a file there": {func(dir string) {
			mkdir(t, filepath.Join(dir, "docs/decisions"))
			put(t, dir, "docs/decisions/0002-x.md", "")
		}, "exists already"},
		"a merge":       {func(dir string) { put(t, dir, ".git/MERGE_HEAD", "x") }, "a merge is under way"},
		"no repository": {func(dir string) { remove(t, filepath.Join(dir, ".git")) }, "not in a git repository"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			tc.disturb(dir)
			before := listing(t, dir)
			_, err := Revise(dir, edits(), commit)
			if err == nil || !strings.Contains(err.Error(), tc.want) || finding.In(err) == nil {
				t.Errorf("got %v, want %q", err, tc.want)
			}
			if listing(t, dir) != before {
				t.Error("the disk changed")
			}
		})
	}
}

// Whatever fails, every file is as it was.
func TestReviseTakesBack(t *testing.T) {
	for name, disturb := range map[string]func(dir string, cancel func()){
		"interrupted":     func(_ string, cancel func()) { cancel() },
		"changed between": func(dir string, _ func()) { put(t, dir, "docs/decisions/0002-x.md", "mine") },
		"git is busy":     func(dir string, _ func()) { put(t, dir, ".git/index.lock", "") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			mkdir(t, filepath.Join(dir, "docs/decisions"))
			r, err := Revise(dir, edits(), commit)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			disturb(dir, cancel)
			before := listing(t, dir)
			if _, err := r.Apply(ctx); err == nil {
				t.Error("it says nothing")
			}
			if text, err := os.ReadFile(filepath.Join(dir, "src/keep")); err != nil || string(text) != "1" {
				t.Errorf("src/keep is %q (%v)", text, err)
			}
			if after := listing(t, dir); after != before {
				t.Errorf("before:\n%s\nafter:\n%s", before, after)
			}
		})
	}
}
