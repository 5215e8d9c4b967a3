package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
)

// house writes a pack of some files, each of which has its version in it.
func house(t *testing.T, dir, version, options string, files int) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, "house/files"), 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, "house", name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("pack.yaml", fmt.Sprintf("schema: 1\nname: house\nversion: %s\nframework: gin\ndescription: Ours.\n%s", version, options))
	for i := range files {
		write(fmt.Sprintf("files/file%d.txt", i), fmt.Sprintf("version %s of file %d {{ .options }}\n", version, i))
	}
}

func startService(t *testing.T, dir string) {
	t.Helper()
	cmd := underpin(dir, "init", "orders", "--set", "service.name=orders", "--framework", "gin", "--because", "we know it", "--pack", "./house")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// TestKilledUpdateLeavesTheOldStateOrTheNew kills update at points of its life.
// The next one finds the tree as it was, or has nothing to do.
func TestKilledUpdateLeavesTheOldStateOrTheNew(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here to look at what was left")
	}
	base := t.TempDir()
	house(t, base, "1.0.0", "", 60)
	startService(t, base)
	house(t, base, "1.1.0", "", 66)
	orders := filepath.Join(base, "orders")
	first, err := git(orders, "rev-parse", "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	var life time.Duration
	const points = 12
	for point := range points + 1 { // the first lives, to tell how long a life is
		if out, err := git(orders, "reset", "-q", "--hard", strings.TrimSpace(string(first))); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		start := time.Now()
		cmd := underpin(orders, "update")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if point > 0 {
			time.Sleep(life * time.Duration(point) / points)
			_ = cmd.Process.Kill() // it may have ended already
		}
		_ = cmd.Wait() // as above: only what is on the disk counts
		life = max(life, time.Since(start))
		if out, err := underpin(orders, "update").CombinedOutput(); err != nil {
			t.Fatalf("after a kill at point %d, update fails: %v: %s", point, err, out)
		}
		for _, args := range [][]string{{"fsck", "--full", "--strict"}, {"diff", "--exit-code", "HEAD"}, {"diff", "--exit-code", "--cached"}} {
			if out, err := git(orders, args...); err != nil {
				t.Fatalf("killed at point %d: git %s: %v: %s", point, args, err, out)
			}
		}
		if before, err := git(orders, "rev-parse", "HEAD~"); err != nil || string(before) != string(first) {
			t.Errorf("killed at point %d: more than one commit, or none", point)
		}
		if left, err := git(orders, "status", "--porcelain", "--ignored"); err != nil || len(left) > 0 {
			t.Errorf("killed at point %d: %s is left", point, left)
		}
	}
}

// TestUpdateAsksForNewOptions has a person at a terminal say what the new
// options of a pack are to be, and leave once.
func TestUpdateAsksForNewOptions(t *testing.T) {
	t.Parallel()
	d := sit(t)
	house(t, d.folder, "1.0.0", "", 1)
	startService(t, d.folder)
	house(t, d.folder, "1.1.0", `options:
  - {name: store, type: choice, choices: [memory, disk], default: disk, help: "Where is it kept?"}
  - {name: path, type: text, default: data, when: 'eq .options.store "disk"', help: "In which folder?"}
  - {name: limit, type: text, pattern: "[0-9]+", default: "5", help: "How many at most?"}
  - {name: traced, type: bool, default: "false", help: "Follow requests?"}
`, 1)
	orders := desk{d.home, filepath.Join(d.folder, "orders")}
	p, cmd := orders.runs(t, "update")
	p.Answers("store is new in the pack. Where is it kept?", CtrlC)
	if code := exit(t, cmd); code != 130 {
		t.Errorf("after Ctrl-C the exit code is %d", code)
	}
	p, cmd = orders.runs(t, "update")
	p.Answers("store is new in the pack. Where is it kept?", "memory", Enter)
	p.Answers("limit is new in the pack. How many at most?", "0", Enter)
	p.Answers("traced is new in the pack. Follow requests?", "true", Enter)
	p.Sees("commit ")
	if code := exit(t, cmd); code != 0 {
		t.Fatalf("the exit code is %d:\n%s", code, p.Screen())
	}
	holds(t, filepath.Join(orders.folder, "file0.txt"), "limit:50 path:data store:memory traced:true")
	if _, err := os.Stat(filepath.Join(orders.folder, ".underpin-unfinished")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is left: %v", err)
	}
}

// TestAdoptAsksWhy has a person say why a service is built on what does not rank
// first, which its files name.
func TestAdoptAsksWhy(t *testing.T) {
	t.Parallel()
	d := sit(t)
	if out, err := git(d.folder, "init", "-q", "."); err != nil {
		t.Skipf("git is not here to make a repository: %v: %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(d.folder, "go.mod"), []byte("module x\n\nrequire github.com/gin-gonic/gin v1.12.0\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	p, cmd := d.runs(t, "adopt", "--set", "service.name=orders", "--set", "team.languages.go=expert")
	p.Answers("Why Gin, which ranks 2nd, and not Echo?", "it runs on it", Enter)
	p.Sees("commit ")
	if code := exit(t, cmd); code != 0 {
		t.Fatalf("the exit code is %d:\n%s", code, p.Screen())
	}
	holds(t, filepath.Join(d.folder, ".underpin/decisions/0001.yaml"), "framework: gin", "because: it runs on it")
}
