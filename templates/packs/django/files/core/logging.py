import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from config.environment import Environment

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


def logging_config(environment: Environment) -> dict[str, Any]:
    """Send every logger of the process, gunicorn's included, to stdout in one form."""
    development = environment.app_env == "development"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "clients": {"()": NotOfSilentClients},
            "exceptions": {"()": OnlyExceptions},
        },
        "formatters": {"line": {"()": HumanFormatter if development else JsonFormatter}},
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "line",
            }
        },
        "root": {"level": environment.log_level.upper(), "handlers": ["stdout"]},
        "loggers": {
{{- if eq .answers.security.posture "regulated" }}
            "audit": {"level": "INFO"},  # whatever LOG_LEVEL says
{{- end }}
            "django": {"handlers": []},
            "django.request": {"filters": ["exceptions"]},
            "django.security.DisallowedHost": {"level": "CRITICAL"},  # it is a 400, no more
            "django.server": {"handlers": [], "propagate": True},
            "gunicorn.error": {"handlers": [], "filters": ["clients"], "propagate": True},
        },
    }


def _event(record: logging.LogRecord) -> dict[str, Any]:
    """What the record tells beside its message; `extra={"fields": {...}}` adds to it."""
    event = dict(getattr(record, "fields", {}))
    if identity := request_id.get():
        event["request_id"] = identity
    return event


class OnlyExceptions(logging.Filter):
    """Drops what Django says of 4xx and 5xx: each request has a line already."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.exc_info is not None


class NotOfSilentClients(logging.Filter):
    """Drops what gunicorn says when it hangs up on a client that fell silent."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.exc_info and isinstance(record.exc_info[1], BlockingIOError))


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
