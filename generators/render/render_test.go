package render

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/finding"
)

var data = map[string]any{
	"service": map[string]any{"name": "orders", "title": `A "B" <C>`},
	"options": map[string]any{"database": "sqlite", "empty": "", "nothing": nil},
	"numbers": []int{1, 2, 3},
}

func TestBytes(t *testing.T) {
	partials := Partials{
		"greet": {Name: "greet.tmpl", Text: "hello {{ .service.name }}"},
		"plain": {Name: "plain.tmpl", Text: "as is"},
		"own":   {Name: "own.tmpl", Text: `{{ define "x" }}x of own{{ end }}{{ template "x" }}`},
	}
	for name, tc := range map[string]struct {
		template Template
		want     string
	}{
		"nothing to do":    {Template{Text: "a } b"}, "a } b"},
		"a key":            {Template{Text: "x {{ .service.name }}"}, "x orders"},
		"sprig":            {Template{Text: `{{ .service.name | upper | quote }}`}, `"ORDERS"`},
		"JSON":             {Template{Text: `{{ toJson .service.title }}`}, `"A \"B\" <C>"`},
		"JSON in lines":    {Template{Text: `{{ toPrettyJson .numbers }}`}, "[\n  1,\n  2,\n  3\n]"},
		"a partial":        {Template{Text: `[{{ include "greet" . }}|{{ include "plain" . }}]`}, "[hello orders|as is]"},
		"a partial, twice": {Template{Text: `{{ include "greet" . }}{{ include "greet" . | upper }}`}, "hello ordersHELLO ORDERS"},
		"own delimiters":   {Template{Text: `${{ x }} [[ .service.name ]]`, Left: "[[", Right: "]]"}, "${{ x }} orders"},
		"a loop":           {Template{Text: `{{ range $i, $n := .numbers }}{{ $i }}{{ $n }}{{ else }}none{{ end }}`}, "011223"},
		"an empty loop":    {Template{Text: `{{ range list }}x{{ else }}none{{ end }}`}, "none"},
		"break":            {Template{Text: `{{ range .numbers }}{{ if eq . 2 }}{{ break }}{{ end }}{{ . }}{{ end }}`}, "1"},
		"continue":         {Template{Text: `{{ range .numbers }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ . }}{{ end }}`}, "13"},
		"a loop of a few":  {Template{Text: `{{ range 3 }}{{ . }}{{ end }}`}, "012"},
		"define":           {Template{Text: `{{ define "x" }}<{{ . }}>{{ end }}{{ template "x" .service.name }}`}, "<orders>"},
		"each its own":     {Template{Text: `{{ define "x" }}mine{{ end }}{{ include "own" . }}, {{ template "x" }}`}, "x of own, mine"},
		"block":            {Template{Text: `{{ block "x" .numbers }}{{ len . }}{{ end }}`}, "3"},
		"with":             {Template{Text: `{{ with .service }}{{ .name }}{{ else }}no{{ end }}`}, "orders"},
		"a variable":       {Template{Text: `{{ $x := "a" }}{{ range .numbers }}{{ $x = print $x . }}{{ end }}{{ $x }}`}, "a123"},
		"nothing":          {Template{Text: `{{ .options.nothing }}`}, "<no value>"},
		"printf":           {Template{Text: `{{ printf "%5.1f|%-4s|%[1]v%%" 1.25 "ab" }}`}, "  1.2|ab  |1.25%"},
		"line ends":        {Template{Text: "a\r\n{{ .service.name }}\r\nb\r\n"}, "a\r\norders\r\nb\r\n"},
		"not UTF-8":        {Template{Text: "\xe4{{ .service.name }}\xff"}, "\xe4orders\xff"},
		"a chain":          {Template{Text: `{{ (first (list .service)).name }}`}, "orders"},
		"trimmed":          {Template{Text: "a\n{{- /* why */ -}}\nb"}, "ab"},
	} {
		t.Run(name, func(t *testing.T) {
			tc.template.Name = "x.tmpl"
			got, err := New(partials).Text(tc.template, data)
			if err != nil || got != tc.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestBytesSaysWhereAndWhat(t *testing.T) {
	partials := Partials{
		"broken": {Name: "broken.tmpl", Text: "\n{{ .service.nmae }}"},
		"syntax": {Name: "syntax.tmpl", Text: "\n\n{{ if }}"},
	}
	for text, want := range map[string]string{
		"a\n{{ .service.nmae }}":         `x.tmpl:2:12: unknown key ".service.nmae"; did you mean "name"?`,
		"{{ .srvice.name }}":             `x.tmpl:1:11: unknown key ".srvice.name"; did you mean "service"?`,
		"{{ $.srvice.name }}":            `x.tmpl:1:5: unknown key "$.srvice.name"; did you mean "service"?`,
		"{{ .options.zzzzz }}":           `x.tmpl:1:12: unknown key ".options.zzzzz"; known there: database, empty, nothing`,
		"{{ if }}":                       `x.tmpl:1: missing value for if`,
		"\n{{ if true }}":                `x.tmpl:2: unexpected EOF`,
		"{{ .service.name":               `x.tmpl:1: unclosed action`,
		"{{ uper .service.name }}":       `x.tmpl:1: there is no function "uper"; did you mean "upper"?`,
		"{{ now }}":                      `x.tmpl:1: function "now" of sprig is left out: it reads the clock; use .year`,
		`{{ env "HOME" }}`:               `x.tmpl:1: function "env" of sprig is left out: it reads the machine`,
		"{{ randInt 1 9 }}":              `x.tmpl:1: function "randInt" of sprig is left out: it throws a die, so that no two runs would give the same`,
		`{{ keys .service }}`:            `x.tmpl:1: function "keys" of sprig is left out: it follows the order of a map, which is another each time; range goes by key`,
		`{{ include "brken" . }}`:        `x.tmpl:1:4: there is no partial "brken"; did you mean "broken"?`,
		`{{ include "broken" . }}`:       `broken.tmpl:2:12: unknown key ".service.nmae"; did you mean "name"?`,
		`{{ include "syntax" . }}`:       `syntax.tmpl:3: missing value for if`,
		`{{ template "y" . }}`:           `x.tmpl:1:13: there is no template "y"`,
		`{{ div 1 0 }}`:                  `x.tmpl:1:4: div: integer divide by zero`,
		`{{ first .service }}`:           `x.tmpl:1:4: first: Cannot find first on type map`,
		`{{ index .options "a" "b" }}`:   `x.tmpl:1:4: index of nil pointer`,
		`{{ upper 1 }}`:                  `x.tmpl:1:10: expected string; found 1`,
		`{{ printf "%p" .service }}`:     `x.tmpl:1:4: printf "%p": %p is left out: it gives an address, which is another each time`,
		`{{ regexMatch "(" "x" }}`:       "x.tmpl:1:4: the regular expression \"(\" is broken: error parsing regexp: missing closing ): `(`",
		`{{ indent -1 "x" }}`:            `x.tmpl:1:4: cannot indent by -1 spaces`,
		`{{ step 1 }}`:                   `x.tmpl:1: there is no function "step"`,
		`{{ call .service.name }}`:       `x.tmpl:1: there is no function "call"; did you mean "all"?`,
		strings.Repeat("{{ 1 }}", 10001): `x.tmpl: a template has more than 10000 actions`,
	} {
		_, err := New(partials).Bytes(Template{Name: "x.tmpl", Text: text}, data)
		if err == nil || err.Error() != want || finding.In(err) == nil {
			t.Errorf("%.60s\n gave %v\nwanted %s", text, err, want)
		}
	}
}

// A text inside another file, such as an expression in pack.yaml, is placed
// there.
func TestPlacesInsideAFile(t *testing.T) {
	for _, tc := range []struct {
		name     string
		template Template
		want     string
	}{
		{"one line", Template{Text: "{{ .nope }}", Line: 7, Column: 20}, "pack.yaml:7:23"},
		{"no column", Template{Text: "{{ .nope }}", Line: 7}, "pack.yaml:7"},
		{"a later line", Template{Text: "a\nb{{ .nope }}", Line: 7, Column: 20}, "pack.yaml:8"},
		{"syntax", Template{Text: "a\n\n{{ if }}", Line: 7, Column: 20}, "pack.yaml:9"},
		{"of its own", Template{Text: "\nx {{ .nope }}"}, "pack.yaml:2:6"},
	} {
		tc.template.Name = "pack.yaml"
		_, err := Text(tc.template, data)
		if err == nil || !strings.HasPrefix(err.Error(), tc.want+": ") {
			t.Errorf("%s: got %v, want %s", tc.name, err, tc.want)
		}
	}
}

func TestFile(t *testing.T) {
	folder := fstest.MapFS{"r.md.tmpl": {Data: []byte("# {{ .service.name }}")}, "bad.tmpl": {Data: []byte("{{ .no }}")}}
	if text, err := File(folder, "r.md.tmpl", data); err != nil || string(text) != "# orders" {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := File(folder, "bad.tmpl", data); err == nil || !strings.HasPrefix(err.Error(), "bad.tmpl:1:4: ") {
		t.Errorf("got %v", err)
	}
	if _, err := File(folder, "none", data); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestReferences(t *testing.T) {
	r := New(Partials{"license": {Name: "license.tmpl", Text: "x"}})
	text := `{{ .a.b }}{{ if eq .c "x" }}{{ .d }}{{ end }}
{{ range .list }}{{ .inner }}{{ $.e }}{{ end }}{{ with .f }}{{ .inner }}{{ else }}{{ .g | upper }}{{ end }}
{{ define "own" }}{{ .inner }}{{ $.inner }}{{ end }}{{ template "own" .h }}{{ $v := .i }}{{ $v.inner }}
{{ include "license" . }}{{ printf "%s" (lower .j) }}`
	references, err := r.References(Template{Name: "x", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, reference := range references {
		got = append(got, strings.Join(reference.Path, "."))
	}
	want := []string{"a.b", "c", "d", "list", "e", "f", "g", "h", "i", "j"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if place := references[4].Place; place.Line != 2 || place.Column != 34 || place.File != "x" {
		t.Errorf("e is at %+v", place)
	}
	for text, want := range map[string]string{
		"x {{ uper 1 }}":                `x:1: there is no function "uper"; did you mean "upper"?`,
		"\n{{ include \"licence\" . }}": `x:2:4: there is no partial "licence"; did you mean "license"?`,
		"{{ template \"y\" }}":          `x:1:13: there is no template "y"; did you mean "x"?`,
		"no action":                     "",
	} {
		_, err := r.References(Template{Name: "x", Text: text})
		if got := errorText(err); got != want {
			t.Errorf("%q: got %s", text, got)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
