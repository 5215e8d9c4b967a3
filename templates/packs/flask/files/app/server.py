"""gunicorn's threaded worker, with what it would leave to a proxy in front of it."""

import struct
from contextlib import suppress
from socket import SO_RCVTIMEO, SO_SNDTIMEO, SOL_SOCKET
from typing import Any

from flask import Response
from gunicorn import util
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker
from werkzeug.exceptions import BadRequest

from app.problems import problem
from app.telemetry import HEADERS

SECONDS = 15


class Worker(ThreadWorker):  # type: ignore[misc]
    def init_process(self) -> None:
        # A client that falls silent, or does not read, keeps its thread only so long.
        # Connections inherit this from the socket that accepts them.
        for listener in self.sockets:
            for option in (SO_RCVTIMEO, SO_SNDTIMEO):
                listener.setsockopt(SOL_SOCKET, option, struct.pack("ll", SECONDS, 0))
        super().init_process()

    def load_wsgi(self) -> None:
        super().load_wsgi()
        self.wsgi.config["IS_STOPPING"] = lambda: not self.alive
        self.wsgi.register_error_handler(ParseException, _no_http)  # in the body

    def handle_error(self, req: Any, client: Any, addr: Any, error: Exception) -> None:
        if not isinstance(error, ParseException):
            super().handle_error(req, client, addr, error)
            return
        self.log.info("refused what is no proper HTTP: %s", type(error).__name__)
        refused = _no_http(error)
        refused.headers.update(HEADERS)
        head = f"HTTP/1.1 {refused.status}\r\nConnection: close\r\n{refused.headers}"
        with suppress(OSError):
            util.write_nonblock(client, head.encode() + refused.data)


def _no_http(_: Exception) -> Response:
    return problem(BadRequest("This is no proper HTTP, or its head is too long."))
