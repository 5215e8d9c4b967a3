package repo

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// run runs a shell script with git in a new folder and gives the folder.
func run(t *testing.T, script string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here to make a repository")
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-ec", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.com")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

const logOnBranches = `
git init -q -b main upstream
cd upstream
mkdir -p docs/adr; echo a > docs/adr/0001-a.md; git add .; git commit -qm one
git checkout -q -b far; echo b > docs/adr/0002-far.md; git add .; git commit -qm two
git checkout -q main
cd ..
git clone -q upstream here
cd here
git checkout -q -b near; echo c > docs/adr/0002-near.md; git add .; git commit -qm near
git checkout -q main
git pack-refs --all
git worktree add -q ../tree -b tree
echo d > ../tree/docs/adr/0003-not-committed.md
`

func TestSightingsLookEverywhere(t *testing.T) {
	dir := run(t, logOnBranches)
	for _, from := range []string{"here", "tree"} {
		existing, err := Find(filepath.Join(dir, from, "docs"))
		if err != nil || existing == nil {
			t.Fatal(existing, err)
		}
		list, err := existing.Sightings("docs/adr")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range list {
			if s.Name != "0001-a.md" {
				got = append(got, s.Name+" on "+strings.ReplaceAll(s.Where, dir, ""))
			}
		}
		slices.Sort(got)
		want := []string{"0002-far.md on branch origin/far", "0002-near.md on branch near"}
		if from == "here" {
			want = append(want, "0003-not-committed.md on the work tree /tree")
		}
		if !slices.Equal(got, want) {
			t.Errorf("from %s: %q, not %q", from, got, want)
		}
		if none, err := existing.Sightings("docs/nowhere"); err != nil || len(none) > 0 {
			t.Errorf("in no folder: %v, %v", none, err)
		}
	}
}

func TestTrackedListsWhatTheIndexKnows(t *testing.T) {
	dir := run(t, "git init -q .; mkdir log; echo a > log/a.md; ln -s a.md log/link.md; echo b > b; git add log; echo c > .gitignore")
	existing, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	if names, err := existing.Tracked(); err != nil || !slices.Equal(names, []string{"log/a.md"}) {
		t.Errorf("%q, %v", names, err)
	}
}
