package merge

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var cases = flag.Int("cases", 500, "how many random merges are compared with git")

var sides = Labels{Ours: "ours", Theirs: "theirs"}

func TestText(t *testing.T) {
	for _, tc := range []struct{ name, base, ours, theirs, want string }{
		{"nothing", "a\nb\n", "a\nb\n", "a\nb\n", "a\nb\n"},
		{"one side", "a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n", "a\nB\nc\n"},
		{"the other side", "a\nb\nc\n", "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n"},
		{"both, apart", "a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n", "A\nb\nc\nD\n"},
		{"both alike", "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n"},
		{"one deletes", "a\nb\nc\n", "a\nc\n", "a\nb\nc\n", "a\nc\n"},
		{"all new", "", "a\n", "", "a\n"},
		{"both at one place", "a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n", "a\n<<<<<<< ours\nX\n=======\nY\n>>>>>>> theirs\nc\n"},
		{"one deletes what the other changes", "a\nb\nc\n", "a\nc\n", "a\nB\nc\n", "a\n<<<<<<< ours\n=======\nB\n>>>>>>> theirs\nc\n"},
		{"neighbouring lines", "a\nb\nc\nd\n", "a\nB\nc\nd\n", "a\nb\nC\nd\n", "a\n<<<<<<< ours\nB\nc\n=======\nb\nC\n>>>>>>> theirs\nd\n"},
		{"without the last line feed", "a", "b", "c", "<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"},
		{"with carriage returns", "a\r\n", "b\r\n", "c\r\n", "<<<<<<< ours\r\nb\r\n=======\r\nc\r\n>>>>>>> theirs\r\n"},
		{
			"what both have stands outside", "x\n", "1\n2\n3\n4\na\n5\n", "1\n2\n3\n4\nb\n5\n",
			"1\n2\n3\n4\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n5\n",
		},
	} {
		got := Text([]byte(tc.base), []byte(tc.ours), []byte(tc.theirs), sides)
		if string(got.Text) != tc.want {
			t.Errorf("%s: got\n%s", tc.name, got.Text)
		}
		if !slices.Equal(got.Conflicts, Unresolved(got.Text)) {
			t.Errorf("%s: conflicts at %v, found at %v", tc.name, got.Conflicts, Unresolved(got.Text))
		}
	}
}

// edit changes, deletes and inserts lines. Some new lines are what the other
// side may write in the same place; none occurs twice, since where a line
// repeats there is more than one shortest difference.
func edit(r *rand.Rand, base []string, side string) []string {
	var out []string
	for i, line := range base {
		switch n := r.IntN(100); {
		case n < 6:
		case n < 12:
			out = append(out, fmt.Sprintf("%s %d\n", side, i))
		case n < 16:
			out = append(out, line, fmt.Sprintf("%s %d\n", side, i))
		case n < 19:
			out = append(out, fmt.Sprintf("both %d\n", i), line)
		default:
			out = append(out, line)
		}
	}
	return out
}

// The same three texts give what git's own merge gives.
func TestMergesLikeGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not here to compare with")
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(7, 7))
	for i := range *cases {
		var base []string
		for n := range r.IntN(40) {
			base = append(base, fmt.Sprintf("line %d of the base\n", n))
		}
		texts := [][]string{edit(r, base, "ours"), base, edit(r, base, "theirs")}
		args := []string{"merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs"}
		for j, text := range texts {
			name := filepath.Join(dir, fmt.Sprint(j))
			if err := os.WriteFile(name, []byte(strings.Join(text, "")), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, name)
		}
		want, err := exec.Command(git, args...).Output()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		got := Text(join(texts[1]), join(texts[0]), join(texts[2]), sides)
		if !bytes.Equal(got.Text, want) {
			t.Errorf("case %d: base\n%sours\n%stheirs\n%s-- git:\n%s-- here:\n%s", i, join(base), join(texts[0]), join(texts[2]), want, got.Text)
			return
		}
	}
}

func join(lines []string) []byte { return []byte(strings.Join(lines, "")) }

