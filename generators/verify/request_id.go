package verify

import (
	"net/http"
	"strings"
)

const requestIDHeader = "X-Request-ID"

// sane is what a request id may look like.
var sane = pattern(`^[A-Za-z0-9._-]{1,128}$`)

// requestIDRules are the part of H7 that a client sees.
func requestIDRules() []rule {
	longest := strings.Repeat("a", 128)
	return []rule{
		check("H7-taken", "a sane X-Request-ID comes back", func(x *exam) {
			for _, id := range []string{"req-1", "A.b_c-9", longest} {
				x.equal(requestIDHeader, x.getAs(id, "/healthz").header.Get(requestIDHeader), id)
			}
		}),
		check("H7-made", "without one, a sane id is made, another for each request", func(x *exam) {
			first, second := x.get(tasksPath).header.Get(requestIDHeader), x.get(tasksPath).header.Get(requestIDHeader)
			x.saneID(first)
			x.saneID(second)
			if first == second {
				x.failf("two requests got the same id %q", first)
			}
		}),
		notTaken("H7-too-long", "an id of 129 characters is not taken over", longest+"a"),
		notTaken("H7-insane", "an id with spaces, markup, quotes or letters beyond ASCII is not taken over",
			"two words", "<script>", `"quoted"`, "semi;colon", "ümlaut", "a/b", "a=b"),
		check("H7-errors", "problems carry the id as well: 400, 404, 405, 415, 422", func(x *exam) {
			id := map[string]string{requestIDHeader: "trace-me"}
			typed := map[string]string{requestIDHeader: "trace-me", "Content-Type": "text/plain"}
			for status, r := range map[int]request{
				400: {http.MethodPost, tasksPath, "{", id},
				404: {http.MethodGet, "/no-such-path", "", id},
				405: {http.MethodDelete, tasksPath, "", id},
				415: {http.MethodPost, tasksPath, "x", typed},
				422: {http.MethodPost, tasksPath, "{}", id},
			} {
				got := x.do(r)
				x.status(got, status)
				x.equal(requestIDHeader+" of "+got.asked, got.header.Get(requestIDHeader), "trace-me")
			}
		}),
	}
}

// getAs asks with a request id.
func (x *exam) getAs(id, path string) reply {
	return x.do(request{method: http.MethodGet, path: path, header: map[string]string{requestIDHeader: id}})
}

func (x *exam) saneID(id string) {
	if !sane().MatchString(id) {
		x.failf("%s is %q: not 1 to 128 of A-Z a-z 0-9 . _ -", requestIDHeader, id)
	}
}

func notTaken(id, proves string, insane ...string) rule {
	return check(id, proves+": a sane one is made instead", func(x *exam) {
		for _, each := range insane {
			got := x.getAs(each, tasksPath)
			x.status(got, 200)
			x.saneID(got.header.Get(requestIDHeader))
			if got.header.Get(requestIDHeader) == each {
				x.failf("the id %q came back", each)
			}
		}
	})
}
