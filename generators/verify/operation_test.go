package verify

import (
	"context"
	"io"
	"maps"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// fakeDatabase answers each connection with one byte, unless it is away.
type fakeDatabase struct {
	t       *testing.T
	address string
	gate    sync.RWMutex

	listener net.Listener
}

func newFakeDatabase(t *testing.T) *fakeDatabase {
	f := &fakeDatabase{t: t, address: "127.0.0.1:0"}
	if err := f.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	f.address = f.listener.Addr().String()
	t.Cleanup(func() { _ = f.Stop() })
	return f
}

func (f *fakeDatabase) URL() string { return "fake://user:pass-zq7x@" + f.address }
func (f *fakeDatabase) Pause()      { f.gate.Lock() }
func (f *fakeDatabase) Resume()     { f.gate.Unlock() }
func (f *fakeDatabase) Stop() error { return f.listener.Close() }

func (f *fakeDatabase) Start(context.Context) (err error) {
	f.listener, err = net.Listen("tcp", f.address)
	if err == nil {
		go f.serve(f.listener)
	}
	return err
}

func (f *fakeDatabase) serve(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer func() { _ = conn.Close() }()
			f.gate.RLock()
			defer f.gate.RUnlock()
			_, _ = io.WriteString(conn, "+")
		}()
	}
}

// referenceProject is the reference as a process, with a flaw.
func referenceProject(t *testing.T, flaw string) Project {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	database, limits := newFakeDatabase(t), testLimits()
	limits.Stall, limits.Stop, limits.Answer = 4*time.Second, 2500*time.Millisecond, 4*time.Second // the reference ends it sooner, but not before its farewell has been seen
	return Project{
		Dir: t.TempDir(), Serve: "'" + self + "'", Limits: limits, Database: database,
		Env: []string{"REFERENCE_FLAW=" + flaw, endAtOnce, "APP_ENV=production", "DATABASE_URL=" + database.URL(), "PATH=" + os.Getenv("PATH")},
	}
}

func TestOperationTakesTheReference(t *testing.T) {
	t.Parallel()
	project := referenceProject(t, "")
	project.Strict = true
	reported := 0
	results := Operate(context.Background(), project, func(Result) { reported++ })
	want := slices.Concat([]Check{comesUp}, Contract(), Operation()[1:])
	if len(results) != len(want) || reported != len(want) {
		t.Errorf("%d results, %d reported, of %d checks", len(results), reported, len(want))
	}
	for _, r := range results {
		if r.Outcome != Passed {
			t.Errorf("%s: %s", r.ID, r.Detail)
		}
		if !slices.Contains(want, r.Check) {
			t.Errorf("%s is in no list", r.ID)
		}
	}
}

// flawsOfTheProcess: as flawsOverHTTP, for the checks of Operation.
var flawsOfTheProcess = map[string][]string{
	"a trace for a bad value":    {"S-config-app-env", "S-config-database-url", "S-config-log-level", "S-config-port-range", "S-config-port-text", "S-config-port-negative"},
	"any log level":              {"S-config-log-level"},
	"dies of SIGTERM":            {"H9-exit", "H9-finishes", "H9-idle"},
	"does not name the variable": {"S-config-app-env", "S-config-database-url", "S-config-log-level", "S-config-port-range", "S-config-port-text", "S-config-port-negative"},
	"drops what is in hand":      {"H9-finishes"},
	"duration as text":           {"S-log-request"},
	"each request twice":         {"H1-quiet", "H7-logged", "S-log-json", "S-log-no-secret", "S-log-request"},
	"exit 0 for a bad value":     {"S-config-app-env", "S-config-database-url", "S-config-log-level", "S-config-port-range", "S-config-port-text", "S-config-port-negative"},
	"exit 1 in the end":          {"H9-exit", "H9-idle"},
	"forgets":                    {"H5-restart"},
	"headers in the log":         {"S-log-no-secret"},
	"health in the log":          {"H1-quiet"},
	"health needs the database":  {"H1-database-stops", "H2-database-hangs"},
	"id not in the log":          {"H1-quiet", "H7-logged", "S-log-json", "S-log-no-secret", "S-log-request"},
	"log on stderr":              {"H1-quiet", "H7-logged", "S-log-json", "S-log-no-secret", "S-log-request"},
	"log with text between":      {"H1-quiet", "S-log-json"},
	"never comes up":             {"H10-start"},
	"never ends":                 {"H9-drains", "H9-exit", "H9-idle"},
	"outage in HTML":             {"H6-database-stops"},
	"ready while draining":       {"H9-drains"},
	"readyz never looks":         {"H1-database-stops", "H2-database-hangs", "H2-database-returns", "H2-database-stops", "H6-database-stops"},
	"readyz waits for ever":      {"H2-database-hangs"},
	"repeats the bad value":      {"S-config-app-env", "S-config-database-url", "S-config-log-level", "S-config-port-range", "S-config-port-text", "S-config-port-negative"},
	"status as text":             {"S-log-request"},
	"tasks without the database": {"H6-database-stops"},
	"tells the URL":              {"S-log-no-secret"},
}

