import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core import metrics
from core.logging import request_id
from core.problems import problem

log = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
{{- if eq .answers.security.posture "regulated" }}
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
{{- end }}
}
{{- if eq .answers.security.posture "regulated" }}
# The admin is pages, with styles and scripts of their own. Django takes their forms only
# from a browser that may say where they come from.
_PAGES = HEADERS | {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
}
{{- end }}
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})


class RequestContext:
    """Gives a request its id, its line in the log and its place in the metrics."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identity = given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(identity)
        start = time.perf_counter()
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        response.headers["X-Request-ID"] = identity
        _secure(request, response)
        _tell(request, response.status_code, time.perf_counter() - start)
        request_id.reset(token)
        return response


def _secure(request: HttpRequest, response: HttpResponse) -> None:
{{- if eq .answers.security.posture "regulated" }}
    headers = _PAGES if request.path.startswith("/admin/") else HEADERS
    for name, value in headers.items():
        response.headers[name] = value
    if request.path.startswith("/api/"):
        response.headers["Cache-Control"] = "no-store"
{{- else }}
    for name, value in HEADERS.items():
        response.headers[name] = value
{{- end }}


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route = f"/{request.resolver_match.route}" if request.resolver_match else "unmatched"
    metrics.observe(str(request.method), route, status, seconds)
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


class BodyLimit:
    """Refuses a body that is too large; Django has its limit only for forms."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length.isdecimal() and int(length) > limit:
            return problem(413, f"The body is larger than {limit} bytes.")
        return self.get_response(request)
