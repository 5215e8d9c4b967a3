package verify

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// strictDuties are what a project for a regulated service owes besides the
// contract: headers that every answer carries, and a trail of what was changed.
func strictDuties() []duty {
	return slices.Concat([]duty{
		strictHeader("R-transport", "Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
		strictHeader("R-content", "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
		strictHeader("R-referrer", "Referrer-Policy", "no-referrer"),
		{Check{"R-no-store", "no cache may keep an answer under /api/, problems included"}, func(t *trial) {
			for _, got := range t.underAPI() {
				if !slices.Contains(directives(got.header.Values("Cache-Control"), ","), "no-store") {
					t.failf("%s: Cache-Control is %q, without no-store", got, got.header.Values("Cache-Control"))
				}
			}
		}},
	}, auditDuties())
}

// strictHeader compares what the directives mean: their order and the spaces
// between them are the framework's own.
func strictHeader(id, name, want string) duty {
	return duty{Check{id, name + " is " + want + ", on every answer"}, func(t *trial) {
		for _, got := range slices.Concat(t.everywhere(), t.underAPI()) {
			values := got.header.Values(name)
			if len(values) != 1 || !slices.Equal(directives(values, ";"), directives([]string{want}, ";")) {
				t.failf("%s: %s is %q, not %q", got, name, values, want)
			}
		}
	}}
}

// directives are the parts of a header's values, in one order and in lower case.
func directives(values []string, separator string) []string {
	var parts []string
	for part := range strings.SplitSeq(strings.Join(values, separator), separator) {
		if part = strings.ToLower(strings.TrimSpace(part)); part != "" {
			parts = append(parts, part)
		}
	}
	slices.Sort(parts)
	return parts
}

// underAPI asks for each kind of answer that there is under /api/.
func (x *exam) underAPI() []reply {
	made := x.post(titled("kept by nobody"))
	id := x.task(x.object(made, http.StatusCreated)).id
	text, tooLarge := map[string]string{"Content-Type": "text/plain"}, padded(largest+1)
	return []reply{
		made, x.get(taskPath(id)), x.patch(id, `{"done":true}`), x.delete(id), x.get(taskPath(id)), x.get(tasksPath),
		x.get(tasksPath + "?limit=0"), x.get("/api/no-such-path"), x.get("/api/v1/no-such-path"),
		x.do(request{method: http.MethodDelete, path: tasksPath}), x.post("{"), x.post("{}"),
		x.do(request{http.MethodPost, tasksPath, titled("in text"), text}), x.pushed(x.site.head(fmt.Sprintf("Content-Length: %d", len(tooLarge))), tooLarge),
	}
}
