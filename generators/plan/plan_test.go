package plan

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

var commit = &repo.Commit{
	Author:  repo.Person{Name: "Ada L", Email: "ada@example.com"},
	When:    time.Unix(1700000000, 0).In(time.FixedZone("", 3600)),
	Message: "feat: start\n\nDecision: x\n",
}

// sample is n small files in folders, some executable, some awkward.
func sample(t testing.TB, n int) tree.Tree {
	t.Helper()
	made, err := samples(n)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func samples(n int) (tree.Tree, error) {
	files := []tree.File{
		{Path: "bin/run", Data: []byte("#!/bin/sh\n"), Executable: true},
		{Path: "empty"},
		{Path: "a-b/x", Data: []byte("sorts between a and a/b")},
		{Path: "a/b/été.txt", Data: []byte("é")},
		{Path: "a.txt", Data: []byte("a")},
	}
	for i := len(files); i < n; i++ {
		files = append(files, tree.File{
			Path: fmt.Sprintf("src/m%d/file%d.txt", i%23, i),
			Data: []byte(strings.Repeat(fmt.Sprintf("line %d of a file like many\n", i), 100)),
		})
	}
	return tree.New(files...)
}

func apply(t testing.TB, target string, files tree.Tree) string {
	t.Helper()
	p, err := Make(target, files, commit)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := p.Apply(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

// git runs the real git, which must agree with what was written without it.
func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here to check against")
	}
	out, err := gitCommand(dir, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimRight(string(out), "\n")
}

func gitCommand(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=T", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=T", "GIT_COMMITTER_EMAIL=t@example.com"}
	return cmd
}

// agrees checks that git finds the repository sound and the work tree clean.
func agrees(t *testing.T, dir, hash string) {
	t.Helper()
	git(t, dir, "fsck", "--full", "--strict")
	if status := git(t, dir, "status", "--porcelain"); status != "" {
		t.Errorf("git status: %s", status)
	}
	if head := git(t, dir, "rev-parse", "HEAD"); head != hash {
		t.Errorf("HEAD is %s, not %s", head, hash)
	}
}

func TestNewRepositoryIsWhatGitExpects(t *testing.T) {
	for _, n := range []int{5, 40, 1000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "orders")
			files := sample(t, n)
			hash := apply(t, target, files)
			agrees(t, target, hash)
			if got := git(t, target, "log", "--format=%an <%ae> %at %ai|%cn|%s"); got != "Ada L <ada@example.com> 1700000000 2023-11-14 23:13:20 +0100|Ada L|feat: start" {
				t.Errorf("git log: %s", got)
			}
			if modes := git(t, target, "ls-files", "-s", "bin/run", "a.txt"); !strings.Contains(modes, "100755") || !strings.Contains(modes, "100644") {
				t.Errorf("modes: %s", modes)
			}
			if branch := git(t, target, "branch", "--show-current"); branch != "main" {
				t.Errorf("branch %s", branch)
			}
			if tree := git(t, target, "write-tree"); tree != git(t, target, "rev-parse", "HEAD^{tree}") {
				t.Errorf("git's own tree is %s", tree)
			}
			back, err := repo.Read(target, "HEAD")
			if err != nil || back.Digest() != files.Digest() {
				t.Errorf("read back, the commit differs: %v", err)
			}
			again := apply(t, filepath.Join(t.TempDir(), "other"), files)
			if again != hash {
				t.Errorf("the same commit is %s and %s", hash, again)
			}
			leftOvers(t, filepath.Dir(target))
		})
	}
}

func leftOvers(t *testing.T, parent string) {
	t.Helper()
	for _, name := range stages(t, parent) {
		t.Errorf("%s is left over", name)
	}
}

// stages is the names of the folders of unfinished runs.
func stages(t *testing.T, parent string) []string {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), stagePrefix) {
			names = append(names, e.Name())
		}
	}
	return names
}

