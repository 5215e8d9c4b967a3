package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// shows compares what is shown with what a person is to see: not wider than a
// terminal (unless it is JSON), without colour, without space at the ends of
// lines.
func shows(t *testing.T, show func(*bytes.Buffer), want string) {
	t.Helper()
	var b bytes.Buffer
	show(&b)
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > Width && !strings.HasPrefix(want, "{") && !strings.HasPrefix(want, "[") {
			t.Errorf("wider than %d: %s", Width, line)
		}
		if strings.TrimRight(line, " ") != line || strings.Contains(line, "\x1b") {
			t.Errorf("not clean: %q", line)
		}
	}
}

func alternative(id, name string, total float64, scores ...evaluation.Score) evaluation.Alternative {
	a := evaluation.Alternative{Framework: catalog.Framework{ID: id, Name: name}, Total: total}
	for i, criterion := range checklist.Criteria() {
		score := evaluation.Score{Criterion: criterion.ID, Importance: i % 6}
		if i < len(scores) {
			score.Value, score.For, score.Against, score.Evidence = scores[i].Value, scores[i].For, scores[i].Against, scores[i].Evidence
		}
		a.Scores = append(a.Scores, score)
	}
	return a
}

func sample() evaluation.Evaluation {
	match := evaluation.Match{
		Claim:     catalog.Claim{ID: "gin-fast", Subject: "gin", Kind: catalog.Strength, Criterion: "project", Statement: "Gin is <fast>."},
		Magnitude: 1.5,
		Because:   []evaluation.Reason{{Question: "performance.throughput", Value: "high"}},
	}
	return evaluation.Evaluation{
		Ranking: []evaluation.Alternative{
			alternative("gin", "Gin", 0.4, evaluation.Score{Value: 0.5, For: 1.5, Evidence: []evaluation.Match{match}}, evaluation.Score{Value: 0, For: 1, Against: 1}),
			alternative("aspnet-core", "ASP.NET Core", 0.0049, evaluation.Score{Value: 1, For: 1}),
			alternative("rails", "Ruby on Rails", -0.25, evaluation.Score{Value: -0.57, Against: 2}),
			alternative("spring", "Spring Boot", -1),
		},
		Excluded: []evaluation.Exclusion{
			{Framework: catalog.Framework{ID: "django", Name: "Django"}, Reason: "the service must be written in Go"},
			{Framework: catalog.Framework{ID: "echo", Name: "Echo"}, Reason: "the team excludes it"},
			{Framework: catalog.Framework{ID: "flask", Name: "Flask"}, Reason: "the service must be written in Go"},
		},
		Layers: []catalog.Layer{{Name: "underpin", Digest: "sha256:00"}},
	}
}

func TestTopThree(t *testing.T) {
	if got, want := TopThree(sample()), "1 Gin 0.40  2 ASP.NET Core 0.00  3 Ruby on Rails −0.25"; got != want {
		t.Errorf("the top three are %q", got)
	}
}

func TestPlan(t *testing.T) {
	files, err := tree.New(
		tree.File{Path: "README.md", Data: []byte("# Orders\n")},
		tree.File{Path: "bin/run", Data: bytes.Repeat([]byte("x"), 9999), Executable: true},
		tree.File{Path: "go.sum", Data: bytes.Repeat([]byte("x"), 10_000)},
	)
	if err != nil {
		t.Fatal(err)
	}
	when := time.Date(2026, 11, 21, 8, 0, 0, 0, time.FixedZone("", 3600))
	commit := repo.Commit{Author: repo.Person{Name: "Ada", Email: "ada@example.com"}, When: when, Message: "feat: start orders\n\nWhy.\n\nPack: gin@1.0.0\n"}
	record := []byte("# Use Gin\n\nBecause.\n")
	const head = `Would write 3 files into /work/orders
      9 B  README.md
   9999 B  bin/run (executable)
  10000 B  go.sum

The decision record would be

# Use Gin

Because.

`
	const author = `    Author: Ada <ada@example.com>
    Date:   2026-11-21 08:00:00 +0100

    feat: start orders

    Why.

    Pack: gin@1.0.0
`
	for way, want := range map[plan.Way]string{
		plan.NewRepository:  head + "The first commit of a new repository would be\n\n" + author,
		plan.IntoRepository: head + "The commit in the repository /work/orders would be\n\n" + author,
		plan.FilesOnly:      head + "Nothing would be committed.\n",
	} {
		p := plan.Plan{Target: "/work/orders", Way: way, Files: files, Commit: commit}
		shows(t, func(b *bytes.Buffer) { Plan(b, p, record) }, want)
	}
}

