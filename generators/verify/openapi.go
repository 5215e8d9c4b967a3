package verify

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// operation is one method of one route, with the statuses that the contract
// gives it.
type operation struct {
	method, path string
	statuses     []int
}

const itemPath = tasksPath + "/{}"

// operations are what /openapi.json must describe. Itself it may leave out.
var operations = []operation{
	{http.MethodGet, "/healthz", []int{200}},
	{http.MethodGet, "/readyz", []int{200, 503}},
	{http.MethodGet, "/metrics", []int{200}},
	{http.MethodGet, tasksPath, []int{200, 400}},
	{http.MethodPost, tasksPath, []int{201, 400, 413, 415, 422}},
	{http.MethodGet, itemPath, []int{200, 404}},
	{http.MethodPatch, itemPath, []int{200, 400, 404, 413, 415, 422}},
	{http.MethodDelete, itemPath, []int{204, 404}},
}

// openapiRules are H3. The document is read as plain JSON: what it says about
// tasks counts, not how it is arranged.
func openapiRules() []rule {
	return []rule{
		check("H3-openapi-200", "GET /openapi.json answers 200 as JSON", func(x *exam) {
			got := x.get("/openapi.json")
			x.status(got, 200)
			if media := got.media(); media != "application/json" && !strings.HasSuffix(media, "+json") {
				x.failf("%s is of type %q; expected JSON", got.asked, media)
			}
			x.openapi()
		}),
		check("H3-openapi-version", "it is OpenAPI 3.0 or 3.1 with a title and a version", func(x *exam) {
			doc := x.openapi()
			if version, _ := doc.root["openapi"].(string); !strings.HasPrefix(version, "3.0.") && !strings.HasPrefix(version, "3.1.") {
				x.failf("openapi is %v, not 3.0.x or 3.1.x", doc.root["openapi"])
			}
			for _, member := range []string{"title", "version"} {
				if text, _ := doc.at("info", member).(string); text == "" {
					x.failf("info.%s is missing", member)
				}
			}
		}),
		check("H3-openapi-refs", "every $ref in it leads somewhere in it", func(x *exam) {
			doc := x.openapi()
			x.must("$ref", doc.eachRef(doc.root))
		}),
		check("H3-openapi-routes", "it describes every route and method of the contract", func(x *exam) {
			doc := x.openapi()
			for _, o := range operations {
				doc.operation(x, o.method, o.path)
			}
		}),
		check("H3-openapi-nothing-else", "it describes no route or method that the contract does not have", nothingElse),
		check("H3-openapi-statuses", "it describes every status that each operation can answer", describedStatuses),
		check("H3-openapi-problems", "it describes each error of a task as application/problem+json with type, title, status and detail", describedProblems),
		check("H3-openapi-task", "the schema of a task has the five members, of their types, all required", describedTask),
		check("H3-openapi-list", "the schema of the list has items, a list of tasks, and total, a whole number", describedList),
		check("H3-openapi-create", "the body of POST is JSON that requires a title of 1 to 200 characters and takes done", func(x *exam) {
			doc := x.openapi()
			body := doc.requestSchema(x, http.MethodPost, tasksPath)
			x.equal("whether title is required", slices.Contains(required(doc, body), "title"), true)
			doc.titleAndDone(x, body)
		}),
		check("H3-openapi-patch", "the body of PATCH is JSON that takes title and done and requires neither", func(x *exam) {
			doc := x.openapi()
			body := doc.requestSchema(x, http.MethodPatch, itemPath)
			x.equal("the number of required members", len(required(doc, body)), 0)
			doc.titleAndDone(x, body)
		}),
		check("H3-openapi-parameters", "it describes limit (1 to 100, default 20), offset (from 0) and the id, a whole number", describedParameters),
		check("H3-openapi-readyz", "it describes the 503 of /readyz with status and checks", func(x *exam) {
			doc := x.openapi()
			answer := doc.response(x, http.MethodGet, "/readyz", 503)
			known := properties(doc, doc.mediaSchema(x, answer, "application/json"))
			for _, member := range []string{"status", "checks"} {
				if known[member] == nil {
					x.failf("the schema of the 503 of /readyz has no %s", member)
				}
			}
		}),
	}
}

