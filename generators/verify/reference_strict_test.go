package verify

import (
	"net/http"
	"strings"
)

// setStrict sets the headers of a regulated service.
func (s *reference) setStrict(header http.Header, path string) {
	strict := map[string]string{
		"Strict-Transport-Security": "max-age=31536000; includeSubDomains",
		"Content-Security-Policy":   "default-src 'none'; frame-ancestors 'none'",
		"Referrer-Policy":           "no-referrer",
	}
	switch {
	case s.has("a day of transport"):
		strict["Strict-Transport-Security"] = "max-age=86400; includeSubDomains"
	case s.has("content from itself"):
		strict["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'none'"
	case s.has("framed by anyone"):
		strict["Content-Security-Policy"] = "default-src 'none'"
	case s.has("refers to itself"):
		strict["Referrer-Policy"] = "same-origin"
	case s.has("lax health") && path == "/healthz":
		strict = nil
	}
	for name, value := range strict {
		header.Set(name, value)
	}
	if strings.HasPrefix(path, "/api/") && !s.has("may be kept") {
		header.Set("Cache-Control", "private, no-store")
	}
}

// relax takes from a problem what other answers keep.
func (s *reference) relax(header http.Header) {
	switch {
	case s.has("lax problems"):
		for _, name := range []string{"Strict-Transport-Security", "Content-Security-Policy", "Referrer-Policy"} {
			header.Del(name)
		}
	case s.has("problems may be kept"):
		header.Del("Cache-Control")
	}
}

// audit writes the line for a task that a request has changed.
func (s *reference) audit(r *http.Request, action string, t *kept) {
	if s.has("no trail of "+action) || s.has("no trail") {
		return
	}
	id := r.Header.Get(requestIDHeader)
	fields := []any{"action", action, "task_id", t.ID, "request_id", id}
	switch {
	case s.has("trail under one action"):
		fields[1] = "task"
	case s.has("trail of another task"):
		fields[3] = t.ID + 1
	case s.has("trail without request"):
		fields[5] = ""
	case s.has("trail with titles"):
		fields = append(fields, "title", t.Title)
	case s.has("trail twice"):
		s.trail.Info("audit", fields...)
	}
	s.trail.Info("audit", fields...)
}
