from prometheus_client import Counter, Histogram

_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})

_requests = Counter("http_requests", "Requests answered.", ["method", "route", "status"])
_duration = Histogram(
    "http_request_duration_seconds", "Time to answer a request.", ["method", "route"]
)


def observe(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request. Labels take few values: a route is a pattern, never a path."""
    method = method if method in _METHODS else "other"
    _requests.labels(method, route, status).inc()
    _duration.labels(method, route).observe(seconds)
