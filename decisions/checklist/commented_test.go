package checklist_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

func TestCommentedSaysTheDefaultsAndNoMore(t *testing.T) {
	a := parse(t, checklist.Commented(checklist.Answers{}))
	if !a.Equal(checklist.Answers{}) {
		t.Errorf("it answers %v", checklist.Diff(checklist.Answers{}, a))
	}
	for _, q := range everyQuestion() {
		if a.Given(q.ID) != (q.Default != nil) {
			t.Errorf("%s: given is %v", q.ID, a.Given(q.ID))
		}
	}
}

func TestCommentedKeepsWhatWasSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAnswers(t)
		text := checklist.Commented(a)
		if again := parse(t, text); !again.Equal(a) {
			t.Fatalf("changes %v in\n%s", checklist.Diff(a, again), text)
		}
	})
}

func TestCommentedFitsATerminal(t *testing.T) {
	for i, line := range strings.Split(string(checklist.Commented(checklist.Answers{})), "\n") {
		if utf8.RuneCountInString(line) > 80 || strings.TrimRight(line, " ") != line {
			t.Errorf("line %d is too long or ends in a space: %q", i+1, line)
		}
	}
}

// TestCommentedTeaches: each item in its order, of each question what is
// asked, why, and what may be answered.
func TestCommentedTeaches(t *testing.T) {
	text := strings.ReplaceAll(string(checklist.Commented(checklist.Answers{})), "\n    # ", " ")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\n  # ", " "), "\n# ", " ")
	at := 0
	follows := func(what string) {
		t.Helper()
		i := strings.Index(text[at:], what)
		if i < 0 {
			t.Fatalf("%q is missing, or not in its order", what)
		}
		at += i
	}
	teaches := func(q checklist.Question) {
		if strings.HasPrefix(q.ID, "team.languages.") {
			_, language, _ := strings.Cut(q.ID, "languages.")
			follows(language + ":")
			return
		}
		follows(q.Ask + " " + q.Why)
		if len(q.Options) > 0 {
			follows(" of: " + strings.Join(q.Values(), ", "))
		}
		follows(q.ID[strings.LastIndex(q.ID, ".")+1:] + ":")
	}
	for _, q := range checklist.Service() {
		teaches(q)
	}
	for _, c := range checklist.Criteria() {
		follows(". " + c.Title + ". " + c.Why)
		follows("\n" + c.ID + ":")
		for _, q := range c.Questions {
			teaches(q)
		}
	}
	follows("\nimportance:")
	for _, q := range checklist.Constraints() {
		teaches(q)
	}
	follows("\nscaffold:")
}

// TestCommentedIsFilledIn: each answer that is set takes the place that was
// left for it, and everything else stays.
func TestCommentedIsFilledIn(t *testing.T) {
	start := checklist.Commented(checklist.Answers{})
	rapid.Check(t, func(t *rapid.T) {
		text, want := start, parse(t, start)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			id := drawID(t)
			answer := drawAnswer(t, id)
			want = with(t, want, id, answer)
			edited, err := checklist.Edit("f.yaml", text, id, answer)
			if err != nil {
				t.Fatal(err)
			}
			text = edited
		}
		if got := parse(t, text); !same(got, want) {
			t.Fatalf("says %v", checklist.Diff(want, got))
		}
		before, after := bytes.Split(start, []byte("\n")), bytes.Split(text, []byte("\n"))
		if !strings.HasPrefix(string(after[len(after)-2]), "scaffold:") || len(before) != len(after) {
			t.Fatalf("%d lines became %d:\n%s", len(before), len(after), text)
		}
	})
}
