package adr

import (
	"bytes"
	"os"
	"testing"

	"github.com/yuin/goldmark"
)

// TestOurOwnLogIsInOrder holds this project's own records, which the tool
// wrote, to what the tool asks of records that it generates.
func TestOurOwnLogIsInOrder(t *testing.T) {
	log, err := Read(os.DirFS("../log"))
	if err != nil {
		t.Fatal(err)
	}
	if len(log.Records) < 4 {
		t.Errorf("only %d records were read", len(log.Records))
	}
	problems, err := log.Lint(Surroundings{Today: today, Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%v (%s)", p, p.Rule)
	}
	for _, r := range log.Records {
		var html bytes.Buffer
		if err := goldmark.Convert(r.Text(), &html); err != nil || r.Dialect != MADR || !r.Date.Known() {
			t.Errorf("%s is %s, of %q (%v)", r.File, r.Dialect, r.Date.Text, err)
		}
	}
}