func TestDone(t *testing.T) {
	e := sample()
	readme, err := tree.New(tree.File{Path: "README.md"})
	if err != nil {
		t.Fatal(err)
	}
	held := pack.Case{Steps: []pack.Step{{Serve: "x", Probe: []pack.Probe{{Contract: true}}}}}
	proven := pack.Pack{Manifest: pack.Manifest{Name: "gin", Verify: pack.Verify{Cases: []pack.Case{held}}}}
	out := generators.Output{RecordPath: "docs/decisions/0001-use-rails.md", Files: readme}
	shows(t, func(b *bytes.Buffer) {
		Done(b, "orders", decisions.Decision{Evaluation: e, Chosen: e.Ranking[0], Place: 1}, out, proven, "0123456789abcdef")
	}, `Gin ranks 1st of 4 with a score of 0.40

  record  orders/docs/decisions/0001-use-rails.md
  files   1, from the pack gin
  commit  0123456789

Next: cd orders and read README.md; its first two commands set up and run it
`)
	shows(t, func(b *bytes.Buffer) {
		Done(b, "some/where/else/orders", decisions.Decision{Evaluation: e, Chosen: e.Ranking[2], Place: 3}, out, pack.Pack{Manifest: pack.Manifest{Name: "house"}}, "")
	}, `Ruby on Rails ranks 3rd of 4 with a score of −0.25 and is chosen over Gin

  record  some/where/else/orders/docs/decisions/0001-use-rails.md
  files   1, from the pack house
  commit  none, as asked

Next: cd some/where/else/orders and read README.md
`)
	out.Files = tree.Tree{}
	const without = `Gin ranks 1st of 4 with a score of 0.40

  record  %s
  files   0, from the pack gin
  commit  none, as asked
%s`
	for dir, want := range map[string]string{
		"orders": fmt.Sprintf(without, "orders/"+out.RecordPath, "\nNext: cd orders\n"),
		".":      fmt.Sprintf(without, out.RecordPath, ""),
	} {
		shows(t, func(b *bytes.Buffer) {
			Done(b, dir, decisions.Decision{Evaluation: e, Chosen: e.Ranking[0], Place: 1}, out, proven, "")
		}, want)
	}
}

func TestFindings(t *testing.T) {
	list := finding.List{
		{File: "house/pack.yaml", Line: 7, Column: 3, Message: `unknown key "optons"; did you mean "options"?`},
		finding.Errorf("no such thing as \x1b[31mred\u202e").WithHint("some advice that is so long that it does not fit into one line of a terminal"),
	}
	shows(t, func(b *bytes.Buffer) { Findings(b, list) }, `house/pack.yaml:7:3: unknown key "optons"; did you mean "options"?
no such thing as \x1b[31mred\u202e
  some advice that is so long that it does not fit into one line of a terminal
`)
}

const manifest = `schema: 1
name: house
version: 1.0.0
framework: gin
description: A service in our house's style, with all that it takes to be run by our platform and by our own people.
options:
- {name: database, type: choice, choices: [sqlite, postgresql], default: sqlite, help: Where tasks are stored.}
- {name: pool, type: text, pattern: "[0-9]+", default: "5", when: eq .options.database "postgresql", help: How many connections.}
- {name: docs, type: bool, default: true}
- {name: note, type: text}
verify:
  requires:
  - {tool: go, version: ">=1.26", command: [go, version]}
  - {tool: make}
  cases:
  - {name: sqlite, options: {database: sqlite}, steps: [{run: make setup}, {run: make check}, {run: make build}, {serve: bin/server --port, probe: [contract]}]}
  - {name: pg, options: {database: postgresql}, steps: [{run: make check}]}
`

