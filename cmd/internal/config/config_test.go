package config

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func leadsTo(dir string) Leads { return func(text string) string { return dir + "/" + text } }

func read(t testing.TB, kind Kind, text string) Layer {
	t.Helper()
	layer, err := Read(kind, string(kind)+".yaml", []byte(text), leadsTo("/"+string(kind)))
	if err != nil {
		t.Fatal(err)
	}
	return layer
}

func shown(values []Value) string {
	var words []string
	for _, v := range values {
		words = append(words, strings.TrimPrefix(v.Key+"=", "=")+v.Text+"@"+string(v.Layer))
	}
	return strings.Join(words, " ")
}

func TestWhichLayerCounts(t *testing.T) {
	s := Together(
		read(t, User, "author: U <u@example.com>\nevidence: [a]\npacks: {gin: x, koa: y}\n"),
		read(t, Platform, "evidence: [p]\ncommit: false\n"),
		read(t, Repository, "evidence: [a]\npacks: {gin: ./z}\n"),
	)
	for key, want := range map[string]string{
		"author":   "U <u@example.com>@user",
		"evidence": "a@user p@platform a@repository",
		"packs":    "koa=y@user gin=./z@repository",
		"commit":   "false@platform",
		"platform": "",
	} {
		if got := shown(s.Values(key)); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if v := s.Values("packs"); v[0].Path != "" || v[1].Path != "/repository/./z" {
		t.Errorf("a name leads to %q, a path to %q", v[0].Path, v[1].Path)
	}
	if v := Together().Value("commit"); v.Text != "true" || v.Layer != Default {
		t.Errorf("by default: %+v", v)
	}
	same := Together(read(t, User, "evidence: [a]\n"), read(t, User, "evidence: [a, b]\n"))
	if got := shown(same.Values("evidence")); got != "a@user b@user" {
		t.Errorf("the same folder counts twice: %s", got)
	}
}

func TestPolicies(t *testing.T) {
	layer := read(t, Platform, "policy: {name: P, require: [security.posture], allow: [gin], exclude: {rails: no}, importance: {api: 4}}\n")
	got := fmt.Sprintf("%+v", Together(layer, layer, Layer{}, read(t, User, "policy: {name: Empty}\n")).Policies())
	want := fmt.Sprintf("%+v", []evaluation.Policy{{
		Name: "P", Requires: []string{"security.posture"}, Allows: []string{"gin"},
		Excludes: []evaluation.Ban{{Framework: "rails", Reason: "no"}}, Importance: []evaluation.Floor{{Criterion: "api", Least: 4}},
	}})
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestReadTellsWhereAMistakeIs(t *testing.T) {
	for text, want := range map[string]string{
		"polic: {}\n":                              `f:1:1: unknown key "polic"; did you mean "policy"?`,
		"policy: {requires: []}\n":                 `f:1:10: unknown key "policy.requires"; did you mean "require"?`,
		"policy.name: x\n":                         `f:1:1: unknown key "policy.name"`,
		"version: 2\n":                             `f:1:10: version must be 1, the only one that this underpin reads, not "2"`,
		"- a\n":                                    `f:1:1: the document must be a mapping`,
		"evidence: ours\n":                         `f:1:11: evidence must be a list, not "ours"`,
		"evidence: [a, a]\n":                       `f:1:15: evidence: "a" is there twice`,
		"evidence: ['']\n":                         `f:1:12: evidence: is empty`,
		"packs: {gin: [a]}\n":                      `f:1:14: packs.gin must be one value, not a list`,
		"packs: {gin: }\n":                         `packs.gin must be one value, not nothing`,
		"policy: {require: [team]}\n":              `f:1:20: policy.require: there is no question "team"`,
		"policy: {exclude: {gin: \"a\\nb\"}}\n":    `f:1:25: policy.exclude.gin: holds U+000A: it must be one line of printable text`,
		"policy:\n  exclude: {gin: no}\n":          `f:2:13: policy.name is missing`,
		"policy: {importance: {api: 05}}\n":        `must be a whole number from 0 to 5, not "05"`,
		"commit: yes\n":                            `f:1:9: commit: must be true or false, not "yes"`,
		"author: Ada\n":                            `f:1:9: author: "Ada" is not of the form`,
		"evidence: &x [a]\nplatform: *x\n":         `anchors and aliases are not used here`,
		"evidence: [a]\nevidence: [b]\n":           `f:2:1: key "evidence" is there twice; the first is in line 1`,
		"policy: {importance: {securty: 4}}\n":     `f:1:23: policy.importance: "securty" is none of the ten items; did you mean "security"?`,
		"policy: {name: P, allow: ['gin, koa']}\n": `f:1:27: policy.allow: "gin, koa" is not the id of a framework`,
	} {
		_, err := Read(User, "f", []byte(text), leadsTo("/"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v\nwant %s", text, err, want)
		}
	}
}

func TestEnvironmentNamesFollowTheTable(t *testing.T) {
	env := map[string]string{
		"UNDERPIN_EVIDENCE": "a, b", "UNDERPIN_POLICY_EXCLUDE": "gin=too new", "UNDERPIN_COMMIT": "false", "UNDERPIN_AUTHOR": " ",
	}
	layer, err := FromEnvironment(func(name string) string { return env[name] }, leadsTo("/here"))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"evidence": "a@environment b@environment", "policy.exclude": "gin=too new@environment", "commit": "false@environment", "author": ""} {
		if got := shown(layer.Values(key)); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if layer.Values("evidence")[0].Path != "/here/a" {
		t.Errorf("%+v", layer.Values("evidence"))
	}
	_, err = FromEnvironment(func(name string) string {
		return map[string]string{"UNDERPIN_POLICY_IMPORTANCE": "api=9,team"}[name]
	}, leadsTo("/"))
	if found := finding.In(err); len(found) != 2 || found[0].File != "UNDERPIN_POLICY_IMPORTANCE" {
		t.Errorf("%v", err)
	}
}

// What a repository is given says all that its layers said, once it is read
// back: nothing that a decision rested on is lost or loosened.
func TestCarriedGroundsAreTheSame(t *testing.T) {
	ids := []string{"gin", "koa", "flask", "rails"}
	rapid.Check(t, func(t *rapid.T) {
		var layers []Layer
		for _, kind := range []Kind{User, Environment, Flag} {
			layer := Layer{Kind: kind, values: map[string][]Value{}}
			for key, texts := range map[string][]string{
				"evidence":       rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a b", "../c", "#d", "1"}), 0, 3, rapid.ID).Draw(t, "evidence"),
				"policy.require": rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"security.posture", "service.owner"}), 0, 2, rapid.ID).Draw(t, "required"),
				"policy.exclude": rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"gin=no: never", "koa=# old", "rails=true"}), 0, 3, rapid.ID).Draw(t, "excluded"),
				"policy.importance": rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"api=2", "api=5", "team=4"}), 0, 2,
					func(text string) string { key, _, _ := strings.Cut(text, "="); return key }).Draw(t, "raised"),
			} {
				var err error
				if layer, err = layer.With(key, "x", texts, func(text string) string { return "/" + text }); err != nil {
					t.Fatal(err)
				}
			}
			layer, _ = layer.With("policy.name", "x", []string{"of " + string(kind)}, nil)
			layers = append(layers, layer)
		}
		text, err := Write(Grounds(layers), func(path string) string { return strings.TrimPrefix(path, "/") })
		if err != nil {
			t.Fatal(err)
		}
		back, err := Read(Repository, "config.yaml", text, func(text string) string { return "/" + text })
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if lacking := Together(back).Lacks(Grounds(layers)); len(lacking) > 0 {
			t.Fatalf("lost: %v\n%s", lacking, text)
		}
		for _, id := range ids {
			if bans(Together(back), id) != bans(Together(layers...), id) {
				t.Fatalf("%s: another policy\n%s", id, text)
			}
		}
		for _, item := range []string{"api", "team"} {
			if was, is := least(Together(layers...), item), least(Together(back), item); was != is {
				t.Fatalf("%s counts %d, not %d\n%s", item, is, was, text)
			}
		}
	})
}

