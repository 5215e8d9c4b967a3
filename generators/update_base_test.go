package generators

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/generators/tree"
)

// Whatever a file holds, it comes back just so.
func TestBaseIsKeptByteByByte(t *testing.T) {
	text := rapid.OneOf(
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringMatching(`([ -~\t]{0,9}(\n|\r\n| \n|\n\n)){0,5}[ ]{0,2}`),
		rapid.SampledFrom([]string{"", "\n", " ", "\t\tx\n", "a: b\n", "---\n", "# c\n", "null", "1", "\ufeffx\n", "x\u2028y\n", "\r", "x\r", "\x85\n", "\u0085", "  indented\nless\n", "\n\nlate\n"}),
	)
	rapid.Check(t, func(rt *rapid.T) {
		files := map[string][]byte{}
		for name, content := range rapid.MapOfN(rapid.StringMatching(`[a-z]{1,3}`), text, 1, 3).Draw(rt, "files") {
			files[name] = []byte(content)
		}
		formatted, err := FormatBase(files)
		if err != nil {
			rt.Fatal(err)
		}
		back, err := ReadBase("base.yaml", formatted)
		if err != nil {
			rt.Fatalf("%v: %q", err, formatted)
		}
		for name, content := range files {
			if !bytes.Equal(back[name], content) {
				rt.Fatalf("%q came back as %q from %q", content, back[name], formatted)
			}
		}
	})
}

// The records and what underpin keeps are none of the pack's, whatever they are
// called now.
func TestScaffoldedLeavesRecordsOut(t *testing.T) {
	lock := Lock{Files: map[string]string{
		"main.go":                        "sha256:1",
		"docs/decisions/0001-renamed.md": "sha256:2",
		"docs/decisions/0002-x.md":       "sha256:3",
		".underpin/decisions/0001.md":    "sha256:2",
		".underpin/answers.yaml":         "sha256:4",
	}}
	got := lock.Scaffolded([]string{"docs/decisions/0002-x.md"})
	if len(got) != 1 || got["main.go"] == "" {
		t.Errorf("%v", got)
	}
}

// What was deleted here is known by its digest alone.
func TestBaseWithoutWhatIsGone(t *testing.T) {
	wanted := map[string]string{"same": digest([]byte("1")), "other": digest([]byte("2")), "dropped": digest([]byte("3")), "here": digest([]byte("4"))}
	theirs := files(t, map[string]string{"same": "1", "other": "new", "here": "4"})
	texts := map[string][]byte{"here": []byte("4")}
	base, missing, err := Lock{}.Base(wanted, texts)
	if err != nil || len(missing) != 3 || base.Len() != 1 {
		t.Fatalf("%v, %q, %v", base, missing, err)
	}
	if base, err = (Lock{}).BaseWithout(missing, theirs, wanted, texts); err != nil {
		t.Fatal(err)
	}
	ours, err := tree.New(tree.File{Path: "here", Data: []byte("4")})
	if err != nil {
		t.Fatal(err)
	}
	if got := told(Update(Merging{Base: base, Ours: ours, Theirs: theirs})); got != "kept other is not here, and stays away; the pack changed it" {
		t.Error(got)
	}
}