func TestEachFlawOfTheProcessFailsItsChecks(t *testing.T) {
	t.Parallel()
	var trials sync.WaitGroup
	places := make(chan struct{}, 10) // more processes at once would starve each other
	for i, flaw := range slices.Sorted(maps.Keys(flawsOfTheProcess)) {
		if raced && i%4 != 0 {
			continue // the same code runs for each; the rest is proven without the detector
		}
		want := flawsOfTheProcess[flaw]
		project := referenceProject(t, flaw)
		trials.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			compareFailed(t, flaw, judgeProcess(project, project.duties()), want)
		})
	}
	trials.Wait()
}

// judgeProcess is Operate with some duties alone.
func judgeProcess(project Project, duties []duty) []Result {
	results, on := begin(context.Background(), project, nil)
	if on != nil {
		defer func() { on.server.stop() }()
		for _, d := range duties {
			results = append(results, examine(d.Check, func() { d.run(on) }))
		}
	}
	return results
}

// flawsOfTheStrict: as flawsOfTheProcess, for what a regulated service owes.
var flawsOfTheStrict = map[string][]string{
	"a day of transport":        {"R-transport"},
	"content from itself":       {"R-content"},
	"framed by anyone":          {"R-content"},
	"lax health":                {"R-content", "R-referrer", "R-transport"},
	"lax problems":              {"R-content", "R-referrer", "R-transport"},
	"may be kept":               {"R-no-store"},
	"no trail":                  {"R-audit-change", "R-audit-create", "R-audit-delete", "R-audit-level", "R-audit-nothing", "R-audit-title"},
	"no trail of task.create":   {"R-audit-create", "R-audit-level", "R-audit-nothing", "R-audit-title"},
	"no trail of task.delete":   {"R-audit-delete", "R-audit-level", "R-audit-title"},
	"no trail of task.update":   {"R-audit-change", "R-audit-level", "R-audit-title"},
	"one log level":             {"R-audit-level"},
	"problems may be kept":      {"R-no-store"},
	"refers to itself":          {"R-referrer"},
	"trail at the log's level":  {"R-audit-level"},
	"trail of another task":     {"R-audit-change", "R-audit-create", "R-audit-delete", "R-audit-level", "R-audit-nothing"},
	"trail of what was refused": {"R-audit-nothing"},
	"trail twice":               {"R-audit-change", "R-audit-create", "R-audit-delete", "R-audit-level", "R-audit-nothing", "R-audit-title"},
	"trail under one action":    {"R-audit-change", "R-audit-create", "R-audit-delete", "R-audit-level", "R-audit-nothing"},
	"trail with titles":         {"R-audit-title"},
	"trail without request":     {"R-audit-change", "R-audit-create", "R-audit-delete", "R-audit-level", "R-audit-nothing", "R-audit-title"},
}

func TestEachStrictFlawFailsItsChecks(t *testing.T) {
	t.Parallel()
	var trials sync.WaitGroup
	places := make(chan struct{}, 10)
	for i, flaw := range slices.Sorted(maps.Keys(flawsOfTheStrict)) {
		if raced && i%4 != 0 {
			continue
		}
		project := referenceProject(t, flaw)
		trials.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			compareFailed(t, flaw, judgeProcess(project, strictDuties()), flawsOfTheStrict[flaw])
		})
	}
	trials.Wait()
}

// A project for a service that is not regulated owes nothing of that.
func TestOnlyTheStrictAreHeldToStrictDuties(t *testing.T) {
	for _, strict := range []bool{false, true} {
		held := slices.ContainsFunc(Project{Strict: strict}.duties(), func(d duty) bool { return strings.HasPrefix(d.ID, "R-") })
		if held != strict {
			t.Errorf("strict %v, but held to it %v", strict, held)
		}
	}
}

func TestNoDutyIsVacuous(t *testing.T) {
	for _, c := range Operation() {
		failed := false
		for _, flaws := range []map[string][]string{flawsOfTheProcess, flawsOfTheStrict} {
			for _, ids := range flaws {
				failed = failed || slices.Contains(ids, c.ID)
			}
		}
		if !failed {
			t.Errorf("no flaw fails %s", c.ID)
		}
	}
}

func TestCancelEndsTheProcessGroup(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	p, err := command{shell: "sleep 60 & echo $!; wait", dir: t.TempDir(), env: []string{"PATH=" + os.Getenv("PATH")}}.start(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer p.stop()
	for strings.TrimSpace(p.stdout.String()) == "" {
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	if _, ended := p.wait(5 * time.Second); !ended {
		t.Fatal("still running")
	}
	child := strings.TrimSpace(p.stdout.String())
	for range 100 {
		status, err := os.ReadFile("/proc/" + child + "/stat")
		if err != nil || strings.Contains(string(status), ") Z ") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("its child %s still runs", child)
}
