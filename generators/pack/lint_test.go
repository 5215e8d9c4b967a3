package pack

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/finding"
)

const proven = "verify: {cases: [{name: all, steps: [{run: make}]}]}\n"

// What a pack declares must be used by something, wherever it stands.
func TestLintFindsWhatNothingUses(t *testing.T) {
	option := "options: [{name: db, type: text}]\n"
	for name, tc := range map[string]struct {
		manifest string
		files    []string
		want     string
	}{
		"option":                   {option, []string{"a", "x"}, `house/pack.yaml:6:18: option "db": nothing uses it`},
		"option in a text":         {option, []string{"a", "{{ .options.db }}"}, ""},
		"option in a path":         {option, []string{"{{ .options.db }}", "x"}, ""},
		"option in a branch":       {option, []string{"a", "{{ if false }}{{ range list }}{{ $.options.db }}{{ end }}{{ end }}"}, ""},
		"option in a definition":   {option, []string{"a", `{{ define "x" }}{{ .options.db }}{{ end }}{{ template "x" . }}`}, ""},
		"option by index":          {option, []string{"a", `{{ index .options "db" }}`}, ""},
		"option inside of with":    {option, []string{"a", `{{ with .options }}{{ .db }}{{ end }}`}, ""},
		"all options":              {option, []string{"a", `{{ toJson .options }}`}, ""},
		"option of a chain":        {option, []string{"a", `{{ (index (list .) 0).options.db }}`}, ""},
		"option in a rule":         {option + `files: [{path: a, when: eq .options.db ""}]` + "\n", []string{"a", "x"}, ""},
		"option in a rename":       {option + `files: [{path: a, rename: 'b{{ .options.db }}'}]` + "\n", []string{"a", "x"}, ""},
		"option in a comment only": {option, []string{"a", "{{/* .options.db */}} .options.db {{ .year }}"}, `house/pack.yaml:6:18: option "db": nothing uses it`},
		"option copied verbatim":   {option + "files: [{path: a, verbatim: true}]\n", []string{"a", "{{ .options.db }}"}, `house/pack.yaml:6:18: option "db": nothing uses it`},
		"computed":                 {"computed: {x: y}\n", []string{"a", "x"}, `house/pack.yaml:6:15: computed.x: nothing uses it`},
		"computed in a computed":   {"computed: {x: y, z: '{{ .computed.x }}'}\n", []string{"a", "{{ .computed.z }}"}, ""},
		"partial":                  {"include: [license]\n", []string{"a", "x"}, `house/pack.yaml:6:11: include: nothing uses "license"`},
		"partial, used":            {"include: [license]\n", []string{"a", `{{ include "license" . }}`}, ""},
		"no verify case":           {"verify: {requires: [{tool: go}]}\n", []string{"a", "x"}, "house/pack.yaml:6:9: verify: there are no cases, so nothing proves what the pack makes"},
		"data in a step":           {"verify: {cases: [{name: all, steps: [{run: 'test -x {{ .computed.binary }}'}]}]}\n", []string{"a", "x"}, `house/pack.yaml:6:44: verify case "all": run: a step is no template, and {{ .computed.binary }} goes to the shell as it is`},
		"data in what serves":      {"verify: {cases: [{name: all, steps: [{serve: 'bin/{{.service.name}}', probe: [{get: /, status: 200}]}]}]}\n", []string{"a", "x"}, `house/pack.yaml:6:46: verify case "all": serve: a step is no template, and {{.service.name}} goes to the shell as it is`},
		"a tool's own braces":      {"verify: {cases: [{name: all, steps: [{run: \"go list -f '{{.Dir}}' ./...\"}]}]}\n", []string{"a", "x"}, ""},
		"a script":                 {"", []string{"bin/start", "#!/bin/sh\n"}, "house/files/bin/start: begins with #!, and no rule makes it executable"},
		"a script with a mode":     {"files: [{path: bin/*, mode: '0755'}]\n", []string{"bin/start", "#!/bin/sh\n"}, ""},
		"a script that is read":    {"files: [{path: bin/*, mode: '0644'}]\n", []string{"bin/start", "#!/bin/sh\n"}, ""},
		"its own lock":             {"", []string{".Underpin/lock.yaml", "x"}, "house/files/.Underpin/lock.yaml: what is in .underpin/ only underpin writes"},
		"its own lock by rename":   {"files: [{path: a, rename: .underpin/a, when: 'false'}]\n", []string{"a", "x", "b", "x"}, "house/files/a: what is in .underpin/ only underpin writes"},
		"a record":                 {"", []string{"docs/decisions/0001-use-x.md.tmpl", "x"}, "house/files/docs/decisions/0001-use-x.md.tmpl: records in docs/decisions are underpin's to number"},
		"beside records":           {"", []string{"docs/decisions/README.md", "x"}, ""},
		"capitals":                 {"", []string{"A", "x", "a", "x"}, "house/files/a: differs from A only in capitals: not everybody could check both out"},
		"capitals of a folder":     {"", []string{"A/x", "x", "a/y", "x"}, "house/files/a/y: differs from A only in capitals: not everybody could check both out"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.HasPrefix(tc.manifest, "verify") {
				tc.manifest += proven
			}
			if diff := cmp.Diff(tc.want, said(t, load(t, tc.manifest, tc.files...).Lint().Err())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// An option that is compared with a word must be able to be that.
func TestLintFindsWordsThatAreNoChoice(t *testing.T) {
	const options = "options: [{name: log, type: choice, choices: [plain, json], default: plain}, {name: text, type: text}]\n"
	const never = `option "log" is never "jsn"; did you mean "json"?`
	for name, tc := range map[string]struct{ rules, path, text, want string }{
		"eq":           {"", "a", `{{ if eq .options.log "jsn" }}x{{ end }}`, "house/files/a:1:23: " + never},
		"ne, in with":  {"", "a", `{{ with .options.text }}{{ ne "jsn" $.options.log }}{{ end }}`, "house/files/a:1:31: " + never},
		"one of three": {"", "a", `{{ eq .options.log "plain" "jsn" }}`, "house/files/a:1:28: " + never},
		"has":          {"", "a", `{{ has .options.log (list "plain" "jsn") }}`, "house/files/a:1:35: " + never},
		"a path":       {"", `{{ if eq .options.log "jsn" }}b{{ end }}a`, "x", "house/files/{{ if eq .options.log \"jsn\" }}b{{ end }}a: in its path: " + never},
		"a rule":       {"files: [{path: a, when: eq .options.log \"jsn\"}]\n", "a", "x", `house/pack.yaml:8:41: files: a: when: ` + never},
		"a choice":     {"", "a", `{{ eq .options.log "plain" "json" }}`, ""},
		"a text":       {"", "a", `{{ .options.log }}{{ eq .options.text "jsn" }}`, ""},
		"another key":  {"", "a", `{{ eq .service.name .options.log "jsn" }}`, ""},
		"another call": {"", "a", `{{ eq .options.log (printf "jsn%s" "x") }}{{ print .options.log "jsn" }}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(tc.text, ".text") {
				tc.text += "{{ .options.text }}"
			}
			if tc.rules != "" || !strings.Contains(tc.text, ".log") {
				tc.text += "{{ .options.log }}"
			}
			if diff := cmp.Diff(tc.want, said(t, load(t, proven+options+tc.rules, tc.path, tc.text).Lint().Err())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const dependent = `options:
- {name: db, type: choice, choices: [sqlite, pg], default: sqlite}
- {name: pool, type: choice, choices: ['1', '9'], default: '1', when: eq .options.db "pg"}
- {name: docs, type: bool, default: true}
- {name: text, type: text}
computed: {pg: '{{ eq .options.db "pg" }}'}
`

func TestUnreachable(t *testing.T) {
	for when, never := range map[string]bool{
		`false`:                  true,
		`true`:                   false,
		`eq .options.db "pg"`:    false,
		`eq .options.db "mysql"`: true,
		`and (eq .options.db "sqlite") (eq .options.pool "9")`:                   true, // not offered together
		`and (eq .options.db "pg") (eq .options.pool "9") (not .options.docs)`:   false,
		`and (eq .computed.pg "true") (eq .options.db "sqlite")`:                 true,
		`eq .computed.pg "true"`:                                                 false,
		`eq .options.text "x"`:                                                   false, // anybody may write that
		`eq .answers.api.contract "x"`:                                           false, // nor is this judged
		`and (eq .options.db "mysql") (eq .service.name "x")`:                    false,
		`eq .framework.id "gin"`:                                                 false,
		`eq .framework.id "echo"`:                                                true,
		`gt (len .options) 9`:                                                    false, // nor this
		`{{ if .options.docs }}false{{ else }}{{ eq .options.db "x" }}{{ end }}`: true,
	} {
		p := load(t, dependent+"files:\n- {path: a, when: '"+when+"'}\n- {path: b/**, when: 'true'}\n", "a", "x", "b/c", "x")
		want := ""
		if never {
			want = "no choice of the options makes it true, so that these are never made: a"
		}
		if got := said(t, p.Unreachable(known()).Err()); !strings.HasSuffix(got, want) || got == "" && never || got != "" && !never {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	p := load(t, "files: [{path: '**', when: 'false'}]", "a", "", "b", "", "c", "", "d", "", "e", "")
	if got := said(t, p.Unreachable(known()).Err()); got != "house/pack.yaml:6:26: files: **: when: no choice of the options makes it true, so that these are never made: a, b, c and 2 more" {
		t.Error(got)
	}
}

func TestSelections(t *testing.T) {
	p := load(t, dependent+"verify: {cases: [{name: pg, options: {db: pg, text: x}, answers: {security.posture: regulated}, steps: [{run: x}]}]}\n")
	type said = map[string]string
	rows := []said{{}, {"db": "pg", "pool": "9", "docs": "false"}, {"db": "pg", "docs": "false"}, {"docs": "false"}, {"db": "pg", "pool": "9"}}
	var want []Case
	for _, row := range rows {
		want = append(want, Case{Options: row})
	}
	for _, row := range rows {
		want = append(want, Case{Options: row, Answers: said{"security.posture": "regulated"}})
	}
	want = append(want, Case{Options: said{"db": "pg", "text": "x"}, Answers: said{"security.posture": "regulated"}})
	got, err := p.Selections(func(c Case) (map[string]string, error) { return p.Offered(known(), c.Options) })
	if err != nil {
		t.Fatal(err)
	}
	order := cmpopts.SortSlices(func(a, b Case) bool { return fmt.Sprint(a.Options, a.Answers) < fmt.Sprint(b.Options, b.Answers) })
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Case{}), order); diff != "" {
		t.Error(diff)
	}
}

// Whatever the options and what they depend on, every pair of values that can
// be had together stands in a row, each row can be had, and there are far fewer
// rows than combinations.
func TestSelectionsHoldEveryPair(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var manifest strings.Builder
		manifest.WriteString("options:\n")
		n := rapid.IntRange(1, 5).Draw(rt, "options")
		for i := range n {
			choices := rapid.IntRange(1, 3).Draw(rt, "choices")
			fmt.Fprintf(&manifest, "- {name: o%d, type: choice, choices: [%s], default: v0", i, strings.Join([]string{"v0", "v1", "v2"}[:choices], ", "))
			if i > 0 && rapid.Bool().Draw(rt, "depends") {
				fmt.Fprintf(&manifest, ", when: eq .options.o%d \"v%d\"", rapid.IntRange(0, i-1).Draw(rt, "on"), rapid.IntRange(0, 2).Draw(rt, "value"))
			}
			manifest.WriteString("}\n")
		}
		p, err := Load("house", folder(head+manifest.String(), "a", "x"), shared)
		if err != nil {
			rt.Fatal(err)
		}
		offered := func(c Case) (map[string]string, error) { return p.Offered(known(), c.Options) }
		rows, err := p.Selections(offered)
		if err != nil {
			rt.Fatal(err)
		}
		held := map[pair]bool{}
		for _, row := range rows {
			settings := map[string]Setting{}
			for name, value := range row.Options {
				settings[name] = Setting{Value: value}
			}
			if _, err := p.Values(known(), settings); err != nil {
				rt.Errorf("%v cannot be had: %v", row.Options, finding.In(err))
			}
			for _, each := range p.pairsIn(row.Options) {
				held[each] = true
			}
		}
		combinations := everyCombination(p)
		if len(rows) > len(combinations) {
			rt.Errorf("%d rows for %d combinations", len(rows), len(combinations))
		}
		for _, chosen := range combinations {
			row, err := p.Offered(known(), chosen)
			if err != nil {
				rt.Fatal(err)
			}
			for _, each := range p.pairsIn(row) {
				if !held[each] {
					rt.Errorf("%v is in no row of %v", each, rows)
				}
			}
		}
	})
}

func everyCombination(p Pack) []map[string]string {
	list := []map[string]string{{}}
	for _, o := range p.Options {
		var longer []map[string]string
		for _, before := range list {
			for _, value := range p.valuesOfOptions()[o.Name] {
				row := map[string]string{o.Name: value}
				for name, said := range before {
					row[name] = said
				}
				longer = append(longer, row)
			}
		}
		list = longer
	}
	return list
}
