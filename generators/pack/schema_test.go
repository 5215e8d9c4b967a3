package pack

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("pack.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("pack.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// judge is what an editor makes of a manifest with the schema.
func judge(t *testing.T, schema *jsonschema.Schema, manifest []byte) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(manifest, &value); err != nil {
		return err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance)
}

// An answer of a case is a text or a list, as in a team's answers.
func TestSchemaTakesListsOfAnswers(t *testing.T) {
	schema := compiled(t)
	for said, fits := range map[string]bool{"regulated": true, "[kubernetes, containers]": true, "[]": true, "{a: b}": false, "[[a]]": false} {
		manifest := head + "verify: {cases: [{name: all, answers: {x: " + said + "}, steps: [{run: make}]}]}\n"
		if err := judge(t, schema, []byte(manifest)); (err == nil) != fits {
			t.Errorf("%s: %v", said, err)
		}
	}
	p := load(t, "verify: {cases: [{name: all, answers: {deployment.targets: [kubernetes, containers]}, steps: [{run: make}]}]}\n")
	answers, err := p.Verify.Cases[0].Said()
	if got := answers.Values("deployment.targets"); err != nil || len(got) != 2 {
		t.Errorf("%q, %v", got, err)
	}
}

// What a key means stands at that key, not at its neighbour.
func TestSchemaTellsTheTextsOfACaseApart(t *testing.T) {
	properties := caseSchema()["properties"].(map[string]any)
	for key, want := range map[string]string{
		"options": "as a team would choose them", "answers": "as --set takes them", "env": "variables for the steps",
	} {
		if got := properties[key].(map[string]any)["description"]; got != want {
			t.Errorf("%s: %q, not %q", key, got, want)
		}
	}
}

// The schema has the very keys that the manifest is read into, all the way
// down.
func TestSchemaHasEveryKey(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(JSONSchema(), &root); err != nil {
		t.Fatal(err)
	}
	compareKeys(t, "pack.yaml", reflect.TypeFor[Manifest](), root)
}

func compareKeys(t *testing.T, at string, kind reflect.Type, schema map[string]any) {
	t.Helper()
	for kind.Kind() == reflect.Slice && kind != reflect.TypeFor[Computed]() && kind != reflect.TypeFor[Changes]() {
		kind = kind.Elem()
		schema, _ = schema["items"].(map[string]any)
	}
	if either, ok := schema["anyOf"].([]any); ok {
		schema, _ = either[len(either)-1].(map[string]any)
	}
	if kind.Kind() != reflect.Struct {
		return
	}
	properties, _ := schema["properties"].(map[string]any)
	var keys []string
	for i := range kind.NumField() {
		key, _, _ := strings.Cut(kind.Field(i).Tag.Get("yaml"), ",")
		if key == "" || key == "-" {
			continue
		}
		keys = append(keys, key)
		below, ok := properties[key].(map[string]any)
		if !ok {
			t.Errorf("%s: the schema has no %s", at, key)
			continue
		}
		compareKeys(t, at+"."+key, kind.Field(i).Type, below)
	}
	for key := range properties {
		if !slices.Contains(keys, key) {
			t.Errorf("%s: the schema has %s, which the manifest has not", at, key)
		}
	}
}

func TestSchemaTakesEveryPackThereIs(t *testing.T) {
	schema := compiled(t)
	var manifests []string
	for _, pattern := range []string{"packs/*/pack.yaml", "examples/*/packs/*/pack.yaml"} {
		found, err := filepath.Glob(filepath.Join("../../templates", pattern))
		if err != nil {
			t.Fatal(err)
		}
		manifests = append(manifests, found...)
	}
	if len(manifests) < 18 {
		t.Errorf("only %d manifests were found", len(manifests))
	}
	for _, name := range manifests {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := judge(t, schema, text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := judge(t, schema, []byte(head+dependent+"files: [{path: a, when: true, mode: '0755'}]\n"+proven)); err != nil {
		t.Error(err)
	}
}

// An editor sees the mistakes that one key holds by itself.
func TestSchemaRefuses(t *testing.T) {
	schema := compiled(t)
	for _, manifest := range []string{
		"", "- a", "name: house",
		strings.Replace(head, "schema: 1", "schema: 2", 1), strings.Replace(head, "house", "../house", 1), strings.Replace(head, "1.0.0", "v1", 1),
		head + "optons: []", head + "options: [{type: text}]", head + "options: [{name: My-Option, type: text}]", head + "options: [{name: a, type: number}]",
		head + "options: [{name: service, type: text}]", head + "options: [{name: a, type: text, defalt: x}]", head + "options: a",
		head + "computed: {my-name: x}", head + "computed: {a: [x]}", head + "files: [{when: 'true'}]", head + "files: [{path: a, mode: '0777'}]",
		head + "files: [{path: a, delimiters: ['[[']}]", head + "files: [{path: a, verbatim: perhaps}]", head + "hooks: {post: x}",
		head + "verify: {cases: [{name: a}]}", head + "verify: {cases: [{name: a, steps: [{serve: x, probe: [contact]}]}]}",
		head + "verify: {cases: [{name: a, services: [mysql], steps: []}]}", head + "changes: {new: x}", head + "verify: {requires: [{version: '>=1'}]}",
	} {
		if err := judge(t, schema, []byte(manifest)); err == nil {
			t.Errorf("taken:\n%s", manifest)
		}
		if _, err := Load("house", folder(manifest, "a", "x"), shared); err == nil {
			t.Errorf("loaded:\n%s", manifest)
		}
	}
}
