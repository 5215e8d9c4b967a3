from contextlib import suppress
from threading import Event, Thread
from typing import Any

from flask import Response, current_app
from marshmallow import Schema, fields, validate
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.extensions import db
from app.problems import Blueprint
from app.tasks.models import Task

blp = Blueprint("health", __name__, description="Whether it lives and can work")


class HealthSchema(Schema):
    status = fields.String(required=True, validate=validate.Equal("ok"))


class ChecksSchema(Schema):
    database = fields.String(required=True)


class ReadinessSchema(Schema):
    status = fields.String(required=True, validate=validate.OneOf(["ok", "unavailable"]))
    checks = fields.Nested(ChecksSchema, required=True)


@blp.route("/healthz")
@blp.response(200, HealthSchema)
def live() -> dict[str, str]:
    """The process lives; this never asks the database."""
    return {"status": "ok"}


@blp.route("/readyz")
@blp.response(200, ReadinessSchema)
@blp.alt_response(503, schema=ReadinessSchema)
def ready() -> tuple[dict[str, Any], int]:
    """The service can do its work: its database answers, and it was not told to stop."""
    if current_app.config["IS_STOPPING"]():
        database = "not asked: stopping"
    elif _database_answers():
        return {"status": "ok", "checks": {"database": "ok"}}, 200
    else:
        database = "no answer"
    return {"status": "unavailable", "checks": {"database": database}}, 503


def _database_answers(within: float = 1.0) -> bool:
    """Whether the tables can be read, in that many seconds."""
    engine, answered = db.engine, Event()

    def look() -> None:
        with suppress(SQLAlchemyError), engine.connect() as connection:
            connection.execute(select(Task.id).limit(1))
            answered.set()

    # A driver cannot be told to give up, but it need not be waited for.
    looking = Thread(target=look, daemon=True)
    looking.start()
    looking.join(within)
    return answered.is_set()


@blp.route("/metrics")
@blp.response(200, {"type": "string"}, content_type="text/plain")
def metrics() -> Response:
    """Counts and durations by route, for Prometheus."""
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)
