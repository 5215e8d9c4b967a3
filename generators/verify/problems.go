package verify

import (
	"net/http"
	"strings"
)

// problemRules are H6 where no task is needed. That each refusal anywhere is a
// whole problem, exam.refused sees to.
func problemRules() []rule {
	return []rule{
		check("H6-404-unknown", "an unknown path is a 404 problem, whatever the client accepts", func(x *exam) {
			for _, path := range []string{"/no-such-path", "/api/v1/no-such", "/api/v2/tasks"} {
				x.refused(x.get(path), 404)
				x.refused(x.do(request{method: http.MethodGet, path: path, header: map[string]string{"Accept": "text/html"}}), 404)
			}
		}),
		check("H6-404-post", "POST to an unknown path is a 404 problem as well", func(x *exam) {
			x.refused(x.do(request{method: http.MethodPost, path: "/no-such-path", body: `{}`}), 404)
		}),
		notAllowed("H6-405-tasks", tasksPath, http.MethodDelete, http.MethodGet, http.MethodPost),
		notAllowed("H6-405-task", taskPath(1), http.MethodPut, http.MethodGet, http.MethodPatch, http.MethodDelete),
		notAllowed("H6-405-healthz", "/healthz", http.MethodPost, http.MethodGet),
		malformed("H6-400-malformed", "JSON that breaks off or is none is a 400 problem", `{"title":"a"`, `{title:1}`, `not json`, `{"title":"a"} {}`, `{"title":"a",}`),
		check("H6-400-empty", "no body at all is 400 or 422", func(x *exam) {
			got := x.do(request{http.MethodPost, tasksPath, "", map[string]string{"Content-Type": "application/json"}})
			x.refused(got, 400, 422)
		}),
		check("H6-415", "a body that is said to be text, a form or XML is a 415 problem", func(x *exam) {
			for _, media := range []string{"text/plain", "application/x-www-form-urlencoded", "application/xml"} {
				got := x.do(request{http.MethodPost, tasksPath, titled("right body, wrong type"), map[string]string{"Content-Type": media}})
				x.refused(got, 415)
			}
		}),
		check("H6-422-errors", "a 422 names each field that is wrong, under errors", func(x *exam) {
			got := x.post(`{"title":"","done":"yes"}`)
			fields := x.errorsByField(got, x.refused(got, 422))
			for _, field := range []string{"title", "done"} {
				if _, named := fields[field]; !named {
					x.failf("%s: errors has no member %s", got, field)
				}
			}
		}),
		check("H6-types", "different kinds of problem have different titles", func(x *exam) {
			missing := x.refused(x.get(taskPath(absent)), 404)
			invalid := x.refused(x.post(`{}`), 422)
			if missing["title"] == invalid["title"] {
				x.failf("404 and 422 both have the title %q", missing["title"])
			}
		}),
	}
}

// notAllowed asks with a method that the path does not have; Allow must name
// those that it has, and not that one.
func notAllowed(id, path, method string, allowed ...string) rule {
	proves := method + " " + path + " is a 405 problem whose Allow names " + strings.Join(allowed, ", ")
	return check(id, proves, func(x *exam) {
		got := x.do(request{method: method, path: path, body: `{}`})
		x.refused(got, 405)
		allow := map[string]bool{}
		for name := range strings.SplitSeq(strings.Join(got.header.Values("Allow"), ","), ",") {
			allow[strings.TrimSpace(name)] = true
		}
		for _, name := range allowed {
			if !allow[name] {
				x.failf("%s: Allow %q does not name %s", got, got.header.Get("Allow"), name)
			}
		}
		if allow[method] {
			x.failf("%s: Allow names %s", got, method)
		}
	})
}

func malformed(id, proves string, bodies ...string) rule {
	return check(id, proves, func(x *exam) {
		for _, body := range bodies {
			x.refused(x.post(body), 400)
		}
	})
}
