package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/Masterminds/sprig/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

var data = map[string]any{
	"service": map[string]any{"name": "orders", "title": `A "B" <C>`},
	"options": map[string]any{"database": "sqlite"},
}

func TestText(t *testing.T) {
	partials := Partials{"greet": {Name: "greet.tmpl", Text: "hello {{ .service.name }}"}, "plain": {Name: "plain.tmpl", Text: "as is"}}
	for name, tc := range map[string]struct {
		template Template
		want     string
	}{
		"nothing to do":  {Template{Text: "a } b"}, "a } b"},
		"a key":          {Template{Text: "x {{ .service.name }}"}, "x orders"},
		"sprig":          {Template{Text: `{{ .service.name | upper | quote }}`}, `"ORDERS"`},
		"JSON":           {Template{Text: `{{ toJson .service.title }}`}, `"A \"B\" <C>"`},
		"a partial":      {Template{Text: `[{{ include "greet" . }}|{{ include "plain" . }}]`}, "[hello orders|as is]"},
		"own delimiters": {Template{Text: `${{ x }} [[ .service.name ]]`, Left: "[[", Right: "]]"}, "${{ x }} orders"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Text(tc.template, partials, data)
			if err != nil || got != tc.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestTextSaysWhereAndWhat(t *testing.T) {
	partials := Partials{
		"loop":   {Name: "loop.tmpl", Text: `{{ include "loop" . }}`},
		"broken": {Name: "broken.tmpl", Text: "\n{{ .service.nmae }}"},
	}
	for text, want := range map[string]string{
		"a\n{{ .service.nmae }}":   `x.tmpl:2:11: unknown key ".service.nmae"; did you mean "name"?`,
		"{{ .srvice.name }}":       `unknown key ".srvice.name"; did you mean "service"?`,
		"{{ .options.zzzzz }}":     `unknown key ".options.zzzzz"; known there: database`,
		"{{ if }}":                 `x.tmpl:1: missing value for if`,
		"{{ uper .service.name }}": `x.tmpl:1: there is no function "uper"; did you mean "upper"?`,
		"{{ now }}":                `function "now" of sprig is left out: it reads the clock`,
		`{{ env "HOME" }}`:         `is left out: it reads the machine`,
		"{{ randInt 1 9 }}":        `is left out: it throws a die`,
		`{{ keys .service }}`:      `is left out: it follows the order of a map`,
		`{{ include "gret" . }}`:   `there is no partial "gret"`,
		`{{ include "loop" . }}`:   `partial "loop" includes itself`,
		`{{ include "broken" . }}`: `broken.tmpl:2:11: unknown key ".service.nmae"`,
		`{{ define "x" }}{{ template "x" . }}{{ template "x" . }}{{ end }}{{ template "x" . }}`: "exceeded maximum template depth",
		`{{ index .options "a" "b" }}`: "x.tmpl:1",
	} {
		_, err := Text(Template{Name: "x.tmpl", Text: text}, partials, data)
		if err == nil || !strings.Contains(err.Error(), want) || finding.In(err) == nil {
			t.Errorf("%s\n gave %v\nwanted %s", text, err, want)
		}
	}
}

func TestEndlessOutputIsStopped(t *testing.T) {
	big := Template{Name: "big", Text: `{{ range .list }}{{ range $.list }}{{ $.text }}{{ end }}{{ end }}`}
	_, err := Text(big, nil, map[string]any{"list": make([]int, 3000), "text": "more than enough"})
	if err == nil || !strings.Contains(err.Error(), "longer than 4 MB") {
		t.Errorf("got %v", err)
	}
}

// Every function of sprig is either chosen or left out for a reason, so that a
// new version of sprig cannot bring one in unseen.
func TestEveryFunctionOfSprigIsDecidedOn(t *testing.T) {
	var undecided []string
	for name := range sprig.TxtFuncMap() {
		out := slices.Contains([]string{"toJson", "toPrettyJson"}, name) // ours take their place
		for _, names := range leftOut {
			out = out || slices.Contains(names, name)
		}
		if !out && !slices.Contains(chosen, name) {
			undecided = append(undecided, name)
		}
	}
	slices.Sort(undecided)
	if len(undecided) > 0 {
		t.Errorf("neither chosen nor left out: %s", strings.Join(undecided, " "))
	}
	for _, name := range chosen {
		if _, ok := functions()[name]; !ok && !slices.Contains([]string{"eq", "slice"}, name) {
			t.Errorf("%s is chosen but sprig has no such function", name)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("{{ .service.name }}")
	f.Add(`{{ range .x }}{{ end }}{{ printf "%d" 1 }}`)
	f.Fuzz(func(t *testing.T, text string) {
		one, err := Text(Template{Name: "f", Text: text}, nil, data)
		if err != nil {
			if finding.In(err) == nil {
				t.Errorf("%v is no finding", err)
			}
			return
		}
		if again, _ := Text(Template{Name: "f", Text: text}, nil, data); again != one {
			t.Error("rendered twice, it differs")
		}
	})
}

func BenchmarkText(b *testing.B) {
	for b.Loop() {
		if _, err := Text(Template{Name: "x", Text: "x {{ .service.name | upper }}"}, nil, data); err != nil {
			b.Fatal(err)
		}
	}
}
