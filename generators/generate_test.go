package generators

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
)

const manifest = `
schema: 1
name: tiny
version: 1.2.3
framework: gin
description: A pack for tests.
options:
  - {name: database, type: choice, choices: [sqlite, postgresql], default: sqlite, help: Where it stores.}
verify:
  cases:
    - name: sqlite
      options: {database: sqlite}
      steps: [{run: make setup}, {run: make check}, {serve: make run, probe: [contract]}, {run: make clean}]
    - name: postgresql
      options: {database: postgresql}
      services: [postgresql]
      steps: [{run: make setup migrate}]
`

// tiny is a pack with one file, or with more.
func tiny(t testing.TB, more map[string]string) pack.Pack {
	t.Helper()
	files := fstest.MapFS{
		"pack.yaml":            {Data: []byte(manifest)},
		"files/README.md.tmpl": {Data: []byte("# {{ .service.title }}\n\n{{ .decision.title }}: {{ .decision.path }}, {{ .options.database }}\n")},
	}
	for name, text := range more {
		files["files/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := pack.Load("tiny", files, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const ordersAnswers = `# what we said in March
version: 1
service: {name: orders, title: "Orders & Co", owner: 'a: b'}
performance: {concurrency: high}
scaffold: {database: postgresql}
`

func input(t testing.TB) Input {
	t.Helper()
	answers := said(t, []byte(ordersAnswers))
	c := library(t)
	decision := decide(t, c, answers, decisions.Choice{Framework: "express", Because: "We know: it \"runs\""})
	return Input{
		Decision:    decision,
		Sensitivity: func() evaluation.Sensitivity { return evaluation.Analyse(c, answers, decision.Evaluation) },
		Catalog:     c,
		Answers:     answers,
		AnswersText: []byte(ordersAnswers),
		Pack:        tiny(t, nil),
		PackSource:  "./packs/tiny",
		Template:    builtIn(t, MADR),
		Now:         day,
		Tool:        "1.0.0",
	}
}

func generate(t testing.TB, in Input) Output {
	t.Helper()
	out, err := Generate(in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func file(t testing.TB, out Output, path string) []byte {
	t.Helper()
	f, ok := out.Files.File(path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	return f.Data
}

func TestGenerate(t *testing.T) {
	out := generate(t, input(t))
	var paths []string
	for _, f := range out.Files.Files() {
		paths = append(paths, f.Path)
	}
	const recordPath = "docs/decisions/0001-use-express-for-orders-co.md"
	want := []string{".underpin/answers.yaml", ".underpin/decisions/0001.md", ".underpin/decisions/0001.yaml", ".underpin/lock.yaml", "README.md", recordPath}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if out.RecordPath != recordPath || !bytes.Equal(file(t, out, recordPath), out.Record) {
		t.Errorf("the record is at %s", out.RecordPath)
	}
	if got, want := string(file(t, out, "README.md")), "# Orders & Co\n\nUse Express for Orders & Co: "+recordPath+", postgresql\n"; got != want {
		t.Errorf("README.md is %q, want %q", got, want)
	}
	if !bytes.Contains(out.Record, []byte("* `make setup migrate`\n")) || bytes.Contains(out.Record, []byte("make check")) {
		t.Error("the record is not confirmed by the commands for PostgreSQL")
	}
	const message = `feat: start orders on Express

The decision record says why Express was chosen; the scaffold comes from
the pack tiny.

Decision: docs/decisions/0001-use-express-for-orders-co.md
Pack: tiny@1.2.3
`
	if diff := cmp.Diff(message, out.Message); diff != "" {
		t.Errorf("commit message (-want +got):\n%s", diff)
	}
}

func TestConfirmationStopsWhereThePackServes(t *testing.T) {
	for _, tc := range []struct {
		options map[string]any
		want    []string
	}{
		{map[string]any{"database": "sqlite"}, []string{"make setup", "make check"}},
		{map[string]any{"database": "postgresql"}, []string{"make setup migrate"}},
		{map[string]any{"database": "mysql"}, []string{"make setup", "make check"}},
	} {
		if got := confirmation(tiny(t, nil), tc.options); !slices.Equal(got, tc.want) {
			t.Errorf("%v: %q, want %q", tc.options, got, tc.want)
		}
	}
	if got := confirmation(pack.Pack{}, nil); got != nil {
		t.Errorf("a pack that proves nothing is confirmed by %q", got)
	}
}

func TestLockSaysWhatItWasMadeFrom(t *testing.T) {
	in := input(t)
	out := generate(t, in)
	text := file(t, out, LockPath)
	var lock Lock
	if err := yaml.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	want := Lock{
		Schema:  1,
		Tool:    "1.0.0",
		Catalog: in.Catalog.Layers,
		Pack: PackLock{
			Source: "./packs/tiny", Name: "tiny", Version: "1.2.3", Digest: in.Pack.Digest,
			Options: map[string]any{"database": "postgresql"},
		},
		Files: map[string]string{},
	}
	for _, f := range out.Files.Files() {
		if f.Path != LockPath {
			want.Files[f.Path] = f.Digest()
		}
	}
	if diff := cmp.Diff(want, lock); diff != "" {
		t.Errorf("lock (-want +got):\n%s", diff)
	}
	if again, err := lock.Format(); err != nil || !bytes.Equal(again, text) {
		t.Errorf("written again it differs (%v):\n%s", err, again)
	}
}

func TestOutcomeReadsBack(t *testing.T) {
	in := input(t)
	out := generate(t, in)
	got, err := ReadOutcome("0001.yaml", file(t, out, ".underpin/decisions/0001.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := got.AnswersThen("0001.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !read.Equal(in.Answers) {
		t.Errorf("the answers read back as %v", checklist.Diff(read, in.Answers))
	}
	want := Outcome{
		Schema:       1,
		Record:       "docs/decisions/0001-use-express-for-orders-co.md",
		Template:     "madr",
		Title:        "Use Express for Orders & Co",
		Date:         "2026-11-21",
		Framework:    "express",
		Place:        in.Decision.Place,
		Because:      `We know: it "runs"`,
		Confirmation: []string{"make setup migrate"},
		Catalog:      in.Catalog.Layers,
	}
	for _, c := range evaluation.Analyse(in.Catalog, in.Answers, in.Decision.Evaluation).To("express").Counterfactuals {
		want.Revisit = append(want.Revisit, Trigger(c))
	}
	for _, a := range in.Decision.Evaluation.Ranking {
		want.Ranking = append(want.Ranking, Standing{a.Framework.ID, a.Total})
	}
	if text := file(t, out, AsGenerated(".underpin/decisions/0001.yaml")); !bytes.Equal(text, out.Record) {
		t.Errorf("the record as it was generated:\n%s", text)
	}
	got.Answers = yaml.Node{}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}
	if got.Disputed == nil {
		t.Error("that nothing was disputed reads back as not known")
	}
}

// What is written does not depend on the machine, on the order of maps or on
// how often it is written.
func TestGenerateGivesEqualBytes(t *testing.T) {
	first := generate(t, input(t))
	for range 20 {
		again := generate(t, input(t))
		if again.Files.Digest() != first.Files.Digest() || again.Message != first.Message {
			t.Fatal("the same input gave other bytes")
		}
	}
	for _, f := range first.Files.Files() {
		if bytes.Contains(f.Data, []byte("\r")) || bytes.Contains(f.Data, []byte("/tmp")) || !bytes.HasSuffix(f.Data, []byte("\n")) {
			t.Errorf("%s holds something of this machine:\n%s", f.Path, f.Data)
		}
	}
}

func TestAnswersAreKeptAsTheTeamWroteThem(t *testing.T) {
	in := input(t)
	if got := file(t, generate(t, in), AnswersPath); string(got) != ordersAnswers {
		t.Errorf("the file was rewritten:\n%s", got)
	}
	var err error
	if in.Answers, err = in.Answers.With("project.stage", "mvp"); err != nil { // by --set
		t.Fatal(err)
	}
	got := said(t, file(t, generate(t, in), AnswersPath))
	if got.Value("project.stage") != "mvp" || !got.Equal(in.Answers) {
		t.Errorf("the file does not say what counted:\n%s", got.Format())
	}
}

// template has a team bring a record template of its own.
func template(text string) func(*Input) {
	return func(in *Input) {
		in.Template = RecordTemplate{Name: RecordTemplatePath, File: "own.md.tmpl", Text: text}
	}
}

func TestGenerateRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*Input)
		want   string
	}{
		"a pack that ships a lock":   {func(in *Input) { in.Pack = tiny(t, map[string]string{".underpin/lock.yaml": "x"}) }, "lock.yaml"},
		"a pack that ships a record": {func(in *Input) { in.Pack = tiny(t, map[string]string{"{{ .decision.path }}": "x"}) }, "the pack ships a file that is underpin's own: "},
		"a wrong option": {func(in *Input) {
			in.Answers = said(t, []byte("version: 1\nservice: {name: x}\nscaffold: {database: oracle}\n"))
		}, "oracle"},
		"a record template that errs":        {template("# A\n\n{{ .titel }}\n"), `own.md.tmpl:3:4: unknown key ".titel"; did you mean "title"?`},
		"a record template without a title":  {template("---\nstatus: {{ .status }}\n---\n"), "own.md.tmpl: the record that it makes has no title"},
		"a record template without a status": {template("# {{ .heading }}\n"), "own.md.tmpl: the record that it makes should read as accepted, and reads as unknown"},
		"a record template that never ends":  {template("# A\n{{ define `a` }}{{ template `a` }}{{ end }}{{ template `a` }}"), "own.md.tmpl:2"},
	} {
		in := input(t)
		tc.change(&in)
		if _, err := Generate(in); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %v, want %q in it", name, err, tc.want)
		}
	}
}

func TestScaffoldIsThePackAlone(t *testing.T) {
	files, err := Scaffold(tiny(t, nil), said(t, []byte(ordersAnswers)), catalog.Framework{ID: "gin", Name: "Gin"}, nil, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	readme, ok := files.File("README.md")
	want := "# Orders & Co\n\nUse Gin for Orders & Co: docs/decisions/0001-use-gin-for-orders-co.md, sqlite\n"
	if !ok || files.Len() != 1 || string(readme.Data) != want {
		t.Errorf("got %d files, README.md %q", files.Len(), readme.Data)
	}
	_, err = Scaffold(tiny(t, nil), checklist.Answers{}, catalog.Framework{}, map[string]string{"databse": "sqlite"}, day)
	var f finding.Finding
	if !errors.As(err, &f) || !strings.Contains(f.Message, "databse") {
		t.Errorf("an unknown option: %v", err)
	}
}