func bans(s Settings, framework string) bool {
	return slices.ContainsFunc(s.Policies(), func(p evaluation.Policy) bool {
		return slices.ContainsFunc(p.Excludes, func(b evaluation.Ban) bool { return b.Framework == framework })
	})
}

func least(s Settings, item string) int {
	most := 0
	for _, p := range s.Policies() {
		for _, floor := range p.Importance {
			if floor.Criterion == item {
				most = max(most, floor.Least)
			}
		}
	}
	return most
}

// The schema knows each setting, and no other.
func TestSchemaFollowsTheTable(t *testing.T) {
	var schema struct {
		Properties map[string]struct {
			Properties map[string]any `yaml:"properties"`
		} `yaml:"properties"`
	}
	if err := yaml.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	count := 1 // the version
	for _, s := range Table() {
		first, rest, nested := strings.Cut(s.Key, ".")
		property, ok := schema.Properties[first]
		if _, inside := property.Properties[rest]; !ok || nested && !inside {
			t.Errorf("%s is not in the schema", s.Key)
		}
		if !nested || rest == "name" {
			count++
		}
		if s.Help == "" || strings.HasSuffix(s.Help, ".") {
			t.Errorf("%s: help is %q", s.Key, s.Help)
		}
	}
	if len(schema.Properties) != count {
		t.Errorf("the schema has %d properties, the table %d", len(schema.Properties), count)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("evidence: [a]\npolicy: {name: x, exclude: {gin: y}}\n")
	f.Add("packs: {? [a] : b}\n")
	f.Add("policy: {importance: {api: {}}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		layer, err := Read(User, "f", []byte(text), leadsTo("/"))
		if err != nil && finding.In(err) == nil {
			t.Errorf("%T is not a finding: %v", err, err)
		}
		if err == nil {
			Together(layer).Policies()
		}
	})
}
