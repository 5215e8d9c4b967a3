package repo

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestHistoryHoldsWhatFilesHeld(t *testing.T) {
	dir := run(t, `
git init -q -b main .
mkdir log; echo one > log/a.md; echo other > other; git add .; git commit -qm 1
echo two > log/a.md; git commit -qam 2
git checkout -q -b side; echo side > log/b.md; git add .; git commit -qm 3
git checkout -q main; echo more > other; git commit -qam 4
git merge -q side -m merged
echo three > log/a.md; git commit -qam 5
echo not committed > log/a.md
`)
	existing, err := Find(dir)
	if err != nil || existing == nil {
		t.Fatal(existing, err)
	}
	history, err := existing.History("log")
	if err != nil {
		t.Fatal(err)
	}
	if texts, err := history.Versions("b.md", []byte("side\n")); err != nil || len(texts) > 0 {
		t.Errorf("what never changed held %q (%v)", texts, err)
	}
	for name, want := range map[string]string{"a.md": "one two three", "b.md": "side", "c.md": ""} {
		texts, err := history.Versions(name, nil)
		var got []string
		for _, text := range texts {
			got = append(got, strings.TrimSpace(string(text)))
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s held %q, not %q (%v)", name, got, want, err)
		}
	}
}

func TestHistoryOfNothing(t *testing.T) {
	dir := run(t, "git init -q .")
	existing, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	history, err := existing.History("log")
	if err != nil {
		t.Fatal(err)
	}
	if texts, err := history.Versions("a.md", nil); err != nil || len(texts) > 0 {
		t.Errorf("%v, %v", texts, err)
	}
}

func TestUnmergedKeepsWhatIsNew(t *testing.T) {
	dir := run(t, `
git init -q -b main .
mkdir log; echo a > log/1-a.md; git add .; git commit -qm 1
git checkout -q -b renamed; git mv log/1-a.md log/1-b.md; git commit -qm renamed
git checkout -q main; git checkout -q -b merged; echo c > log/2-c.md; git add .; git commit -qm c
git checkout -q main; git merge -q merged; git mv log/2-c.md log/3-c.md; git commit -qm renumbered
git checkout -q -b fresh HEAD^; echo d > log/3-d.md; git add .; git commit -qm d
git checkout -q --orphan alone; git rm -qrf .; mkdir log; echo e > log/1-e.md; git add .; git commit -qm e
git checkout -q main
`)
	existing, err := Find(filepath.Join(dir, "log"))
	if err != nil || existing == nil {
		t.Fatal(existing, err)
	}
	list, err := existing.Sightings("log")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := existing.Unmerged(list, "log", func(a, b string) bool { return a[0] == b[0] })
	var got []string
	for _, s := range kept {
		got = append(got, s.Name+" on "+s.Where)
	}
	if err != nil || strings.Join(got, ", ") != "1-e.md on branch alone, 3-d.md on branch fresh" {
		t.Errorf("%q, %v", got, err)
	}
}
