package verify

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// logDuties are what the log must tell, and what it must not.
func logDuties() []duty {
	return []duty{
		{Check{"S-log-json", "each line on stdout is a JSON object with time, level and msg"}, func(t *trial) {
			t.logged(t.marked(tasksPath)) // so that there is a line
			for _, line := range t.server.stdout.lines() {
				t.event(line)
			}
		}},
		{Check{"S-log-request", "a request is one line with request_id, method, path, status and duration_ms"}, func(t *trial) {
			for path, status := range map[string]int64{tasksPath: 200, "/no-such-path": 404} {
				t.requestLine(path, status)
			}
		}},
		{Check{"H7-logged", "an X-Request-ID that was taken over, and one that was made, is in the log"}, func(t *trial) {
			t.logged(t.marked(tasksPath))
			made := t.get(tasksPath).header.Get(requestIDHeader)
			t.saneID(made)
			t.logged(made)
		}},
		{Check{"H1-quiet", "GET /healthz leaves no line in the log"}, func(t *trial) {
			quiet := t.marked("/healthz")
			t.logged(t.marked(tasksPath)) // later, and there: the other would be there too
			for _, line := range t.server.stdout.lines() {
				event := t.event(line)
				if strings.Contains(line, quiet) || event["path"] == "/healthz" && event["method"] == http.MethodGet {
					t.failf("in the log: %s", line)
				}
			}
		}},
		{Check{"S-log-no-secret", "no password, from a URL or a request, is in the output"}, noSecret},
	}
}

// marked asks for a path under a new request id and returns the id.
func (t *trial) marked(path string) string {
	id := t.unique("mark")
	t.getAs(id, path)
	return id
}

// logged waits for the line of a request and returns it.
func (t *trial) logged(id string) object {
	var found []string
	t.eventually(2*time.Second, func() error {
		found = nil
		for _, line := range t.server.stdout.lines() {
			if strings.Contains(line, id) {
				found = append(found, line)
			}
		}
		if len(found) == 0 {
			return fmt.Errorf("no line on stdout has the request id %s; its last lines:\n%s", id, t.server.output.tail())
		}
		return nil
	})
	if len(found) > 1 {
		t.failf("a request has %d lines: %s", len(found), strings.Join(found, " | "))
	}
	return t.event(found[0])
}

// event is a line of the log, which must be one.
func (t *trial) event(line string) object {
	made, err := decodeObject([]byte(line))
	if err != nil {
		t.failf("%q: %v", line, err)
	}
	t.instantOfLog(line, made["time"])
	for _, key := range []string{"level", "msg"} {
		if text, ok := made[key].(string); !ok || text == "" {
			t.failf("%s: no text under %s", line, key)
		}
	}
	return made
}

func (t *trial) instantOfLog(line string, value any) {
	text, _ := value.(string)
	if _, err := time.Parse(time.RFC3339, text); err != nil {
		t.failf("%s: time is not an RFC 3339 text", line)
	}
}

func (t *trial) requestLine(path string, status int64) {
	id := t.marked(path)
	event := t.logged(id)
	t.equal("request_id", event["request_id"], any(id))
	t.equal("method", event["method"], any(http.MethodGet))
	t.equal("path", event["path"], any(path))
	if got, ok := integer(event["status"]); !ok || got != status {
		t.failf("status is %v, not the number %d", event["status"], status)
	}
	took, ok := event["duration_ms"].(json.Number)
	if ms, err := took.Float64(); !ok || err != nil || ms < 0 || ms > 60_000 {
		t.failf("duration_ms is %v, not a number of milliseconds", event["duration_ms"])
	}
}

func noSecret(t *trial) {
	secret := t.unique("hush")
	got := t.do(request{method: http.MethodGet, path: tasksPath + "?limit=1", header: map[string]string{
		"Authorization": "Bearer " + secret, "Cookie": "session=" + secret, requestIDHeader: secret + "-id",
	}})
	t.status(got, http.StatusOK)
	t.logged(secret + "-id")
	hidden := map[string]string{"the Authorization header": "Bearer " + secret, "the Cookie header": "session=" + secret}
	if t.project.Database != nil {
		place, err := url.Parse(t.project.Database.URL())
		t.must("the database's URL", err)
		password, _ := place.User.Password()
		hidden["the database's password"] = password
	}
	for what, text := range hidden {
		if text != "" && strings.Contains(t.server.output.String(), text) {
			t.failf("the output holds %s", what)
		}
	}
}
