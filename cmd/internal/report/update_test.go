package report_test

import (
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

func TestUpdateSaysWhatBecomesOfAFile(t *testing.T) {
	text := &tree.File{Data: []byte("x")}
	for want, step := range map[string]generators.Step{
		"  renamed   a -> b\n":             {Kind: generators.Renamed, Path: "a", To: "b", Before: text, After: text},
		"  conflict  a -> b:3\n":           {Kind: generators.Conflict, Path: "a", To: "b", Before: text, After: text, Lines: []int{3, 9}},
		"  conflict  a:3\n":                {Kind: generators.Conflict, Path: "a", To: "a", Before: text, After: text, Lines: []int{3}},
		"  added     b\n":                  {Kind: generators.Added, To: "b", After: text},
		"  removed   a\n":                  {Kind: generators.Removed, Path: "a", Before: text},
		"  left out  a\n            why\n": {Kind: generators.Kept, Path: "a", To: "a", Note: "why"},
	} {
		var b strings.Builder
		if report.Updated(&b, report.Update{Steps: []generators.Step{step}}); !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in %q", want, b.String())
		}
	}
}

func TestUpdateSaysWhatBecomesOfOptionsAndTags(t *testing.T) {
	var b strings.Builder
	report.Updated(&b, report.Update{
		Pack: pack.Pack{Manifest: pack.Manifest{Name: "house", Version: "1.0.0"}}, Nothing: true, Newer: "p@v2", Set: "c.yaml:3",
	})
	report.Updated(&b, report.Update{Options: []report.OptionChange{{Name: "level", Before: "info", Gone: true}}, Newer: "p@v2"})
	for _, want := range []string{
		"Nothing new: house 1.0.0 is what this repository follows already.\nThere is a newer tag: write p@v2 in c.yaml:3\n",
		"  option    level is gone; it was info\n", "There is a newer tag: underpin update --pack p@v2\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in %q", want, b.String())
		}
	}
}
