package checklist_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(checklist.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("answers.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("answers.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// judge is what an editor makes of an answers file with the schema.
func judge(t fataler, schema *jsonschema.Schema, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	asJSON, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatalf("%v in\n%s", err, asJSON)
	}
	return schema.Validate(instance)
}

func TestSchemaJudgesAsParseDoes(t *testing.T) {
	schema := compileSchema(t)
	for _, d := range documents {
		if !d.json {
			continue
		}
		if err := judge(t, schema, []byte("version: 1\n"+d.text)); (err == nil) != (len(d.want) == 0) {
			t.Errorf("%s: the schema says %v, Parse %q", d.name, err, d.want)
		}
	}
	for _, text := range []string{"project: {}\n", "version: 2\n", "version: \"1\"\n", "version:\n", "[]\n", "text\n", "~\n"} {
		if judge(t, schema, []byte(text)) == nil {
			t.Errorf("the schema takes %q", text)
		}
	}
}

func TestSchemaTakesWhatFormatWrites(t *testing.T) {
	schema := compileSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		text := drawAnswers(t).Format()
		if bytes.Contains(text, []byte("2026-11-21")) {
			return // a JSON value knows no dates, and the two readers of YAML differ in them
		}
		if err := judge(t, schema, text); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
	})
	if err := judge(t, schema, checklist.Commented(checklist.Answers{})); err != nil {
		t.Errorf("what answers init writes: %v", err)
	}
}

// anything is a pool of JSON values, most of them right for some question.
func anything() []any {
	pool := []any{
		nil, true, 0, 1, 5, 6, -1, 2.5, 100001, "", "unanswered", "x", "5", "a b", "a\nb", "con", "example.com/x", long, long[:63], strings.Repeat("é", 200),
		[]any{}, []any{nil}, []any{1}, []any{"unanswered"}, []any{"gin"}, []any{"gin", "gin"}, []any{[]any{}}, map[string]any{},
		map[string]any{"go": "expert"}, map[string]any{"go": 1}, map[string]any{"cobol": "expert"}, map[string]any{"database": "x"}, map[string]any{"Data": "x"},
	}
	for _, q := range everyQuestion() {
		for _, value := range q.Values() {
			pool = append(pool, value, []any{value})
		}
	}
	return pool
}

func TestSchemaAndParseAgreeOnAnyJSON(t *testing.T) {
	schema := compileSchema(t)
	pool := anything()
	rapid.Check(t, func(t *rapid.T) {
		root := map[string]any{"version": 1}
		for range rapid.IntRange(1, 2).Draw(t, "answers") {
			parts := strings.SplitN(drawID(t), ".", 2)
			section := map[string]any{}
			if old, ok := root[parts[0]].(map[string]any); ok {
				section = old
			}
			root[parts[0]] = section
			if len(parts) > 1 {
				section[parts[1]] = rapid.SampledFrom(pool).Draw(t, "value")
			}
			if rapid.IntRange(0, 9).Draw(t, "whole section") == 0 {
				root[parts[0]] = rapid.SampledFrom(pool).Draw(t, "section")
			}
		}
		text, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		_, parsed := checklist.Parse("f.yaml", text)
		if judged := judge(t, schema, text); (judged == nil) != (parsed == nil) {
			t.Fatalf("%s\nthe schema: %v\nParse: %v", text, judged, parsed)
		}
	})
}

func TestSchemaDescribesEachQuestion(t *testing.T) {
	text := string(checklist.Schema())
	for _, q := range everyQuestion() {
		quoted, err := json.Marshal(q.Ask)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text, `"description": `+string(quoted)) {
			t.Errorf("%s is not described", q.ID)
		}
	}
}
