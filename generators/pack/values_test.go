package pack

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// known is what the caller of Values knows.
func known() map[string]any {
	return map[string]any{
		"service":   map[string]any{"name": "orders", "title": "Orders", "description": "", "owner": "team", "module": "example.com/orders"},
		"answers":   map[string]any{"api": map[string]any{"contract": "openapi"}},
		"framework": map[string]any{"id": "gin", "name": "Gin"},
		"decision":  map[string]any{"title": "Use Gin", "path": "docs/decisions/0001-use-gin.md", "folder": "docs/decisions"},
		"year":      2026,
	}
}

const options = `options:
- {name: database, type: choice, choices: [sqlite, postgresql], default: sqlite}
- {name: docs, type: bool, default: true}
- {name: prefix, type: text, pattern: '[a-z]*'}
- {name: pool, type: text, default: "5", when: 'eq .options.database "postgresql"'}
`

func settings(pairs ...string) map[string]Setting {
	list := map[string]Setting{}
	for i := 0; i+1 < len(pairs); i += 2 {
		list[pairs[i]] = Setting{pairs[i+1], finding.Finding{File: "answers.yaml", Line: 9, Column: i + 12}}
	}
	return list
}

func TestValues(t *testing.T) {
	p := load(t, options+`computed:
  url: '{{ .options.database }}://{{ .service.name }}'
  both: '{{ .computed.url }} {{ .answers.api.contract }} {{ .pack.name }} {{ .pack.version }} {{ include "notice" . }}'
include: [notice]
`)
	for name, tc := range map[string]struct {
		chosen            map[string]Setting
		options, computed map[string]any
	}{
		"defaults": {
			nil,
			map[string]any{"database": "sqlite", "docs": true, "prefix": "", "pool": "5"},
			map[string]any{"url": "sqlite://orders", "both": "sqlite://orders openapi house 1.0.0 as is\n"},
		},
		"chosen": {
			settings("database", "postgresql", "docs", "false", "prefix", "ab", "pool", "9"),
			map[string]any{"database": "postgresql", "docs": false, "prefix": "ab", "pool": "9"},
			map[string]any{"url": "postgresql://orders", "both": "postgresql://orders openapi house 1.0.0 as is\n"},
		},
		"the default said": {
			settings("pool", "5"),
			map[string]any{"database": "sqlite", "docs": true, "prefix": "", "pool": "5"},
			map[string]any{"url": "sqlite://orders", "both": "sqlite://orders openapi house 1.0.0 as is\n"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			values, err := p.Values(known(), tc.chosen)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.options, values["options"]); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tc.computed, values["computed"]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What the team said and the pack refuses is told where the team said it.
func TestValuesNamesThePlaceInTheAnswers(t *testing.T) {
	p := load(t, options)
	for name, tc := range map[string]struct {
		chosen map[string]Setting
		want   string
	}{
		"unknown":     {settings("databse", "sqlite"), `answers.yaml:9:12: scaffold.databse: the pack has no option "databse"; did you mean "database"?`},
		"no choice":   {settings("database", "mysql"), `answers.yaml:9:12: scaffold.database: "mysql" is not one of sqlite, postgresql`},
		"no bool":     {settings("docs", "yes"), `answers.yaml:9:12: scaffold.docs: must be true or false, not "yes"`},
		"pattern":     {settings("prefix", "ab1"), `answers.yaml:9:12: scaffold.prefix: "ab1" does not match [a-z]*`},
		"line end":    {settings("prefix", "a\nb"), `answers.yaml:9:12: scaffold.prefix: must be one line of printable text`},
		"not offered": {settings("pool", "9"), `answers.yaml:9:12: scaffold.pool: the option is there only when eq .options.database "postgresql"`},
		"two":         {settings("docs", "x", "zzz", "y"), "answers.yaml:9:12: scaffold.docs: must be true or false, not \"x\"\n" + `answers.yaml:9:14: scaffold.zzz: the pack has no option "zzz"; it has database, docs, prefix, pool`},
		"by flag":     {map[string]Setting{"docs": {Value: "x"}}, `scaffold.docs: must be true or false, not "x"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := p.Values(known(), tc.chosen)
			if got := said(t, err); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
	_, err := load(t, "").Values(known(), settings("ci", "github"))
	if got := said(t, err); got != `answers.yaml:9:12: scaffold.ci: the pack has no option "ci"; it has none` {
		t.Errorf("got %s", got)
	}
}

// What only shows with values is told where the manifest says it.
func TestValuesNamesThePlaceInTheManifest(t *testing.T) {
	for name, tc := range map[string]struct{ manifest, want string }{
		"computed, a key":       {"computed:\n  a: x\n  b: x {{ .answers.api.contrct }}", `house/pack.yaml:8:19: computed.b: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"computed, quoted":      {`computed: {b: "x {{ .answers.api.contrct }}"}`, `house/pack.yaml:6:29: computed.b: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"computed, lines":       {"computed:\n  b: |\n    one\n    two {{ .answers.api.contrct }}", `house/pack.yaml:9: computed.b: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"computed, escapes":     {`computed: {b: "x \" {{ .answers.api.contrct }}"}`, `house/pack.yaml:6: computed.b: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"computed, division":    {"computed: {b: '{{ div 1 0 }}'}", `house/pack.yaml:6:19: computed.b: div: integer divide by zero`},
		"computed, runaway":     {"computed: {b: '{{ range 1000000000 }}{{ end }}'}", `house/pack.yaml:6:25: computed.b: rendering takes more than 1000000 steps: does something run without end here?`},
		"when, no truth":        {"options:\n- {name: a, type: text, when: .service.name}", `house/pack.yaml:7: option "a": when: must print true or false, not "orders"`},
		"when, a key":           {"options:\n- {name: a, type: text, when: .answers.api.contrct}", `house/pack.yaml:7:39: option "a": when: unknown key ".answers.api.contrct"; did you mean "contract"?`},
		"when, with its braces": {"options:\n- {name: a, type: text, when: '{{ .answers.api.contrct }}'}", `house/pack.yaml:7:43: option "a": when: unknown key ".answers.api.contrct"; did you mean "contract"?`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, tc.manifest).Values(known(), nil)
			if got := said(t, err); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

// The pack's own keys cannot be taken from it.
func TestValuesKeepsItsKeys(t *testing.T) {
	for _, key := range []string{"pack", "options", "computed"} {
		with := known()
		with[key] = map[string]any{"name": "other"}
		if _, err := load(t, "").Values(with, nil); err == nil || finding.In(err) != nil || !strings.Contains(err.Error(), `"`+key+`" is the pack's own key`) {
			t.Errorf("%s: got %v", key, err)
		}
	}
}