func (x *exam) openapi() document {
	got := x.get("/openapi.json")
	x.status(got, 200)
	root, err := decodeObject(got.body)
	x.must("/openapi.json", err)
	return document{root}
}

var parameter = pattern(`\{[^/{}]*\}`)

func nothingElse(x *exam) {
	known := map[string]bool{http.MethodGet + " /openapi.json": true}
	for _, o := range operations {
		known[o.method+" "+o.path] = true
	}
	paths, _ := x.openapi().root["paths"].(object)
	if len(paths) == 0 {
		x.failf("paths is empty")
	}
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		methods, _ := paths[path].(object)
		for _, method := range []string{"GET", "PUT", "POST", "DELETE", "PATCH", "TRACE"} {
			name := method + " " + parameter().ReplaceAllString(path, "{}")
			if _, there := methods[strings.ToLower(method)]; there && !known[name] {
				x.failf("it describes %s %s", method, path)
			}
		}
	}
}

func describedStatuses(x *exam) {
	doc := x.openapi()
	var missing []string
	for _, o := range operations {
		responses, _ := doc.operation(x, o.method, o.path)["responses"].(object)
		for _, status := range o.statuses {
			if _, there := responses[fmt.Sprint(status)]; !there {
				missing = append(missing, fmt.Sprintf("%s %s %d", o.method, o.path, status))
			}
		}
	}
	if len(missing) > 0 {
		x.failf("not described: %s", strings.Join(missing, ", "))
	}
}

func describedProblems(x *exam) {
	doc := x.openapi()
	for _, o := range operations {
		for _, status := range o.statuses {
			if status < 400 || status == 503 {
				continue
			}
			answer := doc.response(x, o.method, o.path, status)
			known := properties(doc, doc.mediaSchema(x, answer, "application/problem+json"))
			for _, member := range []string{"type", "title", "status", "detail"} {
				if known[member] == nil {
					x.failf("%s %s: the schema of %d has no %s", o.method, o.path, status, member)
				}
			}
		}
	}
}

func describedTask(x *exam) {
	doc := x.openapi()
	for _, each := range []struct {
		method, path string
		status       int
	}{{http.MethodPost, tasksPath, 201}, {http.MethodGet, itemPath, 200}, {http.MethodPatch, itemPath, 200}} {
		answer := doc.response(x, each.method, each.path, each.status)
		doc.isTask(x, each.method+" "+each.path, doc.mediaSchema(x, answer, "application/json"))
	}
}

func describedList(x *exam) {
	doc := x.openapi()
	list := doc.mediaSchema(x, doc.response(x, http.MethodGet, tasksPath, 200), "application/json")
	known := properties(doc, list)
	x.typed(doc, "total", known["total"], "integer")
	x.typed(doc, "items", known["items"], "array")
	doc.isTask(x, "items", doc.follow(known["items"])["items"])
	for _, member := range []string{"items", "total"} {
		x.equal("whether "+member+" is required", slices.Contains(required(doc, list), member), true)
	}
}

func describedParameters(x *exam) {
	doc := x.openapi()
	limit := doc.parameter(x, tasksPath, "query", "limit")
	x.typed(doc, "limit", limit, "integer")
	for key, want := range map[string]int64{"minimum": 1, "maximum": 100, "default": 20} {
		if got, ok := integer(doc.follow(limit)[key]); !ok || got != want {
			x.failf("the %s of limit is %v, not %d", key, doc.follow(limit)[key], want)
		}
	}
	offset := doc.parameter(x, tasksPath, "query", "offset")
	x.typed(doc, "offset", offset, "integer")
	if from, ok := integer(doc.follow(offset)["minimum"]); !ok || from != 0 {
		x.failf("the minimum of offset is %v, not 0", doc.follow(offset)["minimum"])
	}
	x.typed(doc, "the id", doc.parameter(x, itemPath, "path", ""), "integer")
}
