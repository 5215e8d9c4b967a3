package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

var update = flag.Bool("update", false, "write the golden texts anew")

// golden compares what is written with a file under testdata/golden.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// written is a page of a width, checked to be calm: no line too wide unless it
// is one address, no space at its end, no control character.
func written(t testing.TB, width int, write func(Page)) string {
	t.Helper()
	var b bytes.Buffer
	write(NewPage(&b, width))
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > width && !strings.HasPrefix(strings.TrimSpace(line), "http") {
			t.Errorf("wider than %d: %q", width, line)
		}
		if line != Printable(line) || strings.TrimRight(line, " ") != line {
			t.Errorf("not clean: %q", line)
		}
	}
	return b.String()
}

// grove is the small catalog that the golden texts argue from.
func grove(t testing.TB) catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(os.DirFS("testdata/catalog"), "built-in")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// said are the answers of a file, with others over them.
func said(t testing.TB, file string, more ...string) checklist.Answers {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := checklist.Parse(file, text)
	if err != nil {
		t.Fatal(err)
	}
	for _, assignment := range more {
		key, value, _ := strings.Cut(assignment, "=")
		if answers, err = answers.With(key, value); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

func judged(c catalog.Catalog, answers checklist.Answers) Judgement {
	e := evaluation.Evaluate(c, answers)
	return Judgement{Catalog: c, Answers: answers, Evaluation: e, Sensitivity: evaluation.Analyse(c, answers, e)}
}

func named(t testing.TB, c catalog.Catalog, id string) catalog.Framework {
	t.Helper()
	f, ok := c.Framework(id)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	return f
}

func TestTheGroveIsSound(t *testing.T) {
	if problems := grove(t).Lint(); len(problems) > 0 {
		t.Error(problems)
	}
}
