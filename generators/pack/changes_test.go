package pack

import (
	"fmt"
	"strings"
	"testing"
)

const notes = `changes:
  1.0.0: The first.
  0.9.0: |
    Two lines
    of text.
  0.10.0: Between.
`

func TestChangesSince(t *testing.T) {
	p := load(t, notes)
	for since, want := range map[string]string{
		"":      "0.9.0: Two lines\nof text.|0.10.0: Between.|1.0.0: The first.",
		"0.8.0": "0.9.0: Two lines\nof text.|0.10.0: Between.|1.0.0: The first.",
		"0.9.0": "0.10.0: Between.|1.0.0: The first.",
		"1.0.0": "",
		"2.0.0": "",
	} {
		var got []string
		for _, c := range p.Changes.Since(since) {
			got = append(got, fmt.Sprintf("%s: %s", c.Version, c.Note))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("since %q: %q", since, got)
		}
	}
}

func TestChangesAreChecked(t *testing.T) {
	for manifest, want := range map[string]string{
		"changes: all\n":               `house/pack.yaml:6:10: changes must be a mapping`,
		"changes: {new: x}\n":          `house/pack.yaml:6:11: changes: "new" is not a semantic version such as 1.0.0`,
		"changes: {1.0.0: [x]}\n":      `house/pack.yaml:6:18: changes: what is new in 1.0.0 must be a text`,
		"changes: {1.0.0: ''}\n":       `house/pack.yaml:6:18: changes: what is new in 1.0.0 is missing`,
		"changes: {1.1.0: x}\n":        `house/pack.yaml:6:11: changes: 1.1.0 is newer than the pack, which is 1.0.0`,
		"changes: {1.0.0: \"\\e[\"}\n": `house/pack.yaml:6:18: changes: what is new in 1.0.0 must be printable text`,
	} {
		_, err := Load("house", folder(head+manifest, "a.txt", "a"), shared)
		if got := said(t, err); !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s", manifest, got)
		}
	}
}
