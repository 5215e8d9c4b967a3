// Package walls keeps the plan of the house: which room may import which, and
// which room is the only door to a library. It has no code, only this test.
package walls

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/underpin-dev/underpin/"

// arrows: a wing may import itself and the wings to its right. Each wall says
// why it stands.
var arrows = map[string]struct {
	mayImport []string
	because   string
}{
	"cmd":        {[]string{"cmd", "generators", "decisions", "templates"}, "the edge reaches everything and nothing reaches it"},
	"generators": {[]string{"generators", "decisions"}, "generating needs a decision, never a flag, a prompt or the built-in packs"},
	"decisions":  {[]string{"decisions"}, "deciding must not know how anything is written or asked"},
	"templates":  {nil, "templates are data: a platform team's own stand in the same place"},
}

// doors: a library and the only rooms that may know it.
var doors = map[string]struct {
	rooms   []string
	because string
}{
	"github.com/AlecAivazis/survey/v2": {[]string{"cmd/internal/prompt"}, "prompts can be replaced without touching a command"},
	"github.com/spf13/cobra":           {[]string{"cmd/internal/cli"}, "flags are told apart from work"},
	"github.com/Masterminds/sprig/v3":  {[]string{"generators/render"}, "the functions of sprig are chosen in one place"},
	"github.com/go-git/go-git/v5":      {[]string{"generators/repo"}, "one room talks to git"},
	"github.com/go-git/go-billy/v5":    {[]string{"generators/repo"}, "it is how go-git sees a folder"},
	"github.com/sergi/go-diff":         {[]string{"generators/merge"}, "what merging rests on can be replaced"},
	"os/exec":                          {[]string{"generators/verify", "cmd/internal/prompt/person", "cmd/underpin"}, "only verifying a pack, a person's editor, and the tests' person at a terminal, run programs"},
	"net/http":                         {[]string{"generators/verify"}, "only the contract suite speaks HTTP"},
	"math/rand":                        {[]string{"decisions/evaluation"}, "equal input gives equal bytes: only weightings are drawn, from a fixed seed"},
}

// pure rooms may not reach the world: same input, same bytes.
var pure = []string{"decisions", "decisions/checklist", "decisions/catalog", "decisions/evaluation", "decisions/document", "decisions/finding", "decisions/adr", "generators/render", "generators/tree"}

var world = []string{"os", "time/tzdata", "net", "os/user", "path/filepath"}

func TestWalls(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range importsOfProduct(t) {
		room := path.Dir(file)
		wing, _, _ := strings.Cut(file, "/")
		seen[room] = true
		for _, imported := range imports {
			if inside, ok := strings.CutPrefix(imported, module); ok {
				checkArrow(t, file, wing, inside)
			}
			checkDoors(t, file, room, imported)
			for _, outside := range world {
				if imported == outside && slices.Contains(pure, room) {
					t.Errorf("%s imports %s: %s is pure", file, imported, room)
				}
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d rooms were read: is the walk right?", len(seen))
	}
}

func checkArrow(t *testing.T, file, wing, imported string) {
	t.Helper()
	target, _, _ := strings.Cut(imported, "/")
	if !slices.Contains(arrows[wing].mayImport, target) {
		t.Errorf("%s imports %s: %s", file, imported, arrows[wing].because)
	}
}

func checkDoors(t *testing.T, file, room, imported string) {
	t.Helper()
	for library, door := range doors {
		if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(door.rooms, room) {
			t.Errorf("%s imports %s: %s", file, imported, door.because)
		}
	}
}

// importsOfProduct reads the imports of every Go file that is not a test.
func importsOfProduct(t *testing.T) map[string][]string {
	t.Helper()
	root := filepath.Join("..", "..", "..")
	imports := map[string][]string{}
	for wing := range arrows {
		err := filepath.WalkDir(filepath.Join(root, wing), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			relative, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			slashed := filepath.ToSlash(relative)
			imports[slashed] = []string{}
			for _, spec := range file.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				imports[slashed] = append(imports[slashed], imported)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return imports
}
