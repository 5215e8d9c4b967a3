"""Serve the application: python -m app [--reload]."""

import signal
import sys
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI

from app.core.config import Settings
from app.main import create_app


class Server(uvicorn.Server):
    def __init__(self, app: FastAPI, **options: Any) -> None:
        super().__init__(uvicorn.Config(app, **options))
        self.state = app.state

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.state.stopping = True  # /readyz tells it
        super().handle_exit(sig, frame)


def main() -> None:
    settings = Settings.load()
    options: dict[str, Any] = {
        "host": settings.host,
        "port": settings.port,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        # A second less than ten: the process itself has to end in time as well.
        "timeout_graceful_shutdown": 9,
    }
    if "--reload" in sys.argv:
        uvicorn.run("app.main:create_app", factory=True, reload=True, reload_dirs="app", **options)
        return
    server = Server(create_app(settings), **options)
    # Uvicorn raises the signal once more when all is done: without a handler of our own
    # a graceful end would look like a process that was killed.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: None)
    server.run()


if __name__ == "__main__":
    main()