func load(t *testing.T, manifest string) pack.Pack {
	t.Helper()
	p, err := pack.Load("./house", fstest.MapFS{"pack.yaml": {Data: []byte(manifest)}, "files/a": {}}, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPack(t *testing.T) {
	shows(t, func(b *bytes.Buffer) { Pack(b, load(t, manifest)) }, `house 1.0.0, for gin
A service in our house's style, with all that it takes to be run by our platform
and by our own people.

Options, in the answers under scaffold or as --set scaffold.NAME=VALUE
  database  Where tasks are stored.
            sqlite, postgresql; default sqlite
  pool      How many connections.
            a text like [0-9]+; default 5; only when eq .options.database
            "postgresql"
  docs      true, false; default true
  note      any text

Tools
  go    >=1.26
  make  any version

Proven by: underpin template test ./house
  sqlite  make setup; make check; make build; bin/server --port
  pg      make check
`)
	shows(t, func(b *bytes.Buffer) {
		Pack(b, load(t, "schema: 1\nname: bare\nversion: 0.1.0\nframework: gin\ndescription: Bare.\n"))
	}, "bare 0.1.0, for gin\nBare.\n\nNot proven by anything: the manifest has no verify cases\n")
}

func TestPacks(t *testing.T) {
	bare := load(t, "schema: 1\nname: bare\nversion: 0.1.0\nframework: gin\ndescription: Bare.\n")
	shows(t, func(b *bytes.Buffer) { Packs(b, []pack.Pack{bare, load(t, manifest)}) }, `name   version  framework  description
bare   0.1.0    gin        Bare.
house  1.0.0    gin        A service in our house's style, with all that it
                           takes to be run by our platform and by our own
                           people.
`)
	shows(t, func(b *bytes.Buffer) {
		if err := JSON(b, PacksJSON([]pack.Pack{bare})); err != nil {
			t.Error(err)
		}
	}, `[
  {
    "name": "bare",
    "version": "0.1.0",
    "framework": "gin",
    "description": "Bare.",
    "options": [],
    "requires": [],
    "cases": [],
    "digest": "`+bare.Digest+`"
  }
]
`)
	shows(t, func(b *bytes.Buffer) {
		one := PacksJSON([]pack.Pack{load(t, manifest)})[0]
		one.Digest, one.Options = "", one.Options[:1]
		if err := JSON(b, one); err != nil {
			t.Error(err)
		}
	}, `{
  "name": "house",
  "version": "1.0.0",
  "framework": "gin",
  "description": "`+load(t, manifest).Description+`",
  "options": [
    {
      "name": "database",
      "type": "choice",
      "choices": [
        "sqlite",
        "postgresql"
      ],
      "default": "sqlite",
      "help": "Where tasks are stored."
    }
  ],
  "requires": [
    {
      "tool": "go",
      "version": ">=1.26"
    },
    {
      "tool": "make"
    }
  ],
  "cases": [
    "sqlite",
    "pg"
  ],
  "digest": ""
}
`)
}

func TestTools(t *testing.T) {
	tools := []ToolJSON{
		{Pack: "express", Tool: "node", Wanted: ">=24", Found: "20.1.0", Problem: "node is 20.1.0; the pack takes >=24", Hint: "install node >=24, and see that PATH leads to that one first"},
		{Pack: "express", Tool: "make", Found: "4.3", OK: true},
		{Pack: "fastapi", Tool: "python3-venv", Problem: "python3-venv is not installed", Hint: "on Debian: apt install python3-venv"},
		{Pack: "gin", Tool: "go", Wanted: ">=1.26", Found: "1.26.8", OK: true},
		{Pack: "gin", Tool: "make", Found: "4.3", OK: true},
		{Pack: "gin", Tool: "make", Found: "4.3", OK: true},
	}
	shows(t, func(b *bytes.Buffer) { Tools(b, tools) }, `    tool          found   wanted  for
ok  go            1.26.8  >=1.26  gin
ok  make          4.3     any     express, gin
--  node          20.1.0  >=24    express
--  python3-venv  -       any     fastapi

2 tools are not in order
  node is 20.1.0; the pack takes >=24
    install node >=24, and see that PATH leads to that one first
  python3-venv is not installed
    on Debian: apt install python3-venv
`)
	shows(t, func(b *bytes.Buffer) { Tools(b, tools[3:4]) }, "    tool  found   wanted  for\nok  go    1.26.8  >=1.26  gin\n\neverything is here\n")
	shows(t, func(b *bytes.Buffer) { Tools(b, nil) }, "no tools are needed\n")
	shows(t, func(b *bytes.Buffer) {
		if err := JSON(b, tools[:2]); err != nil {
			t.Error(err)
		}
	}, `[
  {
    "pack": "express",
    "tool": "node",
    "wanted": ">=24",
    "found": "20.1.0",
    "ok": false,
    "problem": "node is 20.1.0; the pack takes >=24",
    "hint": "install node >=24, and see that PATH leads to that one first"
  },
  {
    "pack": "express",
    "tool": "make",
    "wanted": "",
    "found": "4.3",
    "ok": true
  }
]
`)
}

func TestBar(t *testing.T) {
	for share, want := range map[float64]string{-1: "", 0: "", 0.004: "", 0.05: "▍", 0.5: "████", 0.99: "███████▉", 1: "████████", 2: "████████"} {
		if got := bar(share, 8); got != want {
			t.Errorf("%v of 8 is %q, not %q", share, got, want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, tc := range []struct {
		word string
		want string
	}{{"ab", "ab  "}, {"äöü", "äöü "}, {"abcd", "abcd"}, {"abcde", "abc…"}} {
		if got := pad(tc.word, 4); got != tc.want {
			t.Errorf("%q becomes %q", tc.word, got)
		}
	}
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"plain ä 日\n\t": "plain ä 日\n\t", "\x1b[2J\a\x7f": `\x1b[2J\x07\x7f`, "\u0085\u009b": `\x85\x9b`, "a\u202eb\u2066": `a\u202eb\u2066`, "a\rb": `a\x0db`,
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}
