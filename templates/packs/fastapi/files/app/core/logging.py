import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from app.core.config import Settings

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


def configure_logging(settings: Settings) -> None:
    """Send every logger of the process, Uvicorn's included, to stdout in one form."""
    handler = logging.StreamHandler(sys.stdout)
    development = settings.app_env == "development"
    handler.setFormatter(HumanFormatter() if development else JsonFormatter())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)


def _event(record: logging.LogRecord) -> dict[str, Any]:
    """What the record tells beside its message; `extra={"fields": {...}}` adds to it."""
    event = dict(getattr(record, "fields", {}))
    if identity := request_id.get():
        event["request_id"] = identity
    return event


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "msg": record.getMessage(),
            "logger": record.name,
            **_event(record),
        }
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)
        return json.dumps(event, default=str)


class HumanFormatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s", "%H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        pairs = [f"{key}={value}" for key, value in _event(record).items()]
        return " ".join([super().formatMessage(record), *pairs])
