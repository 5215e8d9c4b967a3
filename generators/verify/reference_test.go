package verify

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// reference is a small server that keeps the whole contract, but for the one
// flaw it was given: "" is none.
type reference struct {
	flaw     string
	log      *slog.Logger
	trail    *slog.Logger // the audit lines, whatever the log's level
	file     string       // where tasks are kept; "" = in memory alone
	database string       // the address of a database that must answer; "" = none
	metrics  measured
	draining atomic.Bool
	busy     atomic.Int64

	lock  sync.Mutex
	next  int64
	tasks []*kept
}

type kept struct {
	ID        int64     `json:"id"`
	Title     string    `json:"title"`
	Done      bool      `json:"done"`
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`
}

func newReference(flaw string) *reference {
	return &reference{flaw: flaw, log: slog.New(slog.DiscardHandler), trail: slog.New(slog.DiscardHandler)}
}

func (s *reference) has(flaw string) bool { return s.flaw == flaw }

// server is the reference ready to listen.
func (s *reference) server(readTimeout time.Duration) *http.Server {
	if s.has("waits for ever") {
		readTimeout = 0
	}
	return &http.Server{Handler: s, ReadTimeout: readTimeout, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
}

type route struct {
	pattern string
	methods map[string]func(w http.ResponseWriter, r *http.Request, id int64)
}

func (s *reference) route(path string) (route, string) {
	type methods = map[string]func(http.ResponseWriter, *http.Request, int64)
	switch path {
	case "/healthz":
		return route{path, methods{"GET": s.healthz, "HEAD": s.healthz}}, ""
	case "/readyz":
		return route{path, methods{"GET": s.readyz}}, ""
	case "/openapi.json":
		return route{path, methods{"GET": s.openapi}}, ""
	case "/metrics":
		return route{path, methods{"GET": s.exposition}}, ""
	case tasksPath:
		return route{path, methods{"GET": s.listTasks, "POST": s.createTask}}, ""
	}
	if id, ok := strings.CutPrefix(path, tasksPath+"/"); ok && !strings.Contains(id, "/") {
		return route{tasksPath + "/{id}", methods{"GET": s.getTask, "PATCH": s.patchTask, "DELETE": s.deleteTask}}, id
	}
	return route{}, ""
}

var requestCount atomic.Int64

func (s *reference) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	id := r.Header.Get(requestIDHeader)
	if (!sane().MatchString(id) && !s.has("id taken blindly")) || id == "" || s.has("id never taken") {
		id = fmt.Sprintf("made-%d", requestCount.Add(1))
		if s.has("id always the same") {
			id = "made"
		}
	}
	out := &noted{ResponseWriter: w, status: 200}
	out.Header().Set(requestIDHeader, id)
	out.Header().Set("X-Content-Type-Options", "nosniff")
	s.setStrict(out.Header(), r.URL.Path)
	if s.has("server tells its version") {
		out.Header().Set("Server", "reference/1.2")
	}
	if s.has("powered by") {
		out.Header().Set("X-Powered-By", "Reference")
	}
	busy := s.busy.Add(1)
	pattern := s.dispatch(out, r, busy)
	s.busy.Add(-1)
	if out.status >= 400 && s.has("trail of what was refused") {
		s.audit(r, "task.update", &kept{})
	}
	s.metrics.observe(r.Method, pattern, out.status, time.Since(start), s.flaw)
	s.logRequest(r, id, out.status, time.Since(start))
}

func (s *reference) dispatch(w http.ResponseWriter, r *http.Request, busy int64) string {
	found, text := s.route(r.URL.Path)
	if found.pattern == "" {
		s.unknown(w)
		if s.has("metrics with raw paths") {
			return r.URL.Path
		}
		return "unmatched"
	}
	if strings.HasPrefix(found.pattern, tasksPath) && !s.databaseAnswers() && !s.has("tasks without the database") {
		s.outage(w)
		return found.pattern
	}
	if s.has("gives up in a crowd") {
		time.Sleep(20 * time.Millisecond)
		if busy > 5 {
			s.problem(w, 503, nil)
			return found.pattern
		}
	}
	id, err := strconv.ParseInt(text, 10, 64)
	handler, ok := found.methods[r.Method]
	switch {
	case !ok:
		s.notAllowed(w, found)
	case text != "" && (err != nil || id < 1):
		s.problem(w, s.oddID(text, err), nil)
	default:
		handler(w, r, id)
	}
	return found.pattern
}

func (s *reference) notAllowed(w http.ResponseWriter, on route) {
	if !s.has("405 without Allow") {
		w.Header().Set("Allow", strings.Join(slices.Sorted(maps.Keys(on.methods)), ", "))
	}
	s.problem(w, 405, nil)
}

// oddID is the status for an id that can be none.
func (s *reference) oddID(text string, err error) int {
	switch {
	case s.has("huge id is 500") && len(text) > 15, s.has("text as id is 500") && err != nil, s.has("id 0 is 500") && err == nil:
		return 500
	}
	return 404
}

// noted keeps the status.
type noted struct {
	http.ResponseWriter
	status int
}

func (n *noted) WriteHeader(status int) {
	n.status = status
	n.ResponseWriter.WriteHeader(status)
}

func (s *reference) unknown(w http.ResponseWriter) {
	switch {
	case s.has("404 in HTML"):
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<html>not found</html>")
		return
	case s.has("404 without nosniff"):
		w.Header().Del("X-Content-Type-Options")
	}
	s.problem(w, 404, nil)
}

func (s *reference) outage(w http.ResponseWriter) {
	if s.has("outage in HTML") {
		http.Error(w, "<html>connection refused</html>", http.StatusInternalServerError)
		return
	}
	s.problem(w, 503, nil)
}

func (s *reference) json(w http.ResponseWriter, status int, media string, value any) {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

func (s *reference) problem(w http.ResponseWriter, status int, fields map[string]string) {
	body := map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": "it cannot be done"}
	media := "application/problem+json"
	if fields != nil {
		body["errors"] = fields
		switch {
		case s.has("errors as a list"):
			body["errors"] = []map[string]string{{"field": "title"}}
		case s.has("only the first error") && len(fields) > 1:
			body["errors"] = map[string]string{"title": fields["title"]}
		}
	}
	switch {
	case s.has("413 without detail") && status == 413:
		delete(body, "detail")
	case s.has("405 with another status inside") && status == 405:
		body["status"] = 404
	case s.has("415 as plain JSON") && status == 415:
		media = "application/json"
	case s.has("405 with a stack trace") && status == 405:
		body["detail"] = "goroutine 1 [running]"
	case s.has("one title for all"):
		body["title"] = "Error"
	case s.has("no id on errors"):
		w.Header().Del(requestIDHeader)
	}
	s.relax(w.Header())
	s.json(w, status, media, body)
}

func (s *reference) healthz(w http.ResponseWriter, r *http.Request, _ int64) {
	switch {
	case s.has("health says more"):
		s.json(w, 200, "application/json", map[string]string{"status": "ok", "version": "1"})
	case s.has("HEAD is 500") && r.Method == http.MethodHead:
		s.problem(w, 500, nil)
	case s.has("health as text"):
		s.json(w, 200, "text/plain", map[string]string{"status": "ok"})
	case s.has("health needs the database") && !s.databaseAnswers():
		s.json(w, 503, "application/json", map[string]string{"status": "down"})
	default:
		s.json(w, 200, "application/json", map[string]string{"status": "ok"})
	}
}

func (s *reference) readyz(w http.ResponseWriter, _ *http.Request, _ int64) {
	word, media := "ok", "application/json"
	if s.has("readyz as text") {
		media = "text/plain"
	}
	if s.has("readyz says up") {
		word = "up"
	}
	if up := s.databaseAnswers(); (up || s.has("readyz never looks")) && (!s.draining.Load() || s.has("ready while draining")) {
		s.json(w, 200, media, map[string]any{"status": word, "checks": map[string]string{"database": "ok"}})
		return
	}
	s.json(w, 503, "application/json", map[string]any{"status": "unavailable", "checks": map[string]string{"database": "no answer"}})
}

// databaseAnswers asks for one byte.
func (s *reference) databaseAnswers() bool {
	if s.database == "" {
		return true
	}
	patience := 2 * time.Second // machines that test are busy
	if s.has("readyz waits for ever") {
		patience = time.Minute
	}
	conn, err := net.DialTimeout("tcp", s.database, patience)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(patience))
	_, err = io.ReadFull(conn, make([]byte, 1))
	return err == nil
}

func (s *reference) save() {
	if s.file == "" {
		return
	}
	if s.has("forgets") {
		return
	}
	data, err := json.Marshal(s.tasks)
	if err == nil {
		err = os.WriteFile(s.file, data, 0o600)
	}
	if err != nil {
		panic(err)
	}
}

func (s *reference) load() error {
	data, err := os.ReadFile(s.file)
	if os.IsNotExist(err) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(data, &s.tasks)
	}
	for _, t := range s.tasks {
		s.next = max(s.next, t.ID)
	}
	return err
}

func (s *reference) listed() []*kept {
	ordered := slices.Clone(s.tasks)
	if s.has("ordered by change") {
		slices.SortStableFunc(ordered, func(a, b *kept) int { return cmp.Compare(b.UpdatedAt.UnixNano(), a.UpdatedAt.UnixNano()) })
	}
	return ordered
}
