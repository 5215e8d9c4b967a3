package generators

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/merge"
)

// pastOf is a record that was generated, and accepted or only proposed.
func pastOf(t testing.TB, in RecordInput, accepted bool) Past {
	t.Helper()
	if !accepted {
		in.State = adr.Proposed
	}
	text := record(t, in)
	outcome, err := outcomeOf(in, in.Path(), text)
	if err != nil {
		t.Fatal(err)
	}
	return Past{Number: 1, Outcome: outcome, Answers: in.Answers, Record: text, State: in.State}
}

// after is a log that holds a record of the past, for the next to stand in.
func after(past Past) Place {
	log, _ := adr.Log{}.Adding(path.Base(past.Outcome.Record), past.Record)
	return Place{Log: log, Folder: path.Dir(past.Outcome.Record), Number: past.Number + 1}
}

func regenerate(t testing.TB, past Past, in RecordInput) Regeneration {
	t.Helper()
	in.Place = after(past)
	got, err := Regenerate(past, in, Lock{Schema: 1, Files: map[string]string{}})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// changed is the example a year later, with some answers changed.
func changed(t testing.TB, choice decisions.Choice, set ...string) RecordInput {
	t.Helper()
	answers := examples(t)["orders"].Answers
	for _, assignment := range set {
		key, value, _ := strings.Cut(assignment, "=")
		var err error
		if answers, err = answers.With(key, value); err != nil {
			t.Fatal(err)
		}
	}
	in := recordInput(t, library(t), answers, choice)
	in.Date = time.Date(2027, time.November, 20, 0, 0, 0, 0, time.UTC)
	return in
}

func TestRegenerationSupersedesWhatWasAccepted(t *testing.T) {
	past := pastOf(t, examples(t)["orders"], true)
	in := changed(t, decisions.Choice{}, "project.scale=small", "importance.security=5", "performance.throughput=extreme", "team.size=unanswered")
	got := regenerate(t, past, in)
	golden(t, "superseding.md", got.Files[0].Text)
	if got.Record != "docs/decisions/0002-use-gin-instead-of-express-for-order-service.md" || got.Conflicts != nil || got.Revision.Stands {
		t.Errorf("%+v", got)
	}
	at := slices.IndexFunc(got.Files, func(f File) bool { return f.Path == past.Outcome.Record })
	if at < 0 {
		t.Fatal("the old record is left as it is")
	}
	old := got.Files[at]
	want := bytes.Replace(past.Record, []byte("status: accepted"), []byte("status: superseded by ADR-0002"), 1)
	if !bytes.Equal(old.Text, want) {
		t.Errorf("the superseded record:\n%s", old.Text[:200])
	}
	const message = `docs: look at the choice of framework again

The choice changes from Express to Gin, which ranks first now.

Decision: docs/decisions/0002-use-gin-instead-of-express-for-order-service.md
Supersedes: docs/decisions/0001-use-express-for-order-service.md
`
	if got.Message != message {
		t.Errorf("message:\n%s", got.Message)
	}
}

func TestAReviewToComeStays(t *testing.T) {
	ahead, today, past := "2027-11-21", "2027-11-20", "2027-05-01"
	for _, tc := range []struct {
		set, asked       string
		accepted         bool
		want, done, told string
	}{
		{set: ahead, accepted: true, want: ahead, told: ahead},
		{set: ahead, accepted: true, asked: "2028-01-01", want: "2028-01-01"},
		{set: ahead, accepted: true, asked: NoReview, done: ahead},
		{set: today, accepted: true, done: today},
		{set: past, accepted: true, done: past},
		{set: past, accepted: true, asked: ahead, want: ahead},
		{accepted: true},
		{set: past, want: past},
		{set: ahead, asked: NoReview},
	} {
		in := changed(t, decisions.Choice{}, "project.scale=small")
		before := in
		before.Review = tc.set
		was := pastOf(t, before, tc.accepted)
		was.Review = adr.Parse("0001-x.md", was.Record).Review
		in.Answers = changed(t, decisions.Choice{}, "project.scale=small", "team.size=9").Answers
		in.Review = tc.asked
		got := regenerate(t, was, in)
		set := adr.Parse("0002-x.md", got.Files[0].Text).Review.Text
		if set != tc.want || got.Reviewed != tc.done || got.Review != tc.told {
			t.Errorf("%+v: set %q, done %q, told %q", tc, set, got.Reviewed, got.Review)
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "records", name)
	if *update {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s (%v) differs:\n%s", file, err, got)
	}
}

func TestWhatBecomesOfTheChoice(t *testing.T) {
	past := pastOf(t, examples(t)["orders"], true)
	for _, tc := range []struct {
		choice decisions.Choice
		set    string
		want   string
	}{
		{decisions.Choice{}, "team.size=6", "The choice of Express stands: it still ranks first."},
		{decisions.Choice{}, "project.scale=small", "The choice changes from Express to Gin, which ranks first now."},
		{decisions.Choice{Framework: "express", Because: "we run it"}, "project.scale=small", "The choice of Express stands, although Gin ranks first now."},
		{decisions.Choice{Framework: "fastapi", Because: "we run it"}, "project.scale=small", "The choice changes from Express to FastAPI, although Gin ranks first now."},
	} {
		if got := regenerate(t, past, changed(t, tc.choice, tc.set)); got.Revision.Summary != tc.want {
			t.Errorf("%s: %s", tc.set, got.Revision.Summary)
		}
	}
	overruled := pastOf(t, changed(t, decisions.Choice{Framework: "express", Because: "we run it"}, "project.scale=small"), true)
	if got := regenerate(t, overruled, changed(t, decisions.Choice{})); got.Revision.Summary != "The choice of Express stands, and it ranks first now." {
		t.Error(got.Revision.Summary)
	}
	again := changed(t, decisions.Choice{Framework: "express", Because: "we run it"}, "project.scale=small", "team.size=6")
	if got := regenerate(t, overruled, again); got.Revision.Summary != "The choice of Express stands, although Gin still ranks first." {
		t.Error(got.Revision.Summary)
	}
}

func TestAfterARejectedRecordOneIsProposed(t *testing.T) {
	past := pastOf(t, examples(t)["orders"], false)
	past.State = adr.Rejected
	past.Record = bytes.Replace(past.Record, []byte("status: proposed"), []byte("status: rejected"), 1)
	got := regenerate(t, past, changed(t, decisions.Choice{}, "project.scale=small"))
	text := string(got.Files[0].Text)
	for _, want := range []string{"status: proposed", "of 2026-11-21, which was\nrejected. Gin is proposed in place of Express."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "upersedes") || slices.ContainsFunc(got.Files, func(f File) bool { return f.Path == past.Outcome.Record }) {
		t.Errorf("a rejected record is superseded:\n%s", text)
	}
	if got.Record != "docs/decisions/0002-use-gin-for-order-service.md" || !strings.HasPrefix(got.Message, "docs: propose a framework again\n") {
		t.Errorf("%s: %s", got.Record, got.Message)
	}
}

func TestProposedIsRegeneratedInPlace(t *testing.T) {
	past := pastOf(t, examples(t)["orders"], false)
	past.Record = bytes.Replace(past.Record, []byte("## Decision Drivers"), []byte("We met three times over this.\n\n## Decision Drivers"), 1)
	got := regenerate(t, past, changed(t, decisions.Choice{}, "performance.throughput=extreme"))
	text := string(got.Files[0].Text)
	if got.Record != past.Outcome.Record || got.Revision != nil || got.Conflicts != nil {
		t.Errorf("%+v", got)
	}
	for _, want := range []string{"status: proposed", "We met three times over this.", "throughput must be extreme"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	past.Record = bytes.Replace(past.Record, []byte("its throughput must be"), []byte("its throughput, we think, must be"), 1)
	got = regenerate(t, past, changed(t, decisions.Choice{}, "performance.throughput=extreme"))
	if len(got.Conflicts) != 1 || len(merge.Unresolved(got.Files[0].Text)) != 1 {
		t.Errorf("conflicts at %v in\n%s", got.Conflicts, got.Files[0].Text)
	}
}

func TestUnchanged(t *testing.T) {
	in := examples(t)["orders"]
	past := pastOf(t, in, true)
	if !Unchanged(past, changed(t, decisions.Choice{})) {
		t.Error("nothing changed but the day")
	}
	if Unchanged(past, changed(t, decisions.Choice{}, "team.size=6")) {
		t.Error("an answer changed")
	}
	if Unchanged(past, changed(t, decisions.Choice{Framework: "gin", Because: "we want to"})) {
		t.Error("the choice changed")
	}
	if Unchanged(past, changed(t, decisions.Choice{Framework: "express", Because: "we like it"})) {
		t.Error("the reason changed")
	}
	claims := past.Outcome.Claims
	past.Outcome.Claims = append([]string{"withdrawn-since"}, claims...)
	if Unchanged(past, changed(t, decisions.Choice{})) {
		t.Error("the arguments changed")
	}
	past.Outcome.Claims = claims
	past.Outcome.Ranking[1].Score += 0.1
	if Unchanged(past, changed(t, decisions.Choice{})) {
		t.Error("the ranking changed")
	}
}

func TestTriggersComeAbout(t *testing.T) {
	answers := func(text string) checklist.Answers { return said(t, []byte("version: 1\n"+text)) }
	for _, tc := range []struct {
		from, to []string
		now      string
		want     bool
	}{
		{[]string{"large"}, []string{"small"}, "project: {scale: small}", true},
		{[]string{"large"}, []string{"small"}, "project: {scale: medium}", false},
		{nil, []string{"small"}, "project: {scale: small}", true},
	} {
		if got := (Trigger{"project.scale", tc.from, tc.to, "gin"}).CameAbout(answers(tc.now)); got != tc.want {
			t.Errorf("%v to %v, now %s: %t", tc.from, tc.to, tc.now, got)
		}
	}
	for now, want := range map[string]bool{"[rest, grpc]": true, "[grpc, rest, graphql]": true, "[rest]": false, "[]": false} {
		if got := (Trigger{"api.styles", []string{"rest"}, []string{"rest", "grpc"}, "gin"}).CameAbout(answers("api: {styles: " + now + "}")); got != want {
			t.Errorf("grpc too, now %s: %t", now, got)
		}
	}
	for now, want := range map[string]bool{"[rest]": false, "[]": true, "[grpc]": true} {
		if got := (Trigger{"api.styles", []string{"rest"}, []string{}, "gin"}).CameAbout(answers("api: {styles: " + now + "}")); got != want {
			t.Errorf("no longer rest, now %s: %t", now, got)
		}
	}
}

// Whatever a person writes into a record, between or inside the generated
// parts, it is in the next one, or in a conflict that is marked.
func TestNoLineOfAPersonIsLost(t *testing.T) {
	originals := []Past{pastOf(t, examples(t)["orders"], false), pastOf(t, examples(t)["orders"], true), pastOf(t, examples(t)["orders-nygard"], true)}
	in := changed(t, decisions.Choice{}, "performance.throughput=extreme", "project.scale=small", "team.size=unanswered")
	rapid.Check(t, func(t *rapid.T) {
		past, in := rapid.SampledFrom(originals).Draw(t, "record"), in
		in.Template = builtIn(t, past.Outcome.Template)
		lines := strings.SplitAfter(string(past.Record), "\n")
		var written []string
		for i := range rapid.IntRange(1, 6).Draw(t, "edits") {
			at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			text := "A person's line " + strings.Repeat("!", i+1) + "\n"
			written = append(written, text)
			if rapid.Bool().Draw(t, "replace") && !strings.HasPrefix(lines[at], "A person") {
				lines[at] = text
			} else {
				lines = append(lines[:at], append([]string{text}, lines[at:]...)...)
			}
		}
		past.Record = []byte(strings.Join(lines, ""))
		in.Place = after(past)
		got, err := Regenerate(past, in, Lock{Schema: 1, Files: map[string]string{}})
		if finding.In(err) != nil {
			t.Skip("nobody can tell where the record stands any more")
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range written {
			if !bytes.Contains(got.Files[0].Text, []byte(line)) {
				t.Fatalf("%q is lost in\n%s", line, got.Files[0].Text)
			}
		}
	})
}
