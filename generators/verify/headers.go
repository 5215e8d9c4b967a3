package verify

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// headerRules are H8 but for the timeout.
func headerRules() []rule {
	return []rule{
		check("H8-nosniff", "X-Content-Type-Options is nosniff on every answer, problems included", func(x *exam) {
			for _, got := range x.everywhere() {
				x.equal("X-Content-Type-Options of "+got.asked, got.header.Values("X-Content-Type-Options"), []string{"nosniff"})
			}
		}),
		check("H8-no-version", "no header tells the server's or the framework's version", func(x *exam) {
			for _, got := range x.everywhere() {
				for _, name := range []string{"X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator"} {
					x.equal(name+" of "+got.asked, got.header.Values(name), []string(nil))
				}
				if server := got.header.Get("Server"); strings.ContainsAny(server, "0123456789") {
					x.failf("%s: Server is %q", got.asked, server)
				}
			}
		}),
		check("H8-slow-taken", "a body that comes slowly, but comes, is served", func(x *exam) {
			body := titled("slowly")
			conn := x.wire(x.site.limits.Answer)
			defer func() { _ = conn.Close() }()
			x.must("send half", conn.say(x.site.head("Content-Length: "+strconv.Itoa(len(body)))+body[:5]))
			x.pause(400 * time.Millisecond)
			x.must("send the rest", conn.say(body[5:]))
			got, err := conn.hear("POST in two halves", http.MethodPost)
			x.must("the answer", err)
			x.equal("title", x.task(x.object(got, 201)).title, any("slowly"))
		}),
	}
}

// everywhere asks once in each place that answers, well or not.
func (x *exam) everywhere() []reply {
	var replies []reply
	for _, path := range []string{"/healthz", "/readyz", "/openapi.json", "/metrics", tasksPath, "/no-such-path", tasksPath + "?limit=0"} {
		replies = append(replies, x.get(path))
	}
	return append(replies, x.post(titled("seen")), x.post(`{}`), x.do(request{method: http.MethodDelete, path: tasksPath}))
}

// stallRules are the rest of H8. They wait long, so Probe runs them beside
// the others; they must leave nothing behind that those could see.
func stallRules() []rule {
	return []rule{
		check("H8-timeout", "a request whose body never comes is ended within 30 s, by a 4xx or 5xx or by hanging up", stalled),
	}
}

func stalled(x *exam) {
	conn := x.wire(x.site.limits.Stall)
	defer func() { _ = conn.Close() }()
	x.must("send half", conn.say(x.site.head("Content-Length: 100")+`{"title":`))
	start := time.Now()
	first, err := conn.reader.Peek(len("HTTP/1.1 200"))
	switch text := string(first); {
	case time.Since(start) < 100*time.Millisecond:
		x.failf("the server did not wait for the body at all: %q %v", text, err)
	case time.Since(start) >= x.site.limits.Stall-50*time.Millisecond:
		x.failf("after %s the server still waits for the body", x.site.limits.Stall)
	case err == nil && text[9] != '4' && text[9] != '5':
		x.failf("the server answered half a body with %q", text)
	}
}
