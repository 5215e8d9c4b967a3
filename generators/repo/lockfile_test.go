package repo

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// TestMoveIsGitsOwnWay: a branch, be it packed or without a commit yet, moves
// from where it is and nowhere else, and never past somebody's lock.
func TestMoveIsGitsOwnWay(t *testing.T) {
	dir := run(t, `git init -q -b main .
echo 1 > a; git add a; git commit -qm one; echo 2 > a; git commit -qam two
git branch feature/deep; git pack-refs --all; git commit -q --allow-empty -m three`)
	existing, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	commit := func(name string) plumbing.Hash {
		repository, err := open(dir)
		if err != nil {
			t.Fatal(err)
		}
		hash, err := repository.ResolveRevision(plumbing.Revision(name))
		if err != nil {
			t.Fatal(err)
		}
		return *hash
	}
	one, two, three := commit("main~2"), commit("main~"), commit("main")
	for _, step := range []struct {
		name     string
		branch   plumbing.ReferenceName
		from, to plumbing.Hash
		locked   bool
		moves    bool
	}{
		{"on", "refs/heads/main", three, two, false, true},
		{"from elsewhere", "refs/heads/main", three, one, false, false},
		{"a packed one", "refs/heads/feature/deep", two, one, false, true},
		{"a new one", "refs/heads/other/new", plumbing.ZeroHash, one, false, true},
		{"one that is not new", "refs/heads/other/new", plumbing.ZeroHash, two, false, false},
		{"a locked one", "refs/heads/main", two, one, true, false},
	} {
		file := existing.branch(step.branch.String())
		if step.locked {
			if err := os.WriteFile(file.lock(), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		before, _ := os.ReadFile(file.path)
		err := existing.move(step.branch, step.from, step.to)
		if moved := err == nil; moved != step.moves {
			t.Errorf("%s: %v", step.name, err)
		}
		if after, _ := os.ReadFile(file.path); step.moves && commit(step.branch.String()) != step.to || !step.moves && string(after) != string(before) {
			t.Errorf("%s: %s became %s", step.name, before, after)
		}
		if _, err := os.Stat(file.lock()); (err == nil) != step.locked {
			t.Errorf("%s: the lock: %v", step.name, err)
		}
		if _, err := os.Stat(file.own); err == nil {
			t.Errorf("%s: %s is left", step.name, file.own)
		}
	}
}

// TestSettleTakesOurLocksAway, and leaves those of others.
func TestSettleTakesOurLocksAway(t *testing.T) {
	for name, ours := range map[string]bool{"ours": true, "git's": false} {
		dir := run(t, "git init -q -b main .; echo 1 > a; git add a; git commit -qm one")
		existing, err := Find(dir)
		if err != nil {
			t.Fatal(err)
		}
		file := existing.branch("refs/heads/main")
		if ours {
			lock, err := file.take()
			if err != nil {
				t.Fatal(err)
			}
			_ = lock.Close()
		} else if err := os.WriteFile(file.lock(), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		landed, err := existing.Settle("refs/heads/main", strings.Repeat("1", 40))
		if landed || err != nil {
			t.Errorf("%s: landed: %t, %v", name, landed, err)
		}
		if _, err := os.Stat(filepath.Join(dir, ".git/refs/heads/main.lock")); (err == nil) == ours {
			t.Errorf("%s: the lock: %v", name, err)
		}
	}
}

// TestMoveIsWholeAtEveryMoment: a run that is killed while a branch moves
// leaves it at one commit or at the other.
func TestMoveIsWholeAtEveryMoment(t *testing.T) {
	dir := run(t, "git init -q -b main .; git commit -q --allow-empty -m one")
	existing, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	branch := existing.branch("refs/heads/main")
	text, err := os.ReadFile(branch.path)
	if err != nil {
		t.Fatal(err)
	}
	first, second := plumbing.NewHash(strings.TrimSpace(string(text))), plumbing.NewHash(strings.Repeat("1", 40))
	moved := make(chan error, 1)
	go func() {
		var err error
		for i := 0; i < 50 && err == nil; i++ {
			if err = existing.move("refs/heads/main", first, second); err == nil {
				err = existing.move("refs/heads/main", second, first)
			}
		}
		moved <- err
	}()
	for {
		select {
		case err := <-moved:
			if err != nil {
				t.Error(err)
			}
			return
		default:
		}
		text, err := os.ReadFile(branch.path)
		if at := string(text); err != nil || at != first.String()+"\n" && at != second.String()+"\n" {
			t.Fatalf("the branch is at %q (%v)", at, err)
		}
	}
}
