package generators

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/templates"
)

var update = flag.Bool("update", false, "write the golden records anew")

// day is when the decisions of these tests are made.
var day = time.Date(2026, time.November, 21, 23, 30, 0, 0, time.UTC)

// library is the small catalog that the golden records argue from, so that
// they stay as they are when the built-in evidence grows.
func library(t testing.TB) catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(os.DirFS("testdata/catalog"), "built-in")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// withOverlay lays evidence over the library that a hostile hand wrote.
func withOverlay(t testing.TB, c catalog.Catalog) catalog.Catalog {
	t.Helper()
	c, err := c.With(os.DirFS("testdata/overlay"), "our/over_lay*")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func said(t testing.TB, text []byte) checklist.Answers {
	t.Helper()
	answers, err := checklist.Parse("answers.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

func read(t testing.TB, folder fs.FS, name string) []byte {
	t.Helper()
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decide(t testing.TB, c catalog.Catalog, answers checklist.Answers, choice decisions.Choice) decisions.Decision {
	t.Helper()
	d, err := decisions.Decide(evaluation.Evaluate(c, answers), choice)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// recordInput is all that a record of the decision needs.
func recordInput(t testing.TB, c catalog.Catalog, answers checklist.Answers, choice decisions.Choice) RecordInput {
	t.Helper()
	decision := decide(t, c, answers, choice)
	return RecordInput{
		Decision:     decision,
		Sensitivity:  evaluation.Analyse(c, answers, decision.Evaluation),
		Catalog:      c,
		Answers:      answers,
		State:        adr.Accepted,
		Date:         day,
		Confirmation: []string{"make setup", "make check"},
		Template:     builtIn(t, MADR),
	}
}

// builtIn is a record template that underpin brings.
func builtIn(t interface {
	Helper()
	Fatal(args ...any)
}, name string,
) RecordTemplate {
	t.Helper()
	file := "records/" + name + ".md.tmpl"
	text, err := fs.ReadFile(templates.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	return RecordTemplate{Name: name, File: file, Text: string(text)}
}

func record(t testing.TB, in RecordInput) []byte {
	t.Helper()
	text, err := Record(in)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// examples are the records that are kept whole.
func examples(t testing.TB) map[string]RecordInput {
	t.Helper()
	hostile := withOverlay(t, library(t))
	answers := os.DirFS("testdata/records")
	list := map[string]RecordInput{
		"orders": recordInput(t, library(t), said(t, read(t, answers, "orders.yaml")), decisions.Choice{}),
		"overruled": recordInput(t, library(t), said(t, read(t, answers, "overruled.yaml")),
			decisions.Choice{Framework: "phoenix", Because: "Because we have run it for years.\n\nIt never let us down!"}),
		"sparse": recordInput(t, hostile, said(t, read(t, answers, "sparse.yaml")),
			decisions.Choice{Framework: "fastapi", Because: "# `x` <!-- underpin:end -->\n- | [why](y)\n---\n1. it *must*"}),
	}
	sparse := list["sparse"]
	sparse.Confirmation = []string{"echo `date` | grep \"<!-- x\""}
	list["sparse"] = sparse
	for name, in := range maps.Clone(list) {
		in.Template = builtIn(t, Nygard)
		list[name+"-nygard"] = in
	}
	return list
}

func TestRecordGolden(t *testing.T) {
	for name, in := range examples(t) {
		golden := filepath.Join("testdata", "records", name+".md")
		got := record(t, in)
		if *update {
			if err := os.WriteFile(golden, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s differs from %s; if that is meant, go test ./generators -update (-want +got):\n%s", name, golden, diff)
		}
		if again := record(t, in); !bytes.Equal(got, again) {
			t.Errorf("%s: a second record from the same input differs", name)
		}
	}
}
