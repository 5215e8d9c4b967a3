package pack

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/generators/tree"
)

func rendered(t testing.TB, p Pack, chosen map[string]Setting) (tree.Tree, error) {
	t.Helper()
	values, err := p.Values(known(), chosen)
	if err != nil {
		t.Fatal(err)
	}
	return p.Render(values)
}

func TestRender(t *testing.T) {
	manifest := options + `include: [license]
files:
- {path: "ci/**", when: .options.docs}
- {path: "**/*.sh", mode: "0755"}
- {path: "ci/slow.sh", when: 'eq .options.database "postgresql"', mode: "0644"}
- {path: own.yml, delimiters: ["[[", "]]"]}
- {path: raw.html, verbatim: true}
- {path: "docs/*", verbatim: true}
- {path: docs/not.md, verbatim: false}
- {path: dot-gitignore, rename: ".gitignore"}
- {path: go.mod, when: 'true'}
- {path: "db/{{ .options.database }}.sql", rename: 'db/{{ .service.name }}.sql'}
`
	p := load(t, manifest,
		"README.md", "# {{ .service.title }}\r\n{{ include \"license\" . }}",
		"ci/fast.sh", "fast", "ci/slow.sh", "slow",
		"own.yml", "${{ x }} [[ .service.name ]]",
		"raw.html", "{{ raw }}", "docs/is.md", "{{ raw }}", "docs/not.md", "{{ .year }}",
		"dot-gitignore", "bin", "go.mod.tmpl", "module {{ .service.module }}",
		"cmd/{{ .service.name }}/main.go.tmpl", "package main",
		"db/{{ .options.database }}.sql", "select",
		"image.png", "\x89PNG\x00{{ raw }}", "latin.txt", "\xe4 plain",
		"empty", "",
	)
	for name, tc := range map[string]struct {
		chosen map[string]Setting
		want   string
	}{
		"defaults": {nil, `-.gitignore "bin"
-README.md "# Orders\r\n2026 team\n"
xci/fast.sh "fast"
-cmd/orders/main.go "package main"
-db/orders.sql "select"
-docs/is.md "{{ raw }}"
-docs/not.md "2026"
-empty ""
-go.mod "module example.com/orders"
-image.png "\x89PNG\x00{{ raw }}"
-latin.txt "\xe4 plain"
-own.yml "${{ x }} orders"
-raw.html "{{ raw }}"
`},
		"chosen": {settings("database", "postgresql", "docs", "false"), `-.gitignore "bin"
-README.md "# Orders\r\n2026 team\n"
-ci/slow.sh "slow"
-cmd/orders/main.go "package main"
-db/orders.sql "select"
-docs/is.md "{{ raw }}"
-docs/not.md "2026"
-empty ""
-go.mod "module example.com/orders"
-image.png "\x89PNG\x00{{ raw }}"
-latin.txt "\xe4 plain"
-own.yml "${{ x }} orders"
-raw.html "{{ raw }}"
`},
	} {
		t.Run(name, func(t *testing.T) {
			files, err := rendered(t, p, tc.chosen)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, listing(files)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func listing(files tree.Tree) string {
	var b strings.Builder
	for _, f := range files.Files() {
		mode := "-"
		if f.Executable {
			mode = "x"
		}
		fmt.Fprintf(&b, "%s%s %q\n", mode, f.Path, f.Data)
	}
	return b.String()
}

func TestRenderSaysWhereAndWhat(t *testing.T) {
	long := strings.Repeat("d/", 130) + "f"
	for name, tc := range map[string]struct {
		manifest string
		files    []string
		want     string
	}{
		"a key":              {"", []string{"a.md", "x\n{{ .service.nmae }}"}, `house/files/a.md:2:12: unknown key ".service.nmae"; did you mean "name"?`},
		"two files":          {"", []string{"a", "{{ .x }}", "b", "{{ .y }}"}, "house/files/a:1:4: unknown key \".x\"; known there: answers, computed, decision, framework, options, pack, service, year\nhouse/files/b:1:4: unknown key \".y\"; known there: answers, computed, decision, framework, options, pack, service, year"},
		"a partial":          {"include: [license]", []string{"a", `{{ include "license" .service }}`}, `shared/license.tmpl:1:4: unknown key ".year"; known there: description, module, name, owner, title`},
		"a path":             {"", []string{"{{ .service.nmae }}", "x"}, `house/files/{{ .service.nmae }}: in its path: unknown key ".service.nmae"; did you mean "name"?`},
		"when":               {"files: [{path: a, when: .answers.api.contrct}]", []string{"a", "x"}, `house/pack.yaml:6:33: files: a: when: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"when, no truth":     {"files: [{path: a, when: .service.name}]", []string{"a", "x"}, `house/pack.yaml:6: files: a: when: must print true or false, not "orders"`},
		"rename":             {"files: [{path: a, rename: 'b{{ .answers.api.contrct }}'}]", []string{"a", "x"}, `house/pack.yaml:6:40: files: a: rename: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"absolute":           {"files: [{path: a, rename: /etc/passwd}]", []string{"a", "x"}, `house/files/a: becomes "/etc/passwd": a path must be relative and clean, and stay inside the tree`},
		"up":                 {"files: [{path: a, rename: ../a}]", []string{"a", "x"}, `house/files/a: becomes "../a": a path must be relative and clean, and stay inside the tree`},
		"up, rendered":       {"", []string{`{{ "../.." }}`, "x"}, `house/files/{{ "../.." }}: becomes "../..": a path must be relative and clean, and stay inside the tree`},
		"nothing":            {"files: [{path: a, rename: '{{ .service.description }}'}]", []string{"a", "x"}, `house/files/a: becomes an empty path`},
		"into git":           {"files: [{path: a, rename: .git/hooks/pre-commit}]", []string{"a", "x"}, `house/files/a: becomes ".git/hooks/pre-commit": a path must not lead into a .git folder`},
		"device":             {"", []string{"aux.c", "x"}, `house/files/aux.c: becomes "aux.c": a file name is reserved on Windows`},
		"not for Windows":    {"", []string{"a:b", "x"}, `house/files/a:b: becomes "a:b": a file name holds a character that not every file system takes`},
		"long name":          {"files: [{path: a, rename: " + strings.Repeat("n", 256) + "}]", []string{"a", "x"}, `house/files/a: becomes "` + strings.Repeat("n", 256) + `": a file name is longer than 255 bytes`},
		"long path":          {"files: [{path: a, rename: " + long + "}]", []string{"a", "x"}, `house/files/a: becomes "` + long + `": a path is longer than 240 bytes`},
		"same":               {"files: [{path: b, rename: a}]", []string{"a", "x", "b", "y"}, `house/files/b: becomes "a", which house/files/a becomes too`},
		"same, .tmpl":        {"", []string{"a", "x", "a.tmpl", "y"}, `house/files/a.tmpl: becomes "a", which house/files/a becomes too`},
		"same but for case":  {"", []string{"README.md", "x", "readme.md", "y"}, `house/files/readme.md: becomes "readme.md", which house/files/README.md becomes too`},
		"file and folder":    {"files: [{path: b.tmpl, rename: a/b}]", []string{"a", "x", "b.tmpl", "y"}, `house/files/b.tmpl: becomes "a/b", but house/files/a becomes the file "a"`},
		"folder and file":    {"", []string{"A/b", "x", "a.tmpl", "y"}, `house/files/a.tmpl: becomes "a", which house/files/A/b takes as a folder`},
		"not UTF-8":          {"", []string{"a", "\xe4{{ .service.name }}"}, "house/files/a: what it renders to is not UTF-8"},
		"a letter in two":    {"", []string{"a", `{{ trunc 1 "ä" }}`}, "house/files/a: what it renders to is not UTF-8"},
		"larger than may be": {"", []string{"a", `{{ range 100000 }}` + strings.Repeat("x", 100) + `{{ end }}`}, "house/files/a:1:10: the result is longer than 4 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rendered(t, load(t, tc.manifest, tc.files...), nil)
			if got := said(t, err); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

// A whole pack has one budget: many files that each take a part of it end soon,
// with one finding.
func TestRenderEndsSoon(t *testing.T) {
	var files []string
	for i := range 1000 {
		files = append(files, fmt.Sprintf("f%d", i), "{{ range 50000 }}{{ end }}")
	}
	p := load(t, "", files...)
	start := time.Now()
	_, err := rendered(t, p, nil)
	if got := said(t, err); !strings.HasSuffix(got, "rendering takes more than 1000000 steps: does something run without end here?") || strings.Contains(got, "\n") {
		t.Errorf("got %s", got)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

// Whatever a path is put together from, a tree has no file outside itself, and
// nothing panics.
func TestPathsNeverLeaveTheTree(t *testing.T) {
	words := []string{"a", "b", "..", ".", "/", "//", "\\", "~", "con", ".git", " ", "\n", "\x00", "C:", "{{ .service.name }}", `{{ "../x" }}`, `{{ "/x" }}`,
		"{{ .options.o }}", `{{ "" }}`, "{{", "}}", ".tmpl", "A", "ä", "\u0308", "\u202e"}
	text := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 1, 6), func(parts []string) string { return strings.Join(parts, "") })
	p := load(t, "options: [{name: o, type: text}]\n")
	rapid.Check(t, func(rt *rapid.T) {
		p := p
		p.files = nil
		for range rapid.IntRange(1, 4).Draw(rt, "files") {
			f := file{path: text.Draw(rt, "path"), data: []byte("x")}
			f.rule.rename.template.Text = rapid.OneOf(rapid.Just(""), text).Draw(rt, "rename")
			p.files = append(p.files, f)
		}
		values, err := p.Values(known(), map[string]Setting{"o": {Value: rapid.SampledFrom([]string{"..", "/", "a", "a/../..", "."}).Draw(rt, "option")}})
		if err != nil {
			rt.Fatal(err)
		}
		files, err := p.Render(values)
		if err != nil {
			said(t, err)
			return
		}
		seen := map[string]bool{}
		for _, f := range files.Files() {
			if !fs.ValidPath(f.Path) || path.Clean("/r/"+f.Path) != "/r/"+f.Path || strings.HasPrefix(strings.ToLower(f.Path), ".git/") {
				rt.Errorf("there is a file %q", f.Path)
			}
			if seen[strings.ToLower(f.Path)] {
				rt.Errorf("%q is there twice", f.Path)
			}
			seen[strings.ToLower(f.Path)] = true
		}
	})
}

func TestLint(t *testing.T) {
	p := load(t, options+"computed: {x: y}\ninclude: [license]\nfiles: [{path: raw, verbatim: true}]\n"+proven,
		"a", `{{ if eq .options.database "postgresql" }}{{ .options.pol }}{{ end }}{{ range list }}{{ .x }}{{ $.computed.y }}{{ end }}`,
		"b", "x\n{{ uper .service.name }}", "c/{{ .optoins.x }}", "", "d", `{{ include "notice" . }}`, "raw", "{{ uper }}",
		"e", `{{ .service.title }}{{ .answers.a.b }}{{ .options.pool }}{{ .computed.x }}`, "f", "{{ if }}",
		"g", `{{ include "license" . }}{{ .options.docs }}{{ .options.prefix }}`,
	)
	want := `house/files/a:1:54: unknown key ".options.pol"; did you mean "pool"?
house/files/a:1:98: unknown key ".computed.y"; did you mean "x"?
house/files/b:2: there is no function "uper"; did you mean "upper"?
house/files/c/{{ .optoins.x }}: in its path: unknown key ".optoins"; did you mean "options"?
house/files/d:1:4: there is no partial "notice"
house/files/f:1: missing value for if`
	if diff := cmp.Diff(want, p.Lint().Error()); diff != "" {
		t.Error(diff)
	}
	if problems := load(t, options+proven, "a", "{{ .options.pool }}{{ .options.docs }}{{ .options.prefix }}{{ .options.database }}").Lint(); problems != nil {
		t.Error(problems)
	}
}

// BenchmarkRender renders a pack of a thousand files of 3 KB, with a condition
// and a value in each.
func BenchmarkRender(b *testing.B) {
	m := fstest.MapFS{"pack.yaml": {Data: []byte(head + options + "files:\n- {path: '**/*.go', when: .options.docs}\n")}}
	for i := range 1000 {
		text := "{{ .service.name }}\n{{ if .options.docs }}x{{ end }}" + strings.Repeat(fmt.Sprintf("line %d of a file like many\n", i), 100)
		m[fmt.Sprintf("files/src/m%d/file%d.go", i%23, i)] = &fstest.MapFile{Data: []byte(text)}
	}
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := Load("large", m, shared); err != nil {
				b.Fatal(err)
			}
		}
	})
	p, err := Load("large", m, shared)
	if err != nil {
		b.Fatal(err)
	}
	values, err := p.Values(known(), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("render", func(b *testing.B) {
		for b.Loop() {
			if _, err := p.Render(values); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// What is certain is there, with every choice of every option.
func TestCertainFilesAreAlwaysMade(t *testing.T) {
	p := load(t, "options: [{name: ci, type: choice, choices: [none, github], default: none}]\n"+
		"files:\n  - {path: ci.yml, when: 'eq .options.ci \"github\"'}\n  - {path: dot, rename: .dot}\n  - {path: named, rename: '{{ .options.ci }}'}\n",
		"README.md.tmpl", "x", "ci.yml", "x", "dot", "x", "named", "x", "{{ .options.ci }}.txt", "x")
	if got := strings.Join(p.Certain(), " "); got != "README.md .dot" {
		t.Errorf("certain: %s", got)
	}
}
