package verify

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// auditDuties are the trail of a regulated service: one line on stdout for
// each task that was created, changed or deleted.
func auditDuties() []duty {
	return []duty{
		{Check{"R-audit-create", "a task that was created leaves one audit line with time, level, action, task_id and request_id"}, func(t *trial) {
			t.audits(auditCreate)
		}},
		{Check{"R-audit-change", "so does one that was changed"}, func(t *trial) { t.audits(auditChange) }},
		{Check{"R-audit-delete", "and one that was deleted"}, func(t *trial) { t.audits(auditDelete) }},
		{Check{"R-audit-title", "no audit line holds a title"}, func(t *trial) {
			for _, act := range []change{auditCreate, auditChange, auditDelete} {
				if _, line := t.audited(act); strings.Contains(line, auditTitle) {
					t.failf("%s: the audit line holds the title: %s", act.action, line)
				}
			}
		}},
		{Check{"R-audit-nothing", "what changed nothing leaves no audit line: refused, not there, only read"}, auditNothing},
		{Check{"R-audit-level", "the audit lines are written at LOG_LEVEL=error too, and other lines of requests are not"}, auditLevel},
	}
}

// change is one way to change a task: it is done under a request id and tells
// the id of the task.
type change struct {
	action string
	do     func(t *trial, header map[string]string) (id int64)
}

const auditTitle = "Zq7x nobody is to read this"

var (
	auditCreate = change{"task.create", func(t *trial, header map[string]string) int64 {
		return t.task(t.object(t.do(request{http.MethodPost, tasksPath, titled(auditTitle), header}), http.StatusCreated)).id
	}}
	auditChange = change{"task.update", func(t *trial, header map[string]string) int64 {
		id := t.created(titled("to be changed")).id
		t.status(t.do(request{http.MethodPatch, taskPath(id), titled(auditTitle), header}), http.StatusOK)
		return id
	}}
	auditDelete = change{"task.delete", func(t *trial, header map[string]string) int64 {
		id := t.created(titled(auditTitle)).id
		t.status(t.do(request{http.MethodDelete, taskPath(id), "", header}), http.StatusNoContent)
		return id
	}}
)

// audits makes a change and fails unless its one audit line says so.
func (t *trial) audits(what change) {
	id, line := t.audited(what)
	event := t.event(line)
	t.equal("action of "+line, event["action"], any(what.action))
	if said, ok := integer(event["task_id"]); !ok || said != id {
		t.failf("task_id is %v, not the number %d: %s", event["task_id"], id, line)
	}
}

// audited makes a change and waits for its audit line.
func (t *trial) audited(what change) (id int64, line string) {
	mark := t.unique("audit")
	id = what.do(t, map[string]string{requestIDHeader: mark})
	var lines []string
	t.eventually(2*time.Second, func() error {
		if lines = t.trail(mark); len(lines) == 0 {
			return fmt.Errorf("no line on stdout has msg audit and request_id %s; its last lines:\n%s", mark, t.server.output.tail())
		}
		return nil
	})
	if len(lines) > 1 {
		t.failf("one %s has %d audit lines: %s", what.action, len(lines), strings.Join(lines, " | "))
	}
	return id, lines[0]
}

// trail is the audit lines of a request.
func (t *trial) trail(mark string) []string {
	var found []string
	for _, line := range t.server.stdout.lines() {
		event, err := decodeObject([]byte(line))
		if err == nil && event["msg"] == "audit" && event["request_id"] == mark {
			found = append(found, line)
		}
	}
	return found
}

func auditNothing(t *trial) {
	mark := t.unique("nothing")
	header := map[string]string{requestIDHeader: mark}
	id := t.created(titled("stays as it is")).id
	for _, r := range []request{
		{http.MethodPost, tasksPath, `{"title":""}`, header},
		{http.MethodPatch, taskPath(id), `{"title":""}`, header},
		{http.MethodPatch, taskPath(absent), `{"done":true}`, header},
		{http.MethodDelete, taskPath(absent), "", header},
	} {
		t.refused(t.do(r), http.StatusNotFound, http.StatusUnprocessableEntity)
	}
	t.getAs(mark, taskPath(id))
	t.getAs(mark, tasksPath)
	t.audits(auditCreate) // later, and there: a line of the others would be there too
	if lines := t.trail(mark); len(lines) > 0 {
		t.failf("in the trail: %s", strings.Join(lines, " | "))
	}
}

// auditLevel lets a server that logs errors alone take the place of the one on
// trial for a while.
func auditLevel(t *trial) {
	t.leave()
	defer func() { t.boot() }()
	quiet := *t
	quiet.project.Env = slices.Concat(t.project.Env, []string{"LOG_LEVEL=error"})
	quiet.boot()
	defer quiet.leave()
	quiet.available()
	for _, what := range []change{auditCreate, auditChange, auditDelete} {
		quiet.audits(what)
	}
	read := quiet.marked(tasksPath)
	quiet.audits(auditCreate)
	for _, line := range quiet.server.stdout.lines() {
		if strings.Contains(line, read) {
			t.failf("at LOG_LEVEL=error, an ordinary request is in the log: %s", line)
		}
	}
}

// leave ends the server as its owner would; how well it goes is for others.
func (t *trial) leave() {
	defer t.server.stop()
	t.must("SIGTERM", terminate(t.server.cmd))
	t.server.wait(t.project.Limits.Stop)
}
