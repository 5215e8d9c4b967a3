package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/generators/tree"
	"github.com/underpin-dev/underpin/templates"
)

// shipped is what every starter has, whatever its framework.
var shipped = []string{
	".dockerignore", ".editorconfig", ".env.example", ".gitattributes", ".gitignore",
	"AGENTS.md", "Dockerfile", "Makefile", "README.md", "catalog-info.yaml", "compose.yaml",
	"deploy/kubernetes.yaml", "deploy/migrate.yaml", // the answers name Kubernetes
}

// verbs are what every starter's Makefile can do.
var verbs = strings.Fields("setup dev run test lint fmt check build migrate rollback openapi clean help")

// TestStartersAreAlike renders every built-in pack with every combination of
// the options that all of them have.
func TestStartersAreAlike(t *testing.T) {
	app := &App{Templates: templates.FS}
	names, err := builtInPacks(app)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, options := range combinations(map[string][]string{
				"database": {"sqlite", "postgresql"},
				"ci":       {"github", "gitlab", "none"},
				"license":  {"none", "mit", "apache-2.0"},
			}) {
				for _, posture := range []string{"standard", "regulated"} {
					if posture == "regulated" && options["license"] != "none" {
						continue // no licence depends on it
					}
					files := rendered(t, app, name, posture, options)
					for _, problem := range faults(files, options) {
						t.Errorf("%s, with %v: %s", posture, options, problem)
					}
					readme, _ := files.File("README.md")
					if strict := strings.Contains(string(readme.Data), "## Because the service is regulated"); strict != (posture == "regulated") {
						t.Errorf("%s, with %v: the README says that it is regulated: %t", posture, options, strict)
					}
				}
			}
		})
	}
}

// TestStartersRenderTheSameTwice renders what has most of each pack in it.
func TestStartersRenderTheSameTwice(t *testing.T) {
	app := &App{Templates: templates.FS}
	names, err := builtInPacks(app)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, database := range []string{"sqlite", "postgresql"} {
			options := map[string]string{"database": database, "ci": "github", "license": "apache-2.0"}
			first, second := rendered(t, app, name, "regulated", options), rendered(t, app, name, "regulated", options)
			if first.Digest() != second.Digest() {
				t.Errorf("%s with %s renders otherwise the second time", name, database)
			}
		}
	}
}

func rendered(t *testing.T, app *App, name, posture string, options map[string]string) tree.Tree {
	t.Helper()
	p, _, err := openBuiltIn(app, name)
	if err != nil {
		t.Fatal(err)
	}
	var answers checklist.Answers
	for id, value := range map[string]string{
		"service.title":       `Orders & "Co" <b> Süd`,
		"service.description": `Takes 'orders' \ and $pays: #1.`,
		"service.owner":       "team: payments",
		"deployment.targets":  "kubernetes",
		"security.posture":    posture,
	} {
		if answers, err = answers.With(id, value); err != nil {
			t.Fatal(err)
		}
	}
	files, err := renderAlone(app, p, answers, options)
	if err != nil {
		t.Fatalf("%s with %v: %v", name, options, err)
	}
	return files
}

// combinations are all ways to set some options.
func combinations(choices map[string][]string) []map[string]string {
	list := []map[string]string{{}}
	for _, name := range slices.Sorted(maps.Keys(choices)) {
		var longer []map[string]string
		for _, values := range list {
			for _, value := range choices[name] {
				next := map[string]string{name: value}
				for k, v := range values {
					next[k] = v
				}
				longer = append(longer, next)
			}
		}
		list = longer
	}
	return list
}

var unpinned = regexp.MustCompile(`uses: [^@\s]+@(?:[^0-9a-f]|[0-9a-f]{1,39}\b)`)

func faults(files tree.Tree, options map[string]string) []string {
	var problems []string
	add := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	for _, f := range files.Files() {
		if err := parses(f); err != nil {
			add("%s: %v", f.Path, err)
		}
		for _, forbidden := range []string{"TODO", "FIXME", `"resolved":`} {
			if bytes.Contains(f.Data, []byte(forbidden)) {
				add("%s holds %s", f.Path, forbidden)
			}
		}
		if strings.HasPrefix(f.Path, ".github/") {
			if found := unpinned.Find(f.Data); found != nil {
				add("%s: not pinned: %s", f.Path, found)
			}
		}
	}
	wanted := slices.Clone(shipped)
	if options["license"] != "none" {
		wanted = append(wanted, "LICENSE")
	}
	if options["ci"] == "gitlab" {
		wanted = append(wanted, ".gitlab-ci.yml")
	}
	for _, name := range wanted {
		if _, ok := files.File(name); !ok {
			add("%s is missing", name)
		}
	}
	github := slices.ContainsFunc(files.Files(), func(f tree.File) bool { return strings.HasPrefix(f.Path, ".github/workflows/") })
	if github != (options["ci"] == "github") {
		add("workflows of GitHub: %t", github)
	}
	makefile, _ := files.File("Makefile")
	for _, verb := range verbs {
		if !regexp.MustCompile(`(?m)^` + verb + `:`).Match(makefile.Data) {
			add("Makefile: no verb %s", verb)
		}
	}
	readme, _ := files.File("README.md")
	if !strings.Contains(string(readme.Data), "(docs/decisions/0001-") {
		add("README.md does not link the decision")
	}
	return problems
}

// parses checks the files whose language is known here.
func parses(f tree.File) error {
	switch path.Ext(f.Path) {
	case ".json":
		if !json.Valid(f.Data) && !strings.HasPrefix(path.Base(f.Path), "tsconfig") { // which may have comments
			return errors.New("not valid JSON")
		}
	case ".yml", ".yaml":
		decoder := yaml.NewDecoder(strings.NewReader(string(f.Data)))
		for {
			var document any
			if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
	return nil
}

// No ranking ends in "there is no starter for your choice".
func TestEachFrameworkHasAStarter(t *testing.T) {
	names, err := builtInPacks(&App{Templates: templates.FS})
	if frameworks := slices.Sorted(slices.Values(catalog.Default().FrameworkIDs())); err != nil || !slices.Equal(names, frameworks) {
		t.Errorf("starters %v for frameworks %v (%v)", names, frameworks, err)
	}
}

// The README says of each starter, and of no other, what was verified.
func TestReadmeListsEachStarter(t *testing.T) {
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| .+ \\| (?:verified \\d{4}-\\d\\d-\\d\\d: .+|not yet verified.*) \\|$").FindAllStringSubmatch(string(text), -1) {
		listed = append(listed, row[1])
	}
	names, err := builtInPacks(&App{Templates: templates.FS})
	if err != nil || !slices.Equal(names, listed) {
		t.Errorf("the README lists %v; there are %v (%v)", listed, names, err)
	}
}
