package checklist_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func seeds(f *testing.F) [][]byte {
	f.Helper()
	example, err := os.ReadFile("../../templates/examples/orders.yaml")
	if err != nil {
		f.Fatal(err)
	}
	texts := [][]byte{
		nil, example, checklist.Commented(checklist.Answers{}),
		[]byte("\ufeffversion: 1\r\nservice: {title: 'It''s',\r\n  owner: \"a\\\r\n  b\"} # c\r\n"),
		[]byte("{\"version\":1,\"api\":{\"styles\":[\"rest\"]}}"),
		[]byte("version: 1\nservice:\n  title: >-\n    folded\n  owner: |2-\n    x\n? api\n: styles:\n  - rest # why\n"),
	}
	for _, d := range documents {
		texts = append(texts, []byte("version: 1\n"+d.text))
	}
	return texts
}

// FuzzParse: refusing a text is fine, as findings; what is read can be written
// and reads back the same.
func FuzzParse(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := checklist.Parse("f.yaml", text)
		if err != nil {
			var problems finding.List
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("%T is no list of findings: %v", err, err)
			}
			return
		}
		written := a.Format()
		again, err := checklist.Parse("f.yaml", written)
		if err != nil || !same(a, again) || !bytes.Equal(again.Format(), written) {
			t.Errorf("%v: reads back otherwise:\n%s", err, written)
		}
	})
}

// FuzzEdit: an edit does what With does, or refuses.
func FuzzEdit(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text, "service.title", "It's: \"x\" #1")
		f.Add(text, "team.languages.go", "expert")
		f.Add(text, "api.styles", "grpc,rest")
	}
	f.Fuzz(func(t *testing.T, text []byte, id, answer string) {
		edited, err := checklist.Edit("f.yaml", text, id, answer)
		if err != nil {
			return
		}
		before, err := checklist.Parse("f.yaml", text)
		if err != nil {
			t.Fatalf("edited what cannot be read: %v", err)
		}
		want, err := before.With(id, answer)
		if err != nil {
			t.Fatalf("edited what With refuses: %v", err)
		}
		if got := parse(t, edited); !got.Equal(want) {
			t.Errorf("%q became %q", text, edited)
		}
		if bytes.Count(edited, []byte("#")) < bytes.Count(text, []byte("#"))-bytes.Count([]byte(before.Value(id)), []byte("#"))-1 {
			t.Errorf("lost a comment: %q became %q", text, edited)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text, err := os.ReadFile("../../templates/examples/orders.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := checklist.Parse("orders.yaml", text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEdit(b *testing.B) {
	text := checklist.Commented(checklist.Answers{})
	for b.Loop() {
		if _, err := checklist.Edit("orders.yaml", text, "api.audience", "public"); err != nil {
			b.Fatal(err)
		}
	}
}
