package verify

import (
	"fmt"
	"net/http"
	"time"
)

// databaseDuties take the database away and bring it back. Each puts it into
// the state that it is about, so none leans on the one before.
func databaseDuties() []duty {
	return []duty{
		{Check{"H2-database-hangs", "a database that is silent makes /readyz 503 within three seconds, and /healthz stays 200"}, databaseHangs},
		{Check{"H2-database-stops", "a database that is gone makes /readyz 503 with status unavailable and checks.database"}, func(t *trial) {
			t.withoutDatabase(func() { t.unavailable() })
		}},
		{Check{"H1-database-stops", "meanwhile /healthz is 200 with the same body"}, func(t *trial) {
			t.withoutDatabase(func() {
				t.unavailable()
				t.equal("the body of /healthz", t.object(t.get("/healthz"), 200), object{"status": "ok"})
			})
		}},
		{Check{"H6-database-stops", "meanwhile tasks are a problem of 500 or 503 that shows nothing of the inside"}, func(t *trial) {
			t.withoutDatabase(func() {
				t.unavailable()
				t.refused(t.get(tasksPath), 500, 503)
				t.refused(t.post(titled("nowhere to go")), 500, 503)
			})
		}},
		{Check{"H2-database-returns", "when it is back, /readyz is 200 again and the tasks are there"}, func(t *trial) {
			made := t.created(titled("before the outage"))
			t.withoutDatabase(func() { t.unavailable() })
			t.available()
			t.equal("the task", t.fetched(made.id).members, made.members)
			t.created(titled("after the outage"))
		}},
	}
}

// withoutDatabase does what is to be done while the database is stopped, and
// starts it again in any case.
func (t *trial) withoutDatabase(act func()) {
	t.running()
	t.available()
	t.must("stop the database", t.project.Database.Stop())
	defer func() { t.must("start the database again", t.project.Database.Start(t.ctx)) }()
	act()
}

// unavailable waits until /readyz says so.
func (t *trial) unavailable() {
	var got reply
	t.eventually(3*time.Second, func() (err error) {
		got, err = t.site.do(t.ctx, request{method: http.MethodGet, path: "/readyz"})
		if err == nil && got.status != http.StatusServiceUnavailable {
			err = fmt.Errorf("%s, not 503", got)
		}
		return err
	})
	body := t.object(got, http.StatusServiceUnavailable)
	t.equal("status", body["status"], any("unavailable"))
	checks, _ := body["checks"].(object)
	if text, ok := checks["database"].(string); !ok || text == "" {
		t.failf("%s: checks.database must be a text", got)
	}
}

// available waits until /readyz is 200.
func (t *trial) available() {
	t.eventually(15*time.Second, func() error { return t.site.answers(t.ctx, "/readyz", http.StatusOK) })
}

func databaseHangs(t *trial) {
	t.running()
	t.available()
	t.project.Database.Pause()
	defer t.project.Database.Resume()
	start := time.Now()
	got := t.get("/readyz")
	t.status(got, http.StatusServiceUnavailable)
	if took := time.Since(start); took > 3*time.Second {
		t.failf("/readyz took %s to find the database silent", took.Round(time.Millisecond))
	}
	t.object(t.get("/healthz"), http.StatusOK)
}
