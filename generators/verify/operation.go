package verify

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// trial is a project's server on trial: an exam whose examiner also owns the
// process. Its checks are run in order, and later ones build on what earlier
// ones did (they stop the server, and start it again).
type trial struct {
	exam
	project  Project
	server   *server
	kept     task      // made before the server is stopped
	farewell *farewell // what was seen when it was
}

// duty is a Check of a server as a process.
type duty struct {
	Check
	run func(*trial)
}

func (p Project) duties() []duty {
	all := slices.Concat(logDuties(), configDuties())
	if p.Strict {
		all = append(all, strictDuties()...)
	}
	if p.Database != nil {
		all = append(all, databaseDuties()...)
	}
	return append(all, shutdownDuties()...)
}

var comesUp = Check{"H10-start", "the server listens on PORT and HOST and answers in time (10 s, on the JVM 20 s)"}

// Operation lists the checks that only the owner of a server's process can
// make, those about a database that goes away and those of a regulated service
// included.
func Operation() []Check {
	checks := []Check{comesUp}
	for _, d := range slices.Concat(logDuties(), configDuties(), strictDuties(), databaseDuties(), shutdownDuties()) {
		checks = append(checks, d.Check)
	}
	return checks
}

// Operate starts the project's server, holds the Contract against it and then
// the checks of Operation. A server that does not come up fails that one check
// and is judged no further. Results are reported as Probe reports them.
func Operate(ctx context.Context, project Project, report func(Result)) []Result {
	results, t := begin(ctx, project, report)
	if t == nil {
		return results
	}
	defer func() { t.server.stop() }()
	tell := func(r Result) {
		results = append(results, r)
		if report != nil {
			report(r)
		}
	}
	results = append(results, Probe(ctx, t.server.base, project.Limits, report)...)
	for _, d := range project.duties() {
		tell(examine(d.Check, func() { d.run(t) }))
	}
	return results
}

// begin starts the server on trial; the trial is nil when it did not come up.
func begin(ctx context.Context, project Project, report func(Result)) ([]Result, *trial) {
	t := &trial{exam: exam{ctx: ctx}, project: project}
	result := examine(comesUp, func() { t.boot() })
	if report != nil {
		report(result)
	}
	if result.Outcome != Passed {
		return []Result{result}, nil
	}
	return []Result{result}, t
}

// boot starts the server (again).
func (t *trial) boot() {
	started, err := t.project.start(t.ctx)
	if err != nil {
		t.failf("%v", err)
	}
	t.server, t.site = started, started.site
}

// running fails when the server has ended on its own.
func (t *trial) running() {
	select {
	case <-t.server.ended:
		t.failf("%v with exit code %d; its last lines:\n%s", errEnded, t.server.exit, t.server.output.tail())
	default:
	}
}

// revive starts the server again if an earlier check left it ended.
func (t *trial) revive() {
	select {
	case <-t.server.ended:
		t.server.stop()
		t.boot()
	default:
	}
}

// unique is a request id that no one else uses.
func (t *trial) unique(word string) string {
	return fmt.Sprintf("%s-%d", word, time.Now().UnixNano())
}
