package config

import (
	"encoding/json"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// Schema is the JSON Schema (2020-12) of a file of settings, for editors.
func Schema() []byte {
	root := object("Settings of underpin")
	root["type"] = "object"
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	inside(root)["version"] = map[string]any{"const": 1, "description": "the version of this format"}
	for _, s := range table {
		branch := root
		parts := strings.Split(s.Key, ".")
		for _, part := range parts[:len(parts)-1] {
			next, ok := inside(branch)[part].(map[string]any)
			if !ok {
				next = object("what an organisation demands of every decision; policies add up")
				inside(branch)[part] = next
			}
			branch = next
		}
		inside(branch)[parts[len(parts)-1]] = s.schema()
	}
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // maps of words cannot fail to marshal
	}
	return append(text, '\n')
}

func object(description string) map[string]any {
	return map[string]any{
		"type": []string{"object", "null"}, "description": description,
		"additionalProperties": false, "properties": map[string]any{},
	}
}

func inside(object map[string]any) map[string]any { return object["properties"].(map[string]any) }

func (s Setting) schema() map[string]any {
	form := map[string]any{"description": s.Help}
	switch s.Form {
	case Text:
		form["type"] = []string{"string", "null"}
	case Switch:
		form["type"] = []string{"boolean", "null"}
	case List:
		form["type"] = []string{"array", "null"}
		form["items"] = map[string]any{"type": "string", "minLength": 1}
		form["uniqueItems"] = true
	case Map:
		form["type"] = []string{"object", "null"}
		form["additionalProperties"] = map[string]any{"type": "string", "minLength": 1}
	}
	switch {
	case s.Item == "question":
		form["items"] = map[string]any{"anyOf": []any{
			map[string]any{"enum": append(checklist.Keys(), checklist.Languages)},
			map[string]any{"type": "string", "pattern": "^scaffold\\.[a-z][a-z0-9_]{0,62}$"},
		}}
	case s.Entry == "item":
		var ids []string
		for _, criterion := range checklist.Criteria() {
			ids = append(ids, criterion.ID)
		}
		form["propertyNames"] = map[string]any{"enum": ids}
		form["additionalProperties"] = map[string]any{"type": "integer", "minimum": 0, "maximum": 5}
	}
	if s.Default != "" {
		form["default"] = defaultOf(s)
	}
	return form
}

func defaultOf(s Setting) any {
	if s.Form == Switch {
		return s.Default == "true"
	}
	return s.Default
}
