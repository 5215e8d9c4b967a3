package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNewRecordIsOpenedInTheEditor has an author at a terminal, whose editor
// asks for a line and adds it to the record.
func TestNewRecordIsOpenedInTheEditor(t *testing.T) {
	d := sit(t)
	editor := filepath.Join(d.home, "my editor")
	script := "#!/bin/sh\nprintf 'What is on %s? ' \"$1\"\nread line\necho \"$line\" >> \"$2\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	person, cmd := d.withEditor(t, `"`+editor+`" "its mind"`, "adr", "new", "Use", "Go")
	person.Sees("What is on its mind?")
	person.Types("It is simple.\r")
	if code := exit(t, cmd); code != 0 {
		t.Errorf("exit code %d", code)
	}
	text, err := os.ReadFile(filepath.Join(d.folder, "doc/adr/0001-use-go.md"))
	if err != nil || !strings.HasSuffix(string(text), "\nIt is simple.\n") {
		t.Errorf("%v: %s", err, text)
	}
	person.Saw("doc/adr/0001-use-go.md")

	person, cmd = d.withEditor(t, "false", "adr", "new", "Use", "Rust")
	if code := exit(t, cmd); code != 1 {
		t.Errorf("an editor that fails gives exit code %d", code)
	}
	person.Saw("doc/adr/0002-use-rust.md")
	person.Saw("run the editor false")
}