// Every line that one side wrote is in the result, and merging with nothing
// changed gives the other side.
func TestNoLineIsLost(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) []byte {
		return join(rapid.SliceOfN(rapid.SampledFrom([]string{"a\n", "b\n", "c\n", "\n", "d\r\n", "e"}), 0, 12).Draw(t, "lines"))
	})
	rapid.Check(t, func(t *rapid.T) {
		base, ours, theirs := text.Draw(t, "base"), text.Draw(t, "ours"), text.Draw(t, "theirs")
		if got := Text(base, ours, base, sides); !bytes.Equal(got.Text, ours) || got.Conflicts != nil {
			t.Fatalf("theirs changed nothing: %q", got.Text)
		}
		if got := Text(base, base, theirs, sides); !bytes.Equal(got.Text, theirs) || got.Conflicts != nil {
			t.Fatalf("ours changed nothing: %q", got.Text)
		}
		if got := Text(base, ours, ours, sides); !bytes.Equal(got.Text, ours) || got.Conflicts != nil {
			t.Fatalf("both changed the same: %q", got.Text)
		}
		got := Text(base, ours, theirs, sides)
		for _, side := range [][]byte{ours, theirs} {
			for _, line := range lines(side) {
				if !bytes.Contains(base, []byte(line)) && !bytes.Contains(got.Text, []byte(strings.TrimRight(line, "\n"))) {
					t.Fatalf("%q is lost in %q", line, got.Text)
				}
			}
		}
	})
}

func TestPartsStandBesideWhatWasPutIn(t *testing.T) {
	whole := func(lines []string) bool { return strings.HasPrefix(lines[0], "part") }
	for name, tc := range map[string]struct {
		base, ours, theirs, want string
		conflicts                int
	}{
		"both at one place":    {"a\nb\n", "a\nmine\n\nb\n", "a\npart 1\n\nb\n", "a\nmine\n\npart 1\n\nb\n", 0},
		"no whole part":        {"a\nb\n", "a\nmine\nb\n", "a\ntheirs\nb\n", "a\n<<<<<<< o\nmine\n=======\ntheirs\n>>>>>>> t\nb\n", 1},
		"in place of a line":   {"a\nb\nc\n", "a\nmine\nc\n", "a\npart 1\nc\n", "a\n<<<<<<< o\nmine\n=======\npart 1\n>>>>>>> t\nc\n", 1},
		"what both put in":     {"a\nb\n", "a\npart 1\nb\n", "a\npart 1\nb\n", "a\npart 1\nb\n", 0},
		"nothing of the other": {"a\nb\n", "a\nb\n", "a\npart 1\nb\n", "a\npart 1\nb\n", 0},
	} {
		got := Parts([]byte(tc.base), []byte(tc.ours), []byte(tc.theirs), Labels{"o", "t"}, whole)
		if string(got.Text) != tc.want || len(got.Conflicts) != tc.conflicts {
			t.Errorf("%s: %d conflicts in\n%s", name, len(got.Conflicts), got.Text)
		}
	}
}

func TestSides(t *testing.T) {
	kept, refused, conflicts := Sides([]byte("a\nb\nc\nd\ne\n"), []byte("A\nb\nours\nd\ne\n"), []byte("a\nb\ntheirs\nd\nE\n"))
	if string(kept) != "A\nb\nours\nd\nE\n" || string(refused) != "a\nb\ntheirs\nd\ne\n" || !slices.Equal(conflicts, []int{3}) {
		t.Errorf("%q, %q, %v", kept, refused, conflicts)
	}
}

// Without markers, the same places conflict, our lines stay, and what is refused
// is a part of what theirs changed, none of ours.
func TestSidesPartTheirChange(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 500 {
		var base []string
		for n := range r.IntN(30) {
			base = append(base, fmt.Sprintf("line %d of the base\n", n))
		}
		ours, theirs := join(edit(r, base, "ours")), join(edit(r, base, "theirs"))
		marked := Text(join(base), ours, theirs, sides)
		kept, refused, conflicts := Sides(join(base), ours, theirs)
		if string(kept) != ourSide(marked.Text) || len(conflicts) != len(marked.Conflicts) {
			t.Fatalf("%s\n-- kept:\n%s", marked.Text, kept)
		}
		again := Text(join(base), refused, theirs, sides)
		if !bytes.Equal(again.Text, theirs) || (conflicts == nil) != bytes.Equal(refused, join(base)) {
			t.Fatalf("%s\n-- refused:\n%s", marked.Text, refused)
		}
	}
}

// ourSide takes our side of each conflict in a text with markers.
func ourSide(text []byte) string {
	var out strings.Builder
	in, first := false, false
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, oursMarker):
			in, first = true, true
		case in && line == middleMarker+"\n":
			first = false
		case strings.HasPrefix(line, theirsMarker):
			in = false
		case !in || first:
			out.WriteString(line)
		}
	}
	return out.String()
}

func TestSimilarity(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want float64
	}{{"", "", 0}, {"a\nb\n", "a\nb\n", 1}, {"a\nb\n", "b\n\n  a", 1}, {"a\nb\nc\n", "a\nd\ne\n", 1. / 3}, {"a\n", "b\n", 0}, {"a\na\n", "a\n", 2. / 3}} {
		if got := Similarity([]byte(tc.a), []byte(tc.b)); got != tc.want {
			t.Errorf("%q, %q: %f", tc.a, tc.b, got)
		}
	}
}
