"""What surrounds every request, as plain ASGI: nothing here reads or copies a body."""

import asyncio
import logging
import re
import time
import uuid

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core import metrics
from app.core.logging import request_id
from app.core.problems import problem

log = logging.getLogger(__name__)

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
{{- if eq .answers.security.posture "regulated" }}
_FOR_BROWSERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
{{- end }}


class RequestContext:
    """Gives a request its id, its headers, its line in the log and its place in the metrics.

    What nobody else caught ends here, as a problem without its inside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        given = Headers(scope=scope).get("X-Request-ID", "")
        identity = given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex
        request_id.set(identity)
        status = 0  # as long as nothing was answered

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = identity
                headers["X-Content-Type-Options"] = "nosniff"
{{- if eq .answers.security.posture "regulated" }}
                headers.update(_FOR_BROWSERS)
                if scope["path"].startswith("/api/"):
                    headers["Cache-Control"] = "no-store"
{{- end }}
            await send(message)

        start = time.perf_counter()
        failure: Exception | None = None
        try:
            await self.app(scope, receive, send_with_headers)
        except Exception as error:
            failure = error
            if status:
                raise
            response = (
                problem(503, "The database does not answer. Try again later.")
                if isinstance(error, OperationalError | PoolTimeoutError)
                else problem(500, "Something went wrong on our side.")
            )
            await response(scope, receive, send_with_headers)
        finally:
            _tell(scope, status, time.perf_counter() - start, failure)


def _tell(scope: Scope, status: int, seconds: float, failure: Exception | None) -> None:
    route = getattr(scope.get("route"), "path", "unmatched")
    metrics.observe(scope["method"], route, status, seconds)
    level = logging.ERROR if failure else logging.INFO
    if status < 500 and scope["path"] in _QUIET:
        level = logging.DEBUG
    fields = {
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "duration_ms": round(seconds * 1000, 1),
    }
    log.log(level, "request", exc_info=failure, extra={"fields": fields})


class RequestTimeout:
    """Ends a request that takes too long, also one whose body never comes."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        waiting = started = False

        async def watch_receive() -> Message:
            nonlocal waiting
            waiting = True
            message = await receive()
            waiting = False
            return message

        async def watch_send(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(self.seconds):
                await self.app(scope, watch_receive, watch_send)
        except TimeoutError:
            if started:
                raise
            response = (
                problem(408, "The body did not come in time.", headers={"Connection": "close"})
                if waiting
                else problem(503, "The answer took too long.")
            )
            await response(scope, receive, send)


class BodyLimit:
    """Refuses a body that is too large, whether it says its length or comes in chunks."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        detail = f"The body is larger than {self.limit} bytes."
        length = Headers(scope=scope).get("Content-Length", "")
        if length.isdecimal() and int(length) > self.limit:
            await problem(413, detail)(scope, receive, send)
            return
        size = 0

        async def limited() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self.limit:
                raise HTTPException(413, detail)
            return message

        await self.app(scope, limited, send)
