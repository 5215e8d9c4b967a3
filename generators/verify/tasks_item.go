package verify

import "net/http"

// absent is an id that no task has.
const absent = 2_000_000_011

// itemRules are the part of H5 about one task, but for PATCH.
func itemRules() []rule {
	return []rule{
		check("H5-get-200", "GET of a task answers 200 with what was created", func(x *exam) {
			made := x.created(titled("fetch me"))
			x.equal("the task when fetched", x.fetched(made.id).members, made.members)
		}),
		check("H5-get-404", "GET of a task that is not there is 404", func(x *exam) {
			x.refused(x.get(taskPath(absent)), 404)
		}),
		check("H5-delete-204", "DELETE answers 204 without a body", func(x *exam) {
			got := x.delete(x.created(titled("delete me")).id)
			x.status(got, 204)
			if len(got.body) > 0 {
				x.failf("%s: 204 has no body", got)
			}
		}),
		check("H5-delete-gone", "a deleted task is gone: GET, PATCH and DELETE are 404", func(x *exam) {
			id := x.created(titled("gone soon")).id
			x.status(x.delete(id), 204)
			x.refused(x.get(taskPath(id)), 404)
			x.refused(x.patch(id, `{"done":true}`), 404)
			x.refused(x.delete(id), 404)
		}),
		check("H5-delete-one", "DELETE takes that task alone", func(x *exam) {
			kept, dropped := x.created(titled("kept")), x.created(titled("dropped"))
			before := x.list("?limit=1").total
			x.status(x.delete(dropped.id), 204)
			x.equal("the other task", x.fetched(kept.id).members, kept.members)
			x.equal("total", x.list("?limit=1").total, before-1)
		}),
		check("H5-delete-404", "DELETE of a task that is not there is 404", func(x *exam) {
			x.refused(x.delete(absent), 404)
		}),
		oddID("H5-id-text", "an id that is no number is 404, 400 or 422", "abc", "1.5", "1e3"),
		oddID("H5-id-zero", "ids 0 and -1 are 404, 400 or 422", "0", "-1"),
		oddID("H5-id-huge", "an id beyond 64 bits is 404, 400 or 422", "9223372036854775808", "99999999999999999999999999"),
		oddID("H5-id-hostile", "an id with quotes, markup or a NUL is 404, 400 or 422", "1%27%20OR%201=1", "%3Cb%3E", "1%00"),
	}
}

// oddID asks for a task under each id, with each method.
func oddID(id, proves string, odd ...string) rule {
	return check(id, proves+" for GET, PATCH and DELETE", func(x *exam) {
		for _, each := range odd {
			path := tasksPath + "/" + each
			x.refused(x.get(path), 404, 400, 422)
			x.refused(x.do(request{method: http.MethodPatch, path: path, body: `{"done":true}`}), 404, 400, 422)
			x.refused(x.do(request{method: http.MethodDelete, path: path}), 404, 400, 422)
		}
	})
}
