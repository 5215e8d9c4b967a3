package verify

import (
	"net/http"
	"time"
)

func (s *reference) logRequest(r *http.Request, id string, status int, took time.Duration) {
	if r.URL.Path == "/healthz" && !s.has("health in the log") {
		return
	}
	s.log.Info("request", "request_id", id, "method", r.Method, "path", r.URL.Path, "status", status, "duration_ms", took.Milliseconds())
}