// existing is a repository with a commit, a staged change, an unstaged one and
// an untracked file, none of which a commit of ours may touch.
func existing(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	git(t, dir, "init", "-q", "-b", "trunk")
	for name, text := range map[string]string{"staged": "1", "changed": "1", "src/keep": "1"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		put(t, dir, name, text)
	}
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-qm", "first")
	put(t, dir, "staged", "2")
	git(t, dir, "add", "staged")
	put(t, dir, "changed", "2")
	put(t, dir, "untracked", "1")
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestIntoAnExistingRepository(t *testing.T) {
	for _, place := range []string{".", "services-orders", "src/orders"} {
		t.Run(place, func(t *testing.T) {
			dir := existing(t)
			before := git(t, dir, "status", "--porcelain")
			hash := apply(t, filepath.Join(dir, place), sample(t, 12))
			git(t, dir, "fsck", "--full", "--strict")
			if after := git(t, dir, "status", "--porcelain"); after != before {
				t.Errorf("status before:\n%s\nafter:\n%s", before, after)
			}
			if head := git(t, dir, "rev-parse", "trunk"); head != hash {
				t.Errorf("trunk is %s, not %s", head, hash)
			}
			changed := git(t, dir, "show", "--stat", "--format=", "--name-only", "HEAD")
			if n := len(strings.Split(changed, "\n")); n != 12 || strings.Contains(changed, "staged") {
				t.Errorf("the commit holds %d files:\n%s", n, changed)
			}
			if kept := git(t, dir, "show", "HEAD:src/keep"); kept != "1" {
				t.Errorf("src/keep is %q", kept)
			}
		})
	}
}

func TestIntoAnEmptyRepository(t *testing.T) {
	dir := t.TempDir()
	git(t, dir, "init", "-q", "-b", "develop")
	hash := apply(t, dir, sample(t, 8))
	agrees(t, dir, hash)
	if branch := git(t, dir, "branch", "--show-current"); branch != "develop" {
		t.Errorf("branch %s", branch)
	}
}

func TestIntoALinkedWorkTree(t *testing.T) {
	dir := existing(t)
	linked := filepath.Join(t.TempDir(), "linked")
	git(t, dir, "worktree", "add", "-q", "-b", "side", linked)
	hash := apply(t, filepath.Join(linked, "orders"), sample(t, 8))
	agrees(t, linked, hash)
	if side := git(t, dir, "rev-parse", "side"); side != hash {
		t.Errorf("side is %s, not %s", side, hash)
	}
}

func TestMakeRefusesWithoutTouchingTheDisk(t *testing.T) {
	locked := t.TempDir()
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	base := t.TempDir()
	put(t, base, "file", "x")
	if err := os.Mkdir(filepath.Join(base, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(base, "link")); err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{
		filepath.Join(base, "file"):                   "this file exists already",
		filepath.Join(base, "folder"):                 "this folder exists already",
		filepath.Join(base, "link"):                   "this file exists already",
		filepath.Join(base, "no", "orders"):           "there is no such folder",
		filepath.Join(base, "file", "orders"):         "not a directory",
		filepath.Join(base, "a\nb"):                   "not every file system takes",
		filepath.Join(base, `a"b`):                    "not every file system takes",
		filepath.Join(base, strings.Repeat("x", 300)): "longer than 255 bytes",
		filepath.Join(base, "con"):                    "reserved on Windows",
		filepath.Join(base, ".git"):                   "must not lead into a .git folder",
	}
	cases[filepath.Join(locked, "orders")] = "may not be written to"
	before := listing(t, base)
	for target, want := range cases {
		_, err := Make(target, sample(t, 5), commit)
		if err == nil || !strings.Contains(err.Error(), want) || finding.In(err) == nil {
			t.Errorf("Make(%q) = %v, want %q", target, err, want)
		}
	}
	if after := listing(t, base); after != before {
		t.Errorf("the disk changed:\n%s\n%s", before, after)
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(name string, _ os.DirEntry, err error) error {
		names = append(names, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, "\n")
}

func TestMakeRefusesARepositoryThatIsBusy(t *testing.T) {
	for name, tc := range map[string]struct {
		disturb func(dir string)
		want    string
	}{
		"merge":    {func(dir string) { put(t, dir, ".git/MERGE_HEAD", "x") }, "a merge is under way"},
		"rebase":   {func(dir string) { mkdir(t, filepath.Join(dir, ".git/rebase-merge")) }, "a rebase is under way"},
		"locked":   {func(dir string) { put(t, dir, ".git/index.lock", "") }, "another git process"},
		"detached": {func(dir string) { git(t, dir, "checkout", "-q", "--detach") }, "HEAD is detached"},
		"split":    {func(dir string) { git(t, dir, "update-index", "--split-index") }, "git index holds"},
		"broken":   {func(dir string) { put(t, dir, ".git/HEAD", "nonsense") }, "HEAD"},
		"there":    {func(dir string) { put(t, dir, "empty", "mine") }, "would overwrite empty"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			tc.disturb(dir)
			before := listing(t, dir)
			_, err := Make(dir, sample(t, 6), commit)
			if err == nil || !strings.Contains(err.Error(), tc.want) || finding.In(err) == nil {
				t.Errorf("got %v, want %q", err, tc.want)
			}
			if listing(t, dir) != before {
				t.Error("the disk changed")
			}
		})
	}
}

func TestApplyTakesBackWhatItWroteWhenInterrupted(t *testing.T) {
	dir := existing(t)
	for _, target := range []string{dir, filepath.Join(dir, "sub"), filepath.Join(t.TempDir(), "new")} {
		parent := listing(t, filepath.Dir(target))
		p, err := Make(target, sample(t, 20), commit)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := p.Apply(ctx); err == nil {
			t.Error("an interrupted Apply says nothing")
		}
		if after := listing(t, filepath.Dir(target)); after != parent {
			t.Errorf("left behind:\n%s", after)
		}
	}
}

func TestFilesOnly(t *testing.T) {
	target := filepath.Join(t.TempDir(), "plain")
	p, err := Make(target, sample(t, 6), nil)
	if err != nil {
		t.Fatal(err)
	}
	if hash, err := p.Apply(context.Background()); err != nil || hash != "" {
		t.Fatalf("%q, %v", hash, err)
	}
	if _, err := os.Stat(filepath.Join(target, ".git")); err == nil {
		t.Error("there is a .git")
	}
}
