package tree

import (
	"path"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCheckPath(t *testing.T) {
	good := []string{"a", "a/b.go", ".github/workflows/ci.yml", "été/ü.txt", ".gitignore", "com0", "console", "a.b.c", "con-fig", "..."[:2] + "x"}
	bad := []string{
		"", "/a", "a//b", "a/", ".", "..", "../a", "a/../b", "./a", `a\b`, "C:/a", "a:b", "a\x00", "a\nb", "a\x1b[31m",
		".git", ".git/config", "sub/.GIT/hooks/x", "git~1/x", ".g\u200cit/x", "con", "NUL.txt", "a/aux.c", "com1", "LPT9.log", "com¹",
		"a.", "a ", "a./b", "what?", "a*", `a"b`, "a<b", "a|b", "\xff", strings.Repeat("x", 256),
	}
	for _, p := range good {
		if err := CheckPath(p); err != nil {
			t.Errorf("CheckPath(%q) = %v", p, err)
		}
	}
	for _, p := range bad {
		if CheckPath(p) == nil {
			t.Errorf("CheckPath(%q) takes it", p)
		}
	}
}

func TestNewRefusesCollisions(t *testing.T) {
	for want, paths := range map[string][]string{
		"two files of this name":        {"a", "a"},
		"collides with README.md":       {"README.md", "readme.md"},
		"both a file and a folder":      {"a", "a/b"},
		"collides with A where":         {"A/x", "a/y"},
		"stay inside the tree":          {"../x"},
		"x/Y: collides with x/y":        nil,
		"must not lead into a .git fol": {".git/config"},
	} {
		var files []File
		for _, p := range paths {
			files = append(files, File{Path: p})
		}
		if paths == nil {
			files, want = []File{{Path: "x/y"}, {Path: "x/Y"}}, "collides with x/Y"
		}
		if _, err := New(files...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("New(%v) = %v, want %q", paths, err, want)
		}
	}
}

func TestTreeIsAValueInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{2,6}(/[a-z]{7,9}){0,2}`), 0, 12, rapid.ID[string]).Draw(t, "names")
		var files []File
		for _, name := range names {
			files = append(files, File{Path: name, Data: []byte(name), Executable: len(name)%2 == 0})
		}
		one, err := New(files...)
		if err != nil {
			t.Skip(err)
		}
		shuffled := rapid.Permutation(files).Draw(t, "shuffled")
		other, err := New(shuffled...)
		if err != nil || one.Digest() != other.Digest() {
			t.Fatalf("order matters: %v", err)
		}
		if !slices.IsSortedFunc(one.Files(), byPath) || one.Len() != len(files) {
			t.Fatal("files are missing or not sorted")
		}
		for _, f := range files {
			if got, ok := one.File(f.Path); !ok || string(got.Data) != f.Path {
				t.Fatalf("%s is lost", f.Path)
			}
		}
	})
}

func TestDigestSeesEveryPart(t *testing.T) {
	trees := map[string]Tree{}
	for _, files := range [][]File{
		nil, {{Path: "a"}}, {{Path: "b"}}, {{Path: "a", Data: []byte("x")}}, {{Path: "a", Executable: true}}, {{Path: "a"}, {Path: "b"}},
	} {
		made, err := New(files...)
		if err != nil {
			t.Fatal(err)
		}
		trees[made.Digest()] = made
	}
	if len(trees) != 6 {
		t.Errorf("%d digests for 6 trees", len(trees))
	}
}

func FuzzCheckPath(f *testing.F) {
	for _, seed := range []string{"a/b", "../x", "/", "con", ".git/x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if CheckPath(p) != nil {
			return
		}
		if path.IsAbs(p) || path.Clean(p) != p || strings.HasPrefix(path.Join("/root", p), "/root/") == false {
			t.Errorf("CheckPath takes %q", p)
		}
	})
}
