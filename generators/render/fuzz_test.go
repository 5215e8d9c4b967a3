package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/finding"
)

func FuzzBytes(f *testing.F) {
	for _, seed := range []string{
		"{{ .service.name }}", `{{ range .numbers }}{{ . }}{{ end }}{{ printf "%d" 1 }}`, `{{ include "p" . }}`,
		`{{ define "x" }}{{ end }}{{ template "x" }}`, "{{- /* c */ -}}", `{{ with $x := .service }}{{ $x.name | upper | quote }}{{ end }}`,
		`{{ if and (eq 1 2) (not .numbers) }}a{{ else if true }}b{{ end }}`, `{{ break }}`, `{{ block "b" . }}{{ end }}`, "{{ `\n` }}\r\n{{",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, Template{Name: "f", Text: text}) })
}

// Templates put together at random from what templates are made of never
// panic, never fail without a place, and give the same twice.
func TestRandomTemplates(t *testing.T) {
	words := []string{
		"{{ ", " }}", "{{- ", " -}}", ".service.name", ".service", ".numbers", "$", "$x", "$x := ", "range ", "if ", "else ", "with ", "end", "define ", "template ",
		"block ", "break", "continue", "(", ")", " | ", `"a"`, `"p"`, "1", "-1", "1000000", "nil", "true", "text\n", " ", "include ", "print ", "printf ", `"%d %s"`,
	}
	for name := range usage {
		words = append(words, name+" ")
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 30).Draw(rt, "words"), "")
		check(rt, Template{Name: "f", Text: text})
		check(rt, Template{Name: "f", Text: "{{ " + text + " }}"})
	})
}

func check(t interface{ Errorf(string, ...any) }, template Template) {
	partials := Partials{"p": {Name: "p", Text: "p{{ . }}"}}
	r := New(partials)
	if _, err := r.References(template); err != nil && finding.In(err) == nil {
		t.Errorf("%q: %v is no finding", template.Text, err)
	}
	one, err := r.Text(template, data)
	if err != nil {
		if list := finding.In(err); list == nil || list[0].File == "" {
			t.Errorf("%q: %v is no finding with a file", template.Text, err)
		}
		return
	}
	if again, err := New(partials).Text(template, data); again != one || err != nil {
		t.Errorf("%q: one time %q, another %q (%v)", template.Text, one, again, err)
	}
}

func BenchmarkBytes(b *testing.B) {
	template := Template{Name: "x", Text: strings.Repeat("x {{ .service.name | upper }}\n", 10)}
	r := New(nil)
	for b.Loop() {
		if r.budget.steps < maxSteps/2 {
			r.budget = newBudget()
		}
		if _, err := r.Bytes(template, data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(nil)
	}
}
