package plan

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/tree"
)

// TestIntoRepositoriesOfManyKinds commits into repositories that keep their
// branches, objects and index in less usual ways.
func TestIntoRepositoriesOfManyKinds(t *testing.T) {
	for name, prepare := range map[string]func(dir string){
		"packed":        func(dir string) { git(t, dir, "gc", "-q") },
		"index 4":       func(dir string) { git(t, dir, "update-index", "--index-version", "4") },
		"intent to add": func(dir string) { git(t, dir, "add", "-N", "untracked") },
		"skipped":       func(dir string) { git(t, dir, "update-index", "--skip-worktree", "changed") },
		"deleted":       func(dir string) { git(t, dir, "rm", "-q", "src/keep") },
		"branch/nested": func(dir string) { git(t, dir, "checkout", "-q", "-b", "feature/a/b") },
		"no reflog":     func(dir string) { remove(t, filepath.Join(dir, ".git", "logs")) },
		"autocrlf":      func(dir string) { git(t, dir, "config", "core.autocrlf", "input") },
		"no .git":       func(dir string) { mkdir(t, filepath.Join(dir, "services", ".git")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			mkdir(t, filepath.Join(dir, "services"))
			prepare(dir)
			before, first := git(t, dir, "status", "--porcelain"), git(t, dir, "rev-parse", "HEAD")
			skipped := git(t, dir, "ls-files", "-v", "changed")
			hash := apply(t, filepath.Join(dir, "services", "orders"), sample(t, 30))
			git(t, dir, "fsck", "--full", "--strict")
			if head := git(t, dir, "rev-parse", "HEAD"); head != hash || git(t, dir, "rev-parse", "HEAD~") != first {
				t.Errorf("HEAD is %s, not %s", head, hash)
			}
			if after := git(t, dir, "status", "--porcelain"); after != before {
				t.Errorf("status before:\n%s\nafter:\n%s", before, after)
			}
			if after := git(t, dir, "ls-files", "-v", "changed"); after != skipped {
				t.Errorf("%s became %s", skipped, after)
			}
		})
	}
}

func mkdir(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(name, 0o777); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
}

func TestReflogTakesACommitBack(t *testing.T) {
	dir := existing(t)
	first := git(t, dir, "rev-parse", "HEAD")
	apply(t, filepath.Join(dir, "orders"), sample(t, 5))
	for _, name := range []string{"HEAD", "trunk"} {
		if before := git(t, dir, "rev-parse", name+"@{1}"); before != first {
			t.Errorf("%s@{1} is %s, not %s", name, before, first)
		}
	}
	if log := git(t, dir, "log", "-g", "--format=%gn %gs", "-1"); log != "Ada L commit: feat: start" {
		t.Errorf("the reflog says %q", log)
	}
}

func TestIntoASubmodule(t *testing.T) {
	inner, outer := existing(t), existing(t)
	git(t, outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "lib")
	hash := apply(t, filepath.Join(outer, "lib", "orders"), sample(t, 8))
	agrees(t, filepath.Join(outer, "lib"), hash)
	if status := git(t, outer, "status", "--porcelain", "lib"); status != "AM lib" {
		t.Errorf("the outer repository sees %q", status)
	}
}

// TestThroughALink commits into the repository that a link leads into, instead
// of making a second one inside of it.
func TestThroughALink(t *testing.T) {
	dir := existing(t)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(dir, "src"), link); err != nil {
		t.Fatal(err)
	}
	hash := apply(t, filepath.Join(link, "orders"), sample(t, 5))
	if head := git(t, dir, "rev-parse", "HEAD"); head != hash {
		t.Errorf("HEAD is %s, not %s", head, hash)
	}
}

// TestAFolderInPlaceOfAFile puts orders/... where the repository has a file
// orders that was deleted from the work tree.
func TestAFolderInPlaceOfAFile(t *testing.T) {
	dir := existing(t)
	remove(t, filepath.Join(dir, "staged"))
	hash := apply(t, filepath.Join(dir, "staged"), sample(t, 5))
	git(t, dir, "fsck", "--full", "--strict")
	if names := git(t, dir, "ls-files", "staged"); strings.HasPrefix(names, "staged\n") || !strings.Contains(names, "staged/a.txt") {
		t.Errorf("staged: %s", names)
	}
	if status := git(t, dir, "status", "--porcelain", "staged"); status != "" || git(t, dir, "rev-parse", "HEAD") != hash {
		t.Errorf("status: %s", status)
	}
}

