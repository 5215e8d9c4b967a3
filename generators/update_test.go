package generators

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/generators/merge"
	"github.com/underpin-dev/underpin/generators/tree"
)

// files is a tree of paths with their texts; a path that ends in * may be run.
func files(t testing.TB, texts map[string]string) tree.Tree {
	t.Helper()
	var list []tree.File
	for name, text := range texts {
		plain := strings.TrimSuffix(name, "*")
		list = append(list, tree.File{Path: plain, Data: []byte(text), Executable: plain != name})
	}
	made, err := tree.New(list...)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

const long = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"

func TestUpdate(t *testing.T) {
	type texts = map[string]string
	for name, tc := range map[string]struct {
		base, ours, theirs texts
		inTheWay           []string
		want               string // the steps
		after              texts  // ours, when it is done
	}{
		"nothing":         {texts{"a": "1"}, texts{"a": "1"}, texts{"a": "1"}, nil, "", texts{"a": "1"}},
		"changed there":   {texts{"a": "1"}, texts{"a": "1"}, texts{"a": "2"}, nil, "changed a", texts{"a": "2"}},
		"changed here":    {texts{"a": "1"}, texts{"a": "2"}, texts{"a": "1"}, nil, "", texts{"a": "2"}},
		"changed alike":   {texts{"a": "1"}, texts{"a": "2"}, texts{"a": "2"}, nil, "", texts{"a": "2"}},
		"merged":          {texts{"a": long}, texts{"a": "0\n" + long}, texts{"a": long + "9\n"}, nil, "merged a", texts{"a": "0\n" + long + "9\n"}},
		"alike, and more": {texts{"a": long}, texts{"a": "0\n" + long + "9\n"}, texts{"a": long + "9\n"}, nil, "", texts{"a": "0\n" + long + "9\n"}},
		"conflict":        {texts{"a": "1\n"}, texts{"a": "2\n"}, texts{"a": "3\n"}, nil, "conflict a:1 both sides changed the same lines", texts{"a": "<<<<<<< ours\n2\n=======\n3\n>>>>>>> house 2\n"}},
		"added":           {nil, nil, texts{"a": ""}, nil, "added a", texts{"a": ""}},
		"added on both":   {nil, texts{"a": "1\n"}, texts{"a": "2\n"}, nil, "conflict a:1 was added here, and the pack brings one now, too", texts{"a": "<<<<<<< ours\n1\n=======\n2\n>>>>>>> house 2\n"}},
		"added alike":     {nil, texts{"a": "1"}, texts{"a": "1"}, nil, "", texts{"a": "1"}},
		"filled":          {texts{"a": ""}, texts{"a": ""}, texts{"a": "1"}, nil, "changed a", texts{"a": "1"}},
		"emptied":         {texts{"a": "1"}, texts{"a": "1"}, texts{"a": ""}, nil, "changed a", texts{"a": ""}},
		"deleted there":   {texts{"a": "1"}, texts{"a": "1"}, nil, nil, "removed a", nil},
		"edited, deleted": {texts{"a": "1"}, texts{"a": "2"}, nil, nil, "conflict a was removed from the pack and changed or renamed here; it stays: delete it unless you need it", texts{"a": "2"}},
		"deleted here":    {texts{"a": "1"}, nil, texts{"a": "1"}, nil, "", nil},
		"deleted, edited": {texts{"a": "1"}, nil, texts{"a": "2"}, nil, "kept a is not here, and stays away; the pack changed it", nil},
		"deleted on both": {texts{"a": "1"}, nil, nil, nil, "", nil},

		"made executable there":  {texts{"a": "1"}, texts{"a": "1"}, texts{"a*": "1"}, nil, "changed a", texts{"a*": "1"}},
		"made executable here":   {texts{"a": "1"}, texts{"a*": "1"}, texts{"a": "2"}, nil, "changed a", texts{"a*": "2"}},
		"mode there, text here":  {texts{"a": "1"}, texts{"a": "2"}, texts{"a*": "1"}, nil, "changed a", texts{"a*": "2"}},
		"no longer executable":   {texts{"a*": "1"}, texts{"a*": "1"}, texts{"a": "1"}, nil, "changed a", texts{"a": "1"}},
		"renamed there":          {texts{"a": long}, texts{"a": long}, texts{"b": long}, nil, "renamed a -> b", texts{"b": long}},
		"renamed, edited here":   {texts{"a": long}, texts{"a": long + "9\n"}, texts{"b": long}, nil, "renamed a -> b", texts{"b": long + "9\n"}},
		"renamed and edited":     {texts{"a": long}, texts{"a": "0\n" + long}, texts{"b": long + "9\n"}, nil, "merged a -> b", texts{"b": "0\n" + long + "9\n"}},
		"renamed here":           {texts{"a": long}, texts{"b": long}, texts{"a": long + "9\n"}, nil, "changed b", texts{"b": long + "9\n"}},
		"renamed and edited too": {texts{"a": long}, texts{"b": "0\n" + long}, texts{"a": long + "9\n"}, nil, "merged b", texts{"b": "0\n" + long + "9\n"}},
		"renamed alike":          {texts{"a": long}, texts{"b": long}, texts{"b": long + "9\n"}, nil, "changed b", texts{"b": long + "9\n"}},
		"renamed differently":    {texts{"a": long}, texts{"b": long}, texts{"c": long + "9\n"}, nil, "changed b", texts{"b": long + "9\n"}},
		"renamed, deleted here":  {texts{"a": long}, nil, texts{"b": long + "9\n"}, nil, "kept a is not here, and stays away; the pack changed it", nil},
		"renamed, deleted there": {texts{"a": long}, texts{"b": long}, nil, nil, "conflict b was removed from the pack and changed or renamed here; it stays: delete it unless you need it", texts{"b": long}},
		"renamed onto ours":      {texts{"a": long}, texts{"a": long, "b": "mine"}, texts{"b": long}, nil, "conflict a the pack renamed it to b, which is something else here", texts{"a": long, "b": "mine"}},
		"only capitals":          {texts{"Readme": long}, texts{"Readme": long}, texts{"README": long}, nil, "renamed Readme -> README", texts{"README": long}},
		"little in common":       {texts{"a": "x\ny\n"}, texts{"a": "x\ny\n"}, texts{"b": "1\n2\nx\n"}, nil, "removed a|added b", texts{"b": "1\n2\nx\n"}},
		"the nearest of two":     {texts{"in/a": long}, texts{"in/a": long}, texts{"b": long, "out/a": long}, nil, "added b|renamed in/a -> out/a", texts{"b": long, "out/a": long}},
		"empty, not renamed":     {texts{"a": ""}, texts{"a": ""}, texts{"b": ""}, nil, "removed a|added b", texts{"b": ""}},

		"binary there":       {texts{"a": "\x001"}, texts{"a": "\x001"}, texts{"a": "\x002"}, nil, "changed a", texts{"a": "\x002"}},
		"binary on both":     {texts{"a": "\x001"}, texts{"a": "\x002"}, texts{"a": "\x003"}, nil, "conflict a is no text and was changed on both sides; the pack's is a.theirs", texts{"a": "\x002", "a.theirs": "\x003"}},
		"a link here":        {texts{"a": "1"}, nil, texts{"a": "2"}, []string{"a"}, "kept a is no plain file here; the pack changed it", nil},
		"a folder here":      {nil, nil, texts{"a": "2"}, []string{"a"}, "conflict a is new in the pack, and something else is in the way", nil},
		"a file for folder":  {nil, texts{"a": "mine"}, texts{"a/b": "2"}, nil, "conflict a/b is new in the pack, and something else is in the way", texts{"a": "mine"}},
		"capitals differ":    {nil, texts{"README": "mine"}, texts{"readme": "2"}, nil, "conflict readme is new in the pack, and something else is in the way", texts{"README": "mine"}},
		"a file to a folder": {texts{"a": "1"}, texts{"a": "1"}, texts{"a/b": "2"}, nil, "removed a|added a/b", texts{"a/b": "2"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := Merging{Base: files(t, tc.base), Ours: files(t, tc.ours), Theirs: files(t, tc.theirs), InTheWay: tc.inTheWay, Labels: merge.Labels{Ours: "ours", Theirs: "house 2"}}
			u := Update(m)
			if got := told(u); got != tc.want {
				t.Errorf("%s", got)
			}
			if got, want := done(t, m.Ours, u), files(t, tc.after); got.Digest() != want.Digest() {
				t.Errorf("it holds %v, not %v", got, want)
			}
		})
	}
}

func told(u Updated) string {
	var list []string
	for _, s := range u.Steps {
		line := fmt.Sprintf("%s %s", s.Kind, s.name())
		if s.Path != "" && s.To != "" && s.Path != s.To {
			line = fmt.Sprintf("%s %s -> %s", s.Kind, s.Path, s.To)
		}
		if s.Lines != nil {
			line += fmt.Sprintf(":%d", s.Lines[0])
		}
		list = append(list, strings.TrimSpace(line+" "+s.Note))
	}
	return strings.Join(list, "|")
}

// done is a tree after the steps were done in it.
func done(t testing.TB, ours tree.Tree, u Updated) tree.Tree {
	t.Helper()
	byPath := map[string]tree.File{}
	for _, f := range ours.Files() {
		byPath[f.Path] = f
	}
	for _, s := range u.Steps {
		if s.Before != nil {
			delete(byPath, s.Path)
		}
	}
	for _, s := range u.Steps {
		if s.After != nil {
			f := *s.After
			f.Path = s.To
			byPath[f.Path] = f
		}
		for _, f := range s.Beside {
			byPath[f.Path] = tree.File{Path: f.Path, Data: f.Text}
		}
	}
	var list []tree.File
	for _, f := range byPath {
		list = append(list, f)
	}
	made, err := tree.New(list...)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestUpdateRejects(t *testing.T) {
	m := Merging{
		Base:   files(t, map[string]string{"a": long}),
		Ours:   files(t, map[string]string{"a": strings.Replace(long, "one", "ours", 1)}),
		Theirs: files(t, map[string]string{"a": strings.Replace(strings.Replace(long, "one", "theirs", 1), "eight", "9", 1)}),
		Reject: true,
	}
	u := Update(m)
	if got := told(u); got != "conflict a:1 both sides changed the same lines; the pack's change is in a.rej" {
		t.Error(got)
	}
	after := done(t, m.Ours, u)
	if a, _ := after.File("a"); string(a.Data) != "ours\ntwo\nthree\nfour\nfive\nsix\nseven\n9\n" {
		t.Errorf("%s", a.Data)
	}
	if rej, _ := after.File("a.rej"); !strings.Contains(string(rej.Data), "@@ -1,4 +1,4 @@\n-one\n+theirs\n two\n") || strings.Contains(string(rej.Data), "9") {
		t.Errorf("%s", rej.Data)
	}
}

// Where one side changed nothing, the other's is the result, whatever it did;
// and no file that only we have, or only we changed, is touched.
func TestUpdateTakesOneSideWhole(t *testing.T) {
	some := rapid.MapOfN(rapid.SampledFrom([]string{"a", "b", "c", "in/a", "in/d*"}), rapid.SampledFrom([]string{"", "1\n", "1\n2\n3\n", "2\n3\n4\n", "\x00", "x\ny\nz\n"}), 0, 5)
	rapid.Check(t, func(rt *rapid.T) {
		base, other := files(t, some.Draw(rt, "base")), files(t, some.Draw(rt, "other"))
		if got := done(t, base, Update(Merging{Base: base, Ours: base, Theirs: other})); got.Digest() != other.Digest() {
			rt.Fatalf("ours changed nothing: %v, not %v", got, other)
		}
		if u := Update(Merging{Base: base, Ours: other, Theirs: base}); len(u.Steps) > 0 {
			rt.Fatalf("theirs changed nothing: %v", told(u))
		}
	})
}
