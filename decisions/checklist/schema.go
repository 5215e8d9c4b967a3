package checklist

import (
	"encoding/json"
	"strings"
)

// Schema is the JSON Schema (2020-12) of an answers file, for editors and
// other programs. It takes what Parse takes and refuses what Parse refuses,
// but for spelling, which a schema does not see: 5.0, 0x5 or a number of more
// digits than a text has room for.
func Schema() []byte {
	root := object("Answers to the underpin checklist")
	root["type"] = "object"
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["required"] = []string{"version"}
	properties(root)["version"] = map[string]any{"const": 1, "description": "the version of this format"}
	sectionTitles := map[string]string{
		"service": "what is being built", "importance": "how much each item weighs, 0 to 5", "constraints": "hard limits",
	}
	for _, c := range known().Criteria {
		sectionTitles[c.ID] = c.Title + ". " + c.Why
	}
	for _, section := range known().sections {
		properties(root)[section] = object(sectionTitles[section])
	}
	properties(root)["scaffold"] = map[string]any{
		"type":                 []string{"object", "null"},
		"description":          "options handed to the pack",
		"patternProperties":    map[string]any{optionName().String(): text()},
		"additionalProperties": false,
	}
	for _, id := range known().order {
		parts := strings.Split(id, ".")
		branch := root
		for _, part := range parts[:len(parts)-1] {
			next, ok := properties(branch)[part].(map[string]any)
			if !ok {
				next = object("")
				properties(branch)[part] = next
			}
			branch = next
		}
		properties(branch)[parts[len(parts)-1]] = known().byID[id].schema()
	}
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // maps of words cannot fail to marshal
	}
	return append(text, '\n')
}

func object(description string) map[string]any {
	o := map[string]any{"type": []string{"object", "null"}, "additionalProperties": false, "properties": map[string]any{}}
	if description != "" {
		o["description"] = description
	}
	return o
}

func properties(object map[string]any) map[string]any {
	return object["properties"].(map[string]any)
}

func (q Question) schema() map[string]any {
	values := q.Values()
	var s map[string]any
	switch q.Kind {
	case Choice:
		s = map[string]any{"enum": anyOf(values)}
	case Choices:
		s = list(map[string]any{"enum": values})
	case IDs:
		s = list(map[string]any{"type": "string", "pattern": plainID().String(), "not": map[string]any{"const": Unanswered}})
	case Number:
		s = map[string]any{"anyOf": []any{
			map[string]any{"type": "integer", "minimum": q.Least, "maximum": q.Most},
			map[string]any{"enum": []any{Unanswered, nil}},
		}}
	case Name:
		s = map[string]any{"type": []string{"string", "null"}, "pattern": serviceName().String(), "maxLength": maxName, "not": map[string]any{"enum": devices}}
	case Text:
		s = text()
	case Path:
		s = map[string]any{"type": []string{"string", "null"}, "pattern": "^$|^" + Unanswered + "$|" + modulePath().String(), "maxLength": maxText}
	}
	s["description"] = q.Ask
	if q.Default != nil {
		s["default"] = defaultValue(q)
	}
	return s
}

// text is one printable line: the classes are those of unicode.IsPrint.
func text() map[string]any {
	return map[string]any{
		"type": []string{"string", "number", "boolean", "null"}, "maxLength": maxText,
		"pattern": `^[ \p{L}\p{M}\p{N}\p{P}\p{S}]*$`,
	}
}

func defaultValue(q Question) any {
	switch {
	case q.Kind.Several():
		return q.Default
	case q.Kind == Number:
		n, _ := number(q.Default[0])
		return n
	}
	return q.Default[0]
}

func anyOf(values []string) []any {
	var enum []any
	for _, value := range values {
		enum = append(enum, value)
	}
	return append(enum, Unanswered, nil)
}

func list(items map[string]any) map[string]any {
	return map[string]any{"anyOf": []any{
		map[string]any{"type": "array", "items": items, "uniqueItems": true},
		map[string]any{"enum": []any{Unanswered, nil}},
	}}
}
