package pack

import (
	"encoding/json"
	"fmt"
)

// JSONSchema is the JSON Schema (2020-12) of pack.yaml, for editors and other
// programs. It knows every key and what it holds; what rests on other parts of
// the pack, such as whether a template parses or a rule matches a file, only
// Load sees.
func JSONSchema() []byte {
	root := mapping("An underpin template pack", map[string]any{
		"schema":      described("the version of this format", map[string]any{"const": Schema}),
		"name":        described("lower-case letters, digits and single hyphens", map[string]any{"type": "string", "pattern": packName.String(), "maxLength": maxName}),
		"version":     described("a semantic version", map[string]any{"type": "string", "pattern": semanticVersion}),
		"framework":   described("an id of underpin catalog list", map[string]any{"type": "string", "pattern": packName.String(), "maxLength": maxName}),
		"description": described("what it is, in one sentence", map[string]any{"type": "string", "minLength": 1}),
		"options":     listOf("what a team may choose", optionSchema()),
		"computed": described("templates by name; each may use those before it", map[string]any{
			"type": nullable("object"), "additionalProperties": scalarSchema(), "propertyNames": map[string]any{"pattern": valueName.String(), "not": map[string]any{"enum": reserved}},
		}),
		"changes": described("what underpin update tells, by version", map[string]any{
			"type": nullable("object"), "additionalProperties": map[string]any{"type": "string", "minLength": 1}, "propertyNames": map[string]any{"pattern": semanticVersion},
		}),
		"base":    listOf("folders of files that underpin shares; a file of the pack takes the place of one of theirs", map[string]any{"type": "string"}),
		"include": listOf("partials that underpin shares", map[string]any{"type": "string"}),
		"files":   listOf("rules about the files under files/; the last one that matches wins, key by key", ruleSchema()),
		"verify": mapping("how underpin template test proves the pack", map[string]any{
			"requires": listOf("the tools that it takes", requirementSchema()),
			"cases":    listOf("options with the steps that must succeed", caseSchema()),
		}),
	}, "schema", "name", "version", "framework", "description")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["type"] = "object"
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("the schema of packs: %v", err)) // maps of words cannot fail to marshal
	}
	return append(text, '\n')
}

func optionSchema() map[string]any {
	return mapping("", map[string]any{
		"name":    described("as in .options.NAME", map[string]any{"type": "string", "pattern": optionName.String(), "maxLength": maxName, "not": map[string]any{"enum": reserved}}),
		"type":    map[string]any{"enum": []OptionType{Choice, Text, Bool}},
		"choices": listOf("of a choice", scalarSchema()),
		"default": described("what holds where nothing is chosen", scalarSchema()),
		"help":    described("what it decides, in one line", scalarSchema()),
		"when":    described(conditionWords+"; it may ask for the options before it", scalarSchema()),
		"pattern": described("a regular expression that a text must match as a whole", map[string]any{"type": nullable("string")}),
	}, "name", "type")
}

const semanticVersion = `^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$`

const conditionWords = `a condition, such as eq .options.database "sqlite"`

func ruleSchema() map[string]any {
	return mapping("", map[string]any{
		"path":       described("a glob from files/ on; ** is any folders", map[string]any{"type": "string", "minLength": 1}),
		"when":       described(conditionWords, scalarSchema()),
		"verbatim":   described("copied, not rendered", map[string]any{"type": nullable("boolean")}),
		"mode":       map[string]any{"enum": []string{"0644", "0755"}},
		"delimiters": described("instead of {{ and }}", map[string]any{"type": nullable("array"), "items": map[string]any{"type": "string", "minLength": 1}, "minItems": 2, "maxItems": 2}),
		"rename":     described("a template for the whole path", scalarSchema()),
	}, "path")
}

func requirementSchema() map[string]any {
	return mapping("", map[string]any{
		"tool":    described("a program", map[string]any{"type": "string", "minLength": 1}),
		"version": described("such as >=1.26, of what command prints", scalarSchema()),
		"command": listOf("how the tool tells its version", scalarSchema()),
		"hint":    described("how to get the tool", scalarSchema()),
	}, "tool")
}

func caseSchema() map[string]any {
	probe := map[string]any{"anyOf": []any{
		described("what the built-in starters do, held against the server; the README's commands are tried, too", map[string]any{"const": "contract"}),
		mapping("a path and the status that it must answer", map[string]any{
			"get":    map[string]any{"type": "string", "pattern": "^/"},
			"status": map[string]any{"type": "integer", "minimum": 100, "maximum": 599},
		}, "get", "status"),
	}}
	return mapping("", map[string]any{
		"name":    map[string]any{"type": "string", "minLength": 1},
		"options": textsByName("as a team would choose them"),
		"answers": described("as --set takes them", map[string]any{
			"type": nullable("object"),
			"additionalProperties": map[string]any{"anyOf": []any{
				scalarSchema(), map[string]any{"type": "array", "items": scalarSchema()},
			}},
		}),
		"services": listOf("what must run beside it, of the case's own; DATABASE_URL says where", map[string]any{"enum": knownServices}),
		"env":      textsByName("variables for the steps"),
		"steps": listOf("in order", mapping("", map[string]any{
			"run":   described("a command that must succeed", map[string]any{"type": nullable("string")}),
			"serve": described("a command that serves while it is probed, on the PORT and HOST that are set for it; APP_ENV is production", map[string]any{"type": nullable("string")}),
			"probe": listOf("what must answer", probe),
		})),
	}, "name", "steps")
}

func textsByName(description string) map[string]any {
	return described(description, map[string]any{"type": nullable("object"), "additionalProperties": scalarSchema()})
}

func mapping(description string, properties map[string]any, required ...string) map[string]any {
	m := map[string]any{"type": nullable("object"), "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		m["type"], m["required"] = "object", required
	}
	return described(description, m)
}

func listOf(description string, items map[string]any) map[string]any {
	return described(description, map[string]any{"type": nullable("array"), "items": items})
}

func described(description string, schema map[string]any) map[string]any {
	if description != "" {
		schema["description"] = description
	}
	return schema
}

// scalarSchema is a text, or what YAML takes for something else and reads as
// one all the same.
func scalarSchema() map[string]any {
	return map[string]any{"type": []string{"string", "number", "boolean", "null"}}
}

func nullable(kind string) []string { return []string{kind, "null"} }
