package verify

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

func ref(name string) object { return object{"$ref": "#/components/schemas/" + name} }

func answer(media string, schema object) object {
	return object{"description": "so", "content": object{media: object{"schema": schema}}}
}

// describe is the document of the reference, before a flaw spoils it.
func describe() object {
	schema := func(of string, more object) object {
		more["type"] = of
		return more
	}
	timestamp := schema("string", object{"format": "date-time"})
	title := schema("string", object{"minLength": 1, "maxLength": 200})
	done := schema("boolean", object{})
	task := schema("object", object{"required": []string{"id", "title", "done", "created_at", "updated_at"}, "properties": object{
		"id": schema("integer", object{}), "title": title, "done": done, "created_at": timestamp, "updated_at": timestamp}})
	text := schema("string", object{})
	problem := schema("object", object{"properties": object{"type": text, "title": text, "status": schema("integer", object{}), "detail": text}})
	responses := func(good int, schema object, bad ...int) object {
		all := object{fmt.Sprint(good): answer("application/json", schema)}
		for _, status := range bad {
			all[fmt.Sprint(status)] = answer("application/problem+json", ref("Problem"))
		}
		return object{"responses": all}
	}
	body := func(operation object, required ...string) object {
		operation["requestBody"] = object{"content": object{"application/json": object{"schema": schema("object", object{"required": required, "properties": object{"title": title, "done": done}})}}}
		return operation
	}
	list := responses(200, schema("object", object{"required": []string{"items", "total"}, "properties": object{
		"items": schema("array", object{"items": ref("Task")}), "total": schema("integer", object{})}}), 400)
	list["parameters"] = []object{
		{"in": "query", "name": "limit", "schema": schema("integer", object{"minimum": 1, "maximum": 100, "default": 20})},
		{"in": "query", "name": "offset", "schema": schema("integer", object{"minimum": 0})},
	}
	ready := responses(200, object{})
	ready["responses"].(object)["503"] = answer("application/json", schema("object", object{"properties": object{"status": text, "checks": object{}}}))
	item := object{"get": responses(200, ref("Task"), 404), "patch": body(responses(200, ref("Task"), 400, 404, 413, 415, 422)), "delete": responses(204, object{}, 404)}
	item["parameters"] = []object{{"in": "path", "name": "id", "schema": schema("integer", object{})}}
	return object{
		"openapi": "3.1.0", "info": object{"title": "reference", "version": "1"},
		"paths": object{
			"/healthz": object{"get": responses(200, object{})}, "/readyz": object{"get": ready}, "/metrics": object{"get": responses(200, object{})},
			tasksPath: object{"get": list, "post": body(responses(201, ref("Task"), 400, 413, 415, 422), "title")}, tasksPath + "/{id}": item,
		},
		"components": object{"schemas": object{"Task": task, "Problem": problem}},
	}
}

// spoils are flaws of the document: what to say in place of what.
var spoils = map[string][2]string{
	"openapi 2":             {`"openapi":"3.1.0"`, `"openapi":"2.0"`},
	"a dangling $ref":       {`"title":"reference"`, `"title":"reference","x":{"$ref":"#/nowhere"}`},
	"no metrics described":  {`"/metrics":`, `"x-metrics":`},
	"a route too many":      {`"/metrics":`, `"/admin":{"get":{}},"/metrics":`},
	"415 not described":     {`"415":`, `"418":`},
	"problems as JSON":      {`application/problem+json`, `application/json`},
	"ids described as text": {`"id":{"type":"integer"}`, `"id":{"type":"string"}`},
	"titles without limit":  {`"maxLength":200,`, ``},
	"title not required":    {`"required":["title"]`, `"required":[]`},
	"limit without maximum": {`"maximum":100,`, ``},
	"total as text":         {`"total":{"type":"integer"}`, `"total":{"type":"string"}`},
	"readyz without checks": {`"checks":`, `"things":`},
}

func (s *reference) openapi(w http.ResponseWriter, _ *http.Request, _ int64) {
	out := &spoiler{ResponseWriter: w, spoil: spoils[s.flaw]}
	media := "application/json"
	if s.has("openapi as HTML") {
		media = "text/html"
	}
	s.json(out, 200, media, describe())
}

type spoiler struct {
	http.ResponseWriter
	spoil [2]string
}

func (s *spoiler) Write(data []byte) (int, error) {
	text := string(data)
	if s.spoil[0] != "" {
		if !strings.Contains(text, s.spoil[0]) {
			panic("nothing to spoil: " + s.spoil[0])
		}
		text = strings.ReplaceAll(text, s.spoil[0], s.spoil[1])
	}
	return s.ResponseWriter.Write([]byte(text))
}

// measured counts requests by route; one bucket border is enough to judge.
type measured struct {
	lock sync.Mutex
	all  map[string][3]int // labels -> faster than 1 ms, faster than 1 s, all
}

func (m *measured) observe(method, pattern string, status int, took time.Duration, flaw string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.all == nil {
		m.all = map[string][3]int{}
	}
	labels := fmt.Sprintf(`method=%q,route=%q,status="%d"`, method, pattern, status)
	counts := m.all[labels]
	if took < time.Millisecond {
		counts[0]++
	}
	if took < time.Second {
		counts[1]++
	}
	if flaw != "metrics stand still" || counts[2] == 0 {
		counts[2]++
	}
	m.all[labels] = counts
}

func (s *reference) exposition(w http.ResponseWriter, _ *http.Request, _ int64) {
	s.metrics.lock.Lock()
	defer s.metrics.lock.Unlock()
	var counter, histogram strings.Builder
	for labels, n := range s.metrics.all {
		fmt.Fprintf(&counter, "requests_total{%s} %d\n", labels, n[2])
		if s.has("buckets fall") {
			n[0] = n[2] + 1
		}
		for i, le := range []string{"0.001", "1", "+Inf"} {
			fmt.Fprintf(&histogram, "duration_seconds_bucket{%s,le=%q} %d\n", labels, le, n[i])
		}
		fmt.Fprintf(&histogram, "duration_seconds_sum{%s} 0.5\nduration_seconds_count{%s} %d\n", labels, labels, n[2])
	}
	text := "# HELP requests_total so\n# TYPE requests_total counter\n" + counter.String() + "# TYPE duration_seconds histogram\n" + histogram.String()
	switch {
	case s.has("no histogram"):
		text = strings.ReplaceAll(text, "histogram", "summary")
	case s.has("metrics as JSON"):
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(text))
		return
	case s.has("metrics with a bad line"):
		text += "this is no sample\n"
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	_, _ = w.Write([]byte(text))
}
