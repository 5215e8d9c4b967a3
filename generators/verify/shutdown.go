package verify

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// farewell is what was seen when a server got SIGTERM with a request in hand.
type farewell struct {
	slow    reply  // the answer to that request
	slowErr error  // or why there is none
	ready   string // what /readyz said when it should not; "" = all well
	exit    int
	ended   bool
	took    time.Duration
}

// shutdownDuties are H9, and the restart of H5. They stop the server.
func shutdownDuties() []duty {
	return []duty{
		{Check{"H9-finishes", "a request in hand when SIGTERM comes is finished: half of the body before, half after, and 201"}, func(t *trial) {
			seen := t.farewellOnce()
			t.must("the slow request", seen.slowErr)
			t.kept = t.task(t.object(seen.slow, http.StatusCreated))
		}},
		{Check{"H9-drains", "from SIGTERM on a new /readyz is refused or 503, never 200"}, func(t *trial) {
			if said := t.farewellOnce().ready; said != "" {
				t.failf("%s", said)
			}
		}},
		{Check{"H9-exit", "after that the process ends within 10 s, with exit code 0"}, func(t *trial) {
			seen := t.farewellOnce()
			t.endedWell(seen.ended, seen.exit, seen.took)
		}},
		{Check{"H5-restart", "a restart loses nothing: what was created, changed and deleted before, and while it ended, is so after"}, restarted},
		{Check{"H9-idle", "SIGTERM while a client keeps an idle connection open: ends within 10 s, with exit code 0"}, idleFarewell},
	}
}

func (t *trial) endedWell(ended bool, exit int, took time.Duration) {
	switch {
	case !ended:
		t.failf("still running %s after SIGTERM; its last lines:\n%s", t.project.Limits.Stop, t.server.output.tail())
	case exit != 0:
		t.failf("exit code %d (-1: ended by the signal) after %s; its last lines:\n%s", exit, took.Round(time.Millisecond), t.server.output.tail())
	}
}

// farewellOnce stops the server, the first time that it is asked.
func (t *trial) farewellOnce() farewell {
	if t.farewell == nil {
		t.running()
		t.available()
		seen := t.sayFarewell()
		t.farewell = &seen
	}
	return *t.farewell
}

func (t *trial) sayFarewell() (seen farewell) {
	body := titled("while it ended")
	conn := t.wire(t.project.Limits.Stop + 5*time.Second)
	defer func() { _ = conn.Close() }()
	t.must("send half", conn.say(t.site.head("Content-Length: "+strconv.Itoa(len(body)))+body[:8]))
	t.pause(300 * time.Millisecond) // the server has the request in hand now
	t.running()
	start := time.Now()
	t.must("SIGTERM", terminate(t.server.cmd))
	seen.ready = t.watchReadiness()
	if err := conn.say(body[8:]); err != nil {
		seen.slowErr = fmt.Errorf("send the rest after SIGTERM: %w", err)
	} else {
		seen.slow, seen.slowErr = conn.hear("POST "+tasksPath+", finished after SIGTERM,", http.MethodPost)
	}
	_ = conn.Close()
	seen.exit, seen.ended = t.server.wait(t.project.Limits.Stop - time.Since(start))
	seen.took = time.Since(start)
	return seen
}

// watchReadiness looks at /readyz after SIGTERM. A server may take a moment to
// notice, but then it must not be ready again.
func (t *trial) watchReadiness() string {
	notice, watch := t.project.Limits.Stop/5, t.project.Limits.Stop/25
	start := time.Now()
	var turned time.Time
	for {
		ready := t.site.answers(t.ctx, "/readyz", http.StatusOK) == nil
		switch now := time.Now(); {
		case ready && !turned.IsZero():
			return "/readyz was 200 again after SIGTERM"
		case ready && now.Sub(start) > notice:
			return fmt.Sprintf("/readyz is still 200, %s after SIGTERM", notice)
		case !ready && turned.IsZero():
			turned = now
		case !ready && now.Sub(turned) > watch:
			return ""
		}
		t.pause(25 * time.Millisecond)
	}
}

func restarted(t *trial) {
	t.server.stop()
	t.boot()
	t.available()
	first, gone := t.created(titled("stays")), t.created(titled("goes"))
	t.patched(first.id, `{"done":true}`)
	t.status(t.delete(gone.id), http.StatusNoContent)
	kept, total := t.fetched(first.id), t.list("?limit=1").total
	t.must("SIGTERM", terminate(t.server.cmd))
	t.server.wait(t.project.Limits.Stop)
	t.server.stop()
	t.boot()
	t.available()
	t.equal("the task that was changed", t.fetched(first.id).members, kept.members)
	t.refused(t.get(taskPath(gone.id)), http.StatusNotFound)
	t.equal("total", t.list("?limit=1").total, total)
	if t.kept.id != 0 {
		t.equal("the task made while it ended", t.fetched(t.kept.id).members, t.kept.members)
	}
}

func idleFarewell(t *trial) {
	t.revive()
	conn := t.wire(t.project.Limits.Stop + 5*time.Second)
	defer func() { _ = conn.Close() }()
	t.must("ask", conn.say("GET /healthz HTTP/1.1\r\nHost: "+t.site.host+"\r\n\r\n"))
	got, err := conn.hear("GET /healthz on a connection to keep", http.MethodGet)
	t.must("the answer", err)
	t.status(got, http.StatusOK)
	start := time.Now()
	t.must("SIGTERM", terminate(t.server.cmd))
	exit, ended := t.server.wait(t.project.Limits.Stop)
	t.endedWell(ended, exit, time.Since(start))
}
