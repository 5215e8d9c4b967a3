package checklist_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

var note = regexp.MustCompile(`# note \d+: it's "so" \{\[`)

func notes(text string) []string {
	found := note.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// TestEditDoesWhatWithDoes: however the file is written, editing it says what
// With says, and each comment stays.
func TestEditDoesWhatWithDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := drawAnswers(t)
		text := drawFile(t, said)
		if got := parse(t, []byte(text)); !got.Equal(said) {
			t.Fatalf("the file says otherwise: %v\n%s", checklist.Diff(said, got), text)
		}
		id := drawID(t)
		answer := drawAnswer(t, id)
		want := with(t, said, id, answer)

		edited, err := checklist.Edit("f.yaml", []byte(text), id, answer)
		if err != nil {
			t.Fatalf("Edit(%s, %q): %v\n%s", id, answer, err, text)
		}
		if got := parse(t, edited); !got.Equal(want) {
			t.Fatalf("Edit(%s, %q) changes %v\n%s\nto\n%s", id, answer, checklist.Diff(want, got), text, edited)
		}
		if before, after := notes(text), notes(string(edited)); !slices.Equal(before, after) {
			t.Fatalf("Edit(%s, %q): of the comments %v remain %v\n%s\nto\n%s", id, answer, before, after, text, edited)
		}
		if strings.Contains(text, "\r\n") && bytes.Count(edited, []byte("\n")) != bytes.Count(edited, []byte("\r\n")) {
			t.Fatalf("Edit(%s, %q) mixes line ends: %q", id, answer, edited)
		}
		if again, err := checklist.Edit("f.yaml", edited, id, answer); err != nil || !bytes.Equal(again, edited) {
			t.Fatalf("Edit(%s, %q) twice is not once: %v\n%s\n%s", id, answer, err, edited, again)
		}
	})
}

// TestEditLeavesOtherEntriesAsTheyAre: each line that holds nothing of the
// answer is still there.
func TestEditLeavesOtherEntriesAsTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := drawAnswers(t)
		text := drawFile(t, said)
		edited, err := checklist.Edit("f.yaml", []byte(text), "project.stage", "mvp")
		if err != nil {
			t.Fatal(err)
		}
		after := strings.Split(string(edited), "\n")
		inProject := false
		for _, line := range strings.Split(text, "\n") {
			if starts := strings.TrimLeft(line, " #\r\n") != "" && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "}"); starts {
				inProject = strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "project")
			}
			if !inProject && !slices.Contains(after, line) && !slices.Contains(after, line+"\r") {
				t.Fatalf("%q is lost from\n%s\nin\n%s", line, text, edited)
			}
		}
	})
}
