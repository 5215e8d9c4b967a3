"""gunicorn's threaded worker, with what it would leave to a proxy in front of it."""

import struct
from contextlib import suppress
from socket import SO_RCVTIMEO, SO_SNDTIMEO, SOL_SOCKET
from typing import Any

from gunicorn import util
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker

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
        # They take settings, which are there only now.
        from core import health, middleware, problems

        health.is_stopping = lambda: not self.alive
        self.problem, self.headers = problems.problem, middleware.HEADERS

    def handle_error(self, req: Any, client: Any, addr: Any, error: Exception) -> None:
        if not isinstance(error, ParseException):
            super().handle_error(req, client, addr, error)
            return
        self.log.info("refused what is no proper HTTP: %s", type(error).__name__)
        refused = self.problem(400, "This is no proper HTTP, or its head is too long.")
        for name, value in self.headers.items():
            refused.headers[name] = value
        head = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
        with suppress(OSError):
            util.write_nonblock(client, head + refused.serialize())
