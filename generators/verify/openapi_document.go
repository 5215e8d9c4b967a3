package verify

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// document is an OpenAPI document as plain JSON.
type document struct{ root object }

// at walks down by keys.
func (d document) at(keys ...string) any {
	var here any = d.root
	for _, key := range keys {
		made, _ := here.(object)
		here = made[key]
	}
	return here
}

// follow is the object itself, or what its $ref leads to; nil if nothing.
func (d document) follow(value any) object {
	for range 16 {
		made, _ := value.(object)
		reference, isRef := made["$ref"].(string)
		if !isRef {
			return made
		}
		keys := strings.Split(strings.TrimPrefix(reference, "#/"), "/")
		for i, key := range keys {
			keys[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(key)
		}
		value = d.at(keys...)
	}
	return nil
}

// eachRef fails at the first $ref that leads nowhere.
func (d document) eachRef(value any) error {
	switch made := value.(type) {
	case object:
		if reference, isRef := made["$ref"].(string); isRef && (!strings.HasPrefix(reference, "#/") || d.follow(made) == nil) {
			return fmt.Errorf("%s leads nowhere", reference)
		}
		for _, key := range slices.Sorted(maps.Keys(made)) {
			if err := d.eachRef(made[key]); err != nil {
				return err
			}
		}
	case []any:
		var problems []error
		for _, item := range made {
			problems = append(problems, d.eachRef(item))
		}
		return errors.Join(problems...)
	}
	return nil
}

// pathItem finds a path whatever its parameters are called.
func (d document) pathItem(path string) object {
	paths, _ := d.root["paths"].(object)
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		if parameter().ReplaceAllString(name, "{}") == path {
			return d.follow(paths[name])
		}
	}
	return nil
}

func (d document) operation(x *exam, method, path string) object {
	item := d.pathItem(path)
	found, _ := item[strings.ToLower(method)].(object)
	if found == nil {
		x.failf("%s %s is not described", method, path)
	}
	return found
}

func (d document) response(x *exam, method, path string, status int) object {
	responses, _ := d.operation(x, method, path)["responses"].(object)
	found := d.follow(responses[fmt.Sprint(status)])
	if found == nil {
		x.failf("%s %s: status %d is not described", method, path, status)
	}
	return found
}

// mediaSchema is the schema of a response or request body under a media type.
func (d document) mediaSchema(x *exam, of object, media string) object {
	content, _ := of["content"].(object)
	typed, _ := content[media].(object)
	schema := d.follow(typed["schema"])
	if schema == nil {
		x.failf("%s has no schema: of %v", media, slices.Sorted(maps.Keys(content)))
	}
	return schema
}

func (d document) requestSchema(x *exam, method, path string) object {
	return d.mediaSchema(x, d.follow(d.operation(x, method, path)["requestBody"]), "application/json")
}

// parameter is the schema of a parameter of GET on the path; an empty name
// finds the first one of that kind.
func (d document) parameter(x *exam, path, in, name string) any {
	item := d.pathItem(path)
	shared, _ := item["parameters"].([]any)
	own, _ := d.operation(x, "GET", path)["parameters"].([]any)
	for _, each := range slices.Concat(own, shared) {
		made := d.follow(each)
		if made["in"] == in && (name == "" || made["name"] == name) {
			return made["schema"]
		}
	}
	x.failf("GET %s: the %s parameter %s is not described", path, in, name)
	return nil
}

// parts are a schema and all that it is put together from; a schema that is
// put together from itself ends at some depth.
func parts(d document, schema any) []object { return partsTo(8, d, schema) }

func partsTo(depth int, d document, schema any) []object {
	own := d.follow(schema)
	all := []object{own}
	if depth == 0 {
		return all
	}
	for _, key := range []string{"allOf", "anyOf", "oneOf"} {
		members, _ := own[key].([]any)
		for _, member := range members {
			all = append(all, partsTo(depth-1, d, member)...)
		}
	}
	return all
}

func properties(d document, schema any) object {
	found := object{}
	for _, part := range parts(d, schema) {
		known, _ := part["properties"].(object)
		maps.Copy(found, known)
	}
	return found
}

func required(d document, schema any) []string {
	var names []string
	for _, part := range parts(d, schema) {
		list, _ := part["required"].([]any)
		for _, name := range list {
			text, _ := name.(string)
			names = append(names, text)
		}
	}
	return names
}

// typed fails unless a schema is of the type, maybe among others (null).
func (x *exam) typed(d document, what string, schema any, want string) {
	for _, part := range parts(d, schema) {
		if list, _ := part["type"].([]any); part["type"] == want || slices.Contains(list, any(want)) {
			return
		}
	}
	x.failf("%s is not described as %s: %v", what, want, shown(schema))
}

// isTask fails unless a schema is that of a task.
func (d document) isTask(x *exam, where string, schema any) {
	known := properties(d, schema)
	for member, want := range map[string]string{"id": "integer", "title": "string", "done": "boolean", "created_at": "string", "updated_at": "string"} {
		x.typed(d, where+": "+member, known[member], want)
		if !slices.Contains(required(d, schema), member) {
			x.failf("%s: %s is not required", where, member)
		}
	}
	for _, member := range []string{"created_at", "updated_at"} {
		x.equal(where+": the format of "+member, d.follow(known[member])["format"], any("date-time"))
	}
	x.equal(where+": the number of members", len(known), 5)
}

// titleAndDone fails unless a body takes a title within its limits, and done.
func (d document) titleAndDone(x *exam, body object) {
	known := properties(d, body)
	x.typed(d, "title", known["title"], "string")
	x.typed(d, "done", known["done"], "boolean")
	limits := object{}
	for _, part := range parts(d, known["title"]) {
		maps.Copy(limits, part)
	}
	for key, want := range map[string]int64{"minLength": 1, "maxLength": 200} {
		if got, ok := integer(limits[key]); !ok || got != want {
			x.failf("the %s of title is %v, not %d", key, limits[key], want)
		}
	}
}
