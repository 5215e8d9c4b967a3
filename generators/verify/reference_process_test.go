package verify

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// endAtOnce keeps a reference that is watched for data races from sleeping for
// a second before it ends.
const endAtOnce = "GORACE=atexit_sleep_ms=0"

// TestMain lets the test binary be the reference as a process of its own, with
// the flaw that the environment names.
func TestMain(m *testing.M) {
	if flaw, is := os.LookupEnv("REFERENCE_FLAW"); is {
		os.Exit(serveReference(flaw))
	}
	// The long tests mostly wait: let them wait side by side.
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func serveReference(flaw string) int {
	s := newReference(flaw)
	if variable := s.configured(); variable != "" {
		return s.refuseStart(variable)
	}
	out := io.Writer(os.Stdout)
	if s.has("log on stderr") {
		out = os.Stderr
	}
	s.log = slog.New(slog.NewJSONHandler(out, &slog.HandlerOptions{Level: s.level()}))
	s.trail = slog.New(slog.NewJSONHandler(out, nil))
	if s.has("trail at the log's level") {
		s.trail = s.log
	}
	s.log.Info("starting")
	if s.has("log with text between") {
		fmt.Println("Listening...")
	}
	if s.has("tells the URL") {
		s.log.Info("database at " + os.Getenv("DATABASE_URL"))
	}
	s.file = "tasks.json"
	if err := s.load(); err != nil && !s.has("forgets") {
		return 1
	}
	if s.has("never comes up") {
		time.Sleep(time.Minute)
	}
	return s.untilTerminated()
}

// configured reads the environment and names the variable that is wrong.
func (s *reference) configured() string {
	port, err := strconv.Atoi(os.Getenv("PORT"))
	if err != nil || port < 1 || port > 65535 {
		return "PORT"
	}
	if text := os.Getenv("DATABASE_URL"); text != "" {
		place, err := url.Parse(text)
		if err != nil || place.Scheme != "fake" {
			return "DATABASE_URL"
		}
		s.database = place.Host
	}
	if level := os.Getenv("LOG_LEVEL"); !slices.Contains([]string{"", "debug", "info", "error"}, level) && !s.has("any log level") {
		return "LOG_LEVEL"
	}
	if env := os.Getenv("APP_ENV"); !slices.Contains([]string{"", "production"}, env) {
		return "APP_ENV"
	}
	return ""
}

func (s *reference) level() slog.Level {
	if os.Getenv("LOG_LEVEL") == "error" && !s.has("one log level") {
		return slog.LevelError
	}
	return slog.LevelInfo
}

func (s *reference) refuseStart(variable string) int {
	said := variable + " has a bad value"
	switch {
	case s.has("repeats the bad value"):
		said += ": " + os.Getenv(variable)
	case s.has("does not name the variable"):
		said = "bad configuration"
	case s.has("a trace for a bad value"):
		said += "\n  at main.go:1"
	case s.has("exit 0 for a bad value"):
		fmt.Fprintln(os.Stderr, said)
		return 0
	}
	fmt.Fprintln(os.Stderr, said)
	return 1
}

func (s *reference) untilTerminated() int {
	server := s.server(2000 * time.Millisecond)
	server.Addr = os.Getenv("HOST") + ":" + os.Getenv("PORT")
	terminated := make(chan os.Signal, 1)
	if !s.has("dies of SIGTERM") {
		signal.Notify(terminated, syscall.SIGTERM)
	}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	select {
	case err := <-failed:
		fmt.Fprintln(os.Stderr, err)
		return 1
	case <-terminated:
	}
	return s.leave(server)
}

func (s *reference) leave(server *http.Server) int {
	switch {
	case s.has("drops what is in hand"):
		_ = server.Close()
	case s.has("ready while draining"):
		s.draining.Store(true)
		time.Sleep(900 * time.Millisecond)
	case s.has("never ends"):
		time.Sleep(time.Minute)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return 1
	}
	if s.has("exit 1 in the end") {
		return 1
	}
	return 0
}

func (s *reference) logRequest(r *http.Request, id string, status int, took time.Duration) {
	if r.URL.Path == "/healthz" && !s.has("health in the log") {
		return
	}
	if s.has("id not in the log") {
		id = "none"
	}
	fields := []any{"request_id", id, "method", r.Method, "path", r.URL.Path, "status", status, "duration_ms", took.Milliseconds()}
	switch {
	case s.has("duration as text"):
		fields[9] = took.String()
	case s.has("status as text"):
		fields[7] = strconv.Itoa(status)
	case s.has("headers in the log"):
		fields = append(fields, "headers", strings.Join(r.Header.Values("Authorization"), ""))
	case s.has("each request twice"):
		s.log.Info("request", fields...)
	}
	s.log.Info("request", fields...)
}
