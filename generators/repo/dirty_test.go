package repo

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/underpin-dev/underpin/generators/tree"
)

func TestDirtyIsWhatGitSays(t *testing.T) {
	dir := run(t, `
git init -q -b main .
for f in same changed staged gone removed mode crlf touched sub/deep; do mkdir -p $(dirname $f); printf 'one\ntwo\n' > $f; done
ln -s same link; ln -s same relinked
git add .; git commit -qm one
echo x > changed; echo x > staged; git add staged; rm gone; git rm -q removed; chmod +x mode
printf 'one\r\ntwo\r\n' > crlf; touch touched; ln -sf changed relinked
echo x > new; git add new; echo x > untracked
rm sub/deep; rmdir sub; echo x > sub`)
	existing, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := existing.Dirty()
	if want := []string{"changed", "gone", "mode", "new", "relinked", "removed", "staged", "sub/deep"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, not %q (%v)", got, want, err)
	}
}

func TestDirtyBeforeTheFirstCommit(t *testing.T) {
	existing, err := Find(run(t, "git init -q .; echo x > a; git add a; echo y > b"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := existing.Dirty(); err != nil || !slices.Equal(got, []string{"a"}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestRecallFindsWhatOnceWas(t *testing.T) {
	dir := run(t, `
git init -q -b main .
mkdir -p in/deep; echo one > in/deep/a; echo keep > b; git add .; git commit -qm one
git checkout -q -b side; echo two > in/deep/a; git commit -qam two
git checkout -q main; echo three > in/deep/a; git commit -qam three; git merge -q -s ours side
git rm -q b; git commit -qm gone; git gc -q`)
	existing, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	digest := func(text string) string { return tree.File{Data: []byte(text)}.Digest() }
	for text, found := range map[string]bool{"one\n": true, "two\n": true, "three\n": true, "four\n": false} {
		got, err := existing.Recall(map[string]string{"in/deep/a": digest(text), "b": digest("keep\n"), "in": digest("x"), "c/d": digest("x")})
		if err != nil || string(got["b"]) != "keep\n" || (string(got["in/deep/a"]) == text) != found || len(got) > 2 {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	if err := os.Rename(filepath.Join(dir, ".git/HEAD"), filepath.Join(dir, ".git/HEAD.old")); err == nil {
		put(t, filepath.Join(dir, ".git/HEAD"), "ref: refs/heads/unborn\n")
		if got, err := existing.Recall(map[string]string{"b": "x"}); err != nil || len(got) > 0 {
			t.Errorf("%q, %v", got, err)
		}
	}
}
