package checklist_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func TestParseTellsEachMistakeAndItsPlace(t *testing.T) {
	for _, d := range documents {
		t.Run(d.name, func(t *testing.T) {
			_, err := checklist.Parse("f.yaml", []byte("version: 1\n"+d.text))
			refused(t, err, d.want...)
		})
	}
}

// refused checks for exactly these findings, for none that there is no error.
func refused(t *testing.T, err error, want ...string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if len(finding.In(err)) != len(want) {
		t.Errorf("%d findings, not %d", len(finding.In(err)), len(want))
	}
}

func TestParseRefusesWhatIsNoAnswersFile(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"nothing":             {"", "f.yaml:1:1: version is missing: write version: 1"},
		"comments alone":      {"# api\n", "f.yaml:1:1: version is missing: write version: 1"},
		"no version":          {"\nproject: {stage: mvp}\n", "f.yaml:2:1: version is missing: write version: 1"},
		"version 2":           {"version: 2\n", `f.yaml:1:10: version must be 1, the only one that this underpin reads, not "2"`},
		"version 1.0":         {"version: 1.0\n", `f.yaml:1:10: version must be 1, the only one that this underpin reads, not "1.0"`},
		"version without one": {"version:\n", `f.yaml:1:9: version must be 1, the only one that this underpin reads, not nothing`},
		"quoted version":      {"version: \"1\"\n", "f.yaml:1:10: version must be a number: write 1 without quotes"},
		"null":                {"---\n~\n", "f.yaml:2:1: the document must be a mapping of keys to values, not nothing"},
		"a list":              {"- version: 1\n", "f.yaml:1:1: the document must be a mapping of keys to values, not a list"},
		"prose":               {"Dear team\n", `f.yaml:1:1: the document must be a mapping of keys to values, not "Dear team"`},
		"repeated section":    {"version: 1\napi: {}\napi: {}\n", `f.yaml:3:1: key "api" is there twice; the first is in line 2`},
		"repeated key":        {"version: 1\nteam: {size: 1, size: 2}\n", `f.yaml:2:17: key "size" is there twice; the first is in line 2`},
		"repeated version":    {"version: 1\n\"version\": 1\n", `f.yaml:2:1: key "version" is there twice; the first is in line 1`},
		"key of a list":       {"version: 1\n? [api]\n: {}\n", "f.yaml:2:3: a key must be a word"},
		"two documents":       {"version: 1\n---\nversion: 1\n", "f.yaml:2:1: a second document; one file holds one"},
		"anchor":              {"version: 1\nservice: &s {}\n", "f.yaml:2:10: anchors and aliases are not used here; write the value out"},
		"alias":               {"version: 1\nservice: *s\n", "f.yaml:2:10: anchors and aliases are not used here; write the value out"},
		"tag":                 {"version: 1\nteam: {size: !!int \"5\"}\n", "f.yaml:2:14: tags such as !!int are not used here; write the value alone"},
		"tab":                 {"version: 1\nproject:\n\tstage: mvp\n", "f.yaml:3:1: a tab cannot indent"},
		"control character":   {"version: 1\nservice: {title: \"é\x07\"}\n", "f.yaml:2:20: holds the control character U+0007"},
		"open brace":          {"version: 1\nproject: {stage: mvp\n", "f.yaml:2: did not find expected ',' or '}'"},
		"colon in a text":     {"version: 1\nservice:\n  title: a: b\n", "f.yaml:3: mapping values are not allowed in this context"},
		"binary":              {"version: 1\x00\n", "f.yaml: not a text file in UTF-8"},
		"Latin-1":             {"version: 1\nservice: {title: \xe9}\n", "f.yaml: not a text file in UTF-8"},
		"too large":           {"version: 1\n" + strings.Repeat("# long\n", 1<<18), "f.yaml: larger than 1024 KB: not a file that a person wrote"},
		"too deep":            {"version: 1\napi: " + strings.Repeat("[", 20_000), "f.yaml:2: exceeded max depth of 10000"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := checklist.Parse("f.yaml", []byte(tc.text))
			refused(t, err, tc.want)
		})
	}
}

func TestFarValueListsTheAnswers(t *testing.T) {
	_, err := checklist.Parse("f.yaml", []byte("version: 1\nteam: {style: 1}\n"))
	if f := finding.In(err); len(f) != 1 || f[0].Hint != "choose from conventions, flexible, either" {
		t.Errorf("got %+v", f)
	}
}

func TestParseKnowsEachAnswerAndItsPlace(t *testing.T) {
	a := parse(t, []byte("version: 1\nteam:\n  languages: {go: proficient}\n  size: 5\napi:\n  styles:\n    - rest\nscaffold: {ci: x}\n"))
	for id, want := range map[string]string{
		"team.languages.go": "f.yaml:3:19: proficient",
		"team.size":         "f.yaml:4:9: 5",
		"api.styles":        "f.yaml:7:5: rest",
		"scaffold.ci":       "f.yaml:8:16: x",
		"team.style":        "either",
		"project.stage":     "",
	} {
		place := a.Place(id)
		place.Message = a.Value(id)
		if got := place.Error(); got != want {
			t.Errorf("%s: got %q, not %q", id, got, want)
		}
	}
}

// TestExamplesAreRight keeps the examples that the README shows readable.
func TestExamplesAreRight(t *testing.T) {
	files, err := filepath.Glob("../../templates/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if a := parse(t, text); a.Value("service.name") == "" {
			t.Errorf("%s names no service", file)
		}
	}
}

// TestEmptyLeavesAsIfNotThere: only "unanswered" is an answer of its own.
func TestEmptyLeavesAsIfNotThere(t *testing.T) {
	a := parse(t, []byte("version: 1\nservice: {title: \"\", owner: }\nteam: {style: ~}\nscaffold: {ci: \"\"}\nperformance: {startup: unanswered}\n"))
	if a.Size() != 1 || !a.Given("performance.startup") || a.Values("performance.startup") != nil {
		t.Errorf("%d answers, startup %v", a.Size(), a.Values("performance.startup"))
	}
	if got := a.Value("team.style"); got != "either" {
		t.Errorf("the default of team.style became %q", got)
	}
}
