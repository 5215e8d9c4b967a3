"""What every request gets: an id, a line in the log, a place in the metrics."""

import logging
import re
import time
import uuid

from flask import Flask, Response, g, request
from prometheus_client import Counter, Histogram

log = logging.getLogger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
{{- if eq .answers.security.posture "regulated" }}
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
{{- end }}
}
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})

_requests = Counter("http_requests", "Requests answered.", ["method", "route", "status"])
_duration = Histogram(
    "http_request_duration_seconds", "Time to answer a request.", ["method", "route"]
)


def init_app(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex
    g.start = time.perf_counter()


def _end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    response.headers.update(HEADERS)
{{- if eq .answers.security.posture "regulated" }}
    if request.path.startswith("/api/"):
        response.headers["Cache-Control"] = "no-store"
{{- end }}
    seconds = time.perf_counter() - g.start
    _measure(response.status_code, seconds)
    _tell(response.status_code, seconds)
    return response


def _measure(status: int, seconds: float) -> None:
    """Count the request. Labels take few values: a route is a pattern, never a path."""
    route = request.url_rule.rule if request.url_rule else "unmatched"
    method = request.method if request.method in _METHODS else "other"
    _requests.labels(method, route, status).inc()
    _duration.labels(method, route).observe(seconds)


def _tell(status: int, seconds: float) -> None:
    level = logging.ERROR if status >= 500 else logging.INFO
    if status < 500 and request.path in _QUIET:
        level = logging.DEBUG
    fields = {
        "method": request.method,
        "path": request.path,
        "status": status,
        "duration_ms": round(seconds * 1000, 1),
    }
    log.log(level, "request", extra={"fields": fields})