// TestARacyChangeIsStillSeen changes a file, without its size or its time, when
// the index was written: git then goes by the index's time.
func TestARacyChangeIsStillSeen(t *testing.T) {
	dir := existing(t)
	git(t, dir, "commit", "-qam", "all")
	name, index := filepath.Join(dir, "changed"), filepath.Join(dir, ".git", "index")
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	git(t, dir, "config", "core.trustctime", "false")
	put(t, dir, "changed", "3")
	for _, file := range []string{name, index} {
		if err := os.Chtimes(file, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
	}
	apply(t, filepath.Join(dir, "orders"), sample(t, 5))
	if status := git(t, dir, "status", "--porcelain", "changed"); status != " M changed" {
		t.Errorf("status: %q", status)
	}
}

func TestMakeRefusesWhatAddCannotKeep(t *testing.T) {
	for name, tc := range map[string]struct {
		disturb func(dir string)
		place   string
		want    string
	}{
		"assumed unchanged": {func(dir string) { git(t, dir, "update-index", "--assume-unchanged", "changed") }, "sub", "assume-unchanged"},
		"conflict": {func(dir string) {
			git(t, dir, "stash", "-q")
			put(t, dir, "changed", "3")
			git(t, dir, "commit", "-qam", "other")
			_ = gitCommand(dir, "stash", "pop").Run() // it fails, and is to
		}, "sub", "changed has a conflict"},
		"reftable":      {func(dir string) { extension(t, dir, "refstorage", "reftable") }, "sub", "unknown extension"},
		"sha256":        {func(dir string) { extension(t, dir, "objectformat", "sha256") }, "sub", "object"},
		"ignored":       {func(dir string) { put(t, dir, ".gitignore", "sub/\n") }, "sub", "ignore sub/a-b/x and 5 more"},
		"ignored file":  {func(dir string) { put(t, dir, ".gitignore", "x\nrun\n!x\n") }, ".", "ignore bin/run"},
		"excluded":      {func(dir string) { put(t, dir, ".git/info/exclude", "# mine\n/sub/bin\n") }, "sub", "ignore sub/bin/run"},
		"nested ignore": {func(dir string) { put(t, dir, "src/.gitignore", "/sub/empty\n") }, "src/sub", "ignore src/sub/empty"},
		"in .git":       {func(string) {}, ".git/sub", "own folder"},
		"bare":          {func(dir string) { git(t, dir, "init", "-q", "--bare", "bare.git") }, "bare.git/sub", "own folder"},
		"odd folder":    {func(dir string) { mkdir(t, filepath.Join(dir, "what?")) }, "what?/sub", "not every file system takes"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := existing(t)
			tc.disturb(dir)
			before := listing(t, dir)
			_, err := Make(filepath.Join(dir, tc.place), sample(t, 6), commit)
			if err == nil || !strings.Contains(err.Error(), tc.want) || finding.In(err) == nil {
				t.Errorf("got %v, want %q", err, tc.want)
			}
			if listing(t, dir) != before {
				t.Error("the disk changed")
			}
		})
	}
}

func extension(t *testing.T, dir, name, value string) {
	t.Helper()
	git(t, dir, "config", "core.repositoryformatversion", "1")
	file := filepath.Join(dir, ".git", "config")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, ".git/config", string(content)+"[extensions]\n\t"+name+" = "+value+"\n")
}

// TestNamesThatBreakCommits gives an author whose name holds what commits are
// made of.
func TestNamesThatBreakCommits(t *testing.T) {
	odd := *commit
	odd.Author.Name, odd.Author.Email = "Ada <x>\nL", " <ada@example.com>\n"
	target := filepath.Join(t.TempDir(), "orders")
	files, err := tree.New(tree.File{Path: "a"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Make(target, files, &odd)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := p.Apply(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, target, hash)
	if author := git(t, target, "log", "--format=%an <%ae>"); author != "Ada xL <ada@example.com>" {
		t.Errorf("author %q", author)
	}
}
