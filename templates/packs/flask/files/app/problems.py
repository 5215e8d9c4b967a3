"""Every error is answered as application/problem+json (RFC 9457)."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import flask_smorest
from flask import Flask, Request, Response, current_app
from marshmallow import Schema, ValidationError, fields
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    RequestEntityTooLarge,
    ServiceUnavailable,
    UnsupportedMediaType,
)

MEDIA_TYPE = "application/problem+json"


class ProblemSchema(Schema):
    type = fields.String(
        required=True,
        metadata={"description": "A URI of the kind; about:blank says: see the status."},
    )
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "What is wrong, by the name of the field or parameter."},
    )


def problem(error: HTTPException) -> Response:
    content = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description,
    }
    # webargs leaves here what is wrong, by location (json, query) and by field.
    if messages := getattr(error, "data", {}).get("messages"):
        content["detail"] = "The request breaks a rule."
        (content["errors"],) = messages.values()
    # The error's own response has its headers, such as Allow.
    response: Response = error.get_response()  # type: ignore[assignment]
    response.data = json.dumps(content)
    response.content_type = MEDIA_TYPE
    return response


def init_app(app: Flask) -> None:
    app.register_error_handler(OperationalError, _no_database)
    app.register_error_handler(PoolTimeoutError, _no_database)


def _no_database(error: Exception) -> Response:
    current_app.logger.error("the database does not answer", exc_info=error)
    return problem(ServiceUnavailable("The database does not answer. Try again later."))


class ProblemApi(flask_smorest.Api):  # type: ignore[misc]
    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Response:
        return problem(error)

    def _register_responses(self) -> None:
        # flask-smorest would describe problems as application/json.
        self.DEFAULT_RESPONSE_CONTENT_TYPE = MEDIA_TYPE
        super()._register_responses()
        del self.DEFAULT_RESPONSE_CONTENT_TYPE


class StrictParser(FlaskParser):
    def load_json(self, req: Request, schema: Schema) -> Any:
        if req.mimetype != "application/json":
            raise UnsupportedMediaType("The body must be application/json.")
        body = req.get_data()
        # Werkzeug takes the first MAX_CONTENT_LENGTH bytes of a body in chunks as the whole.
        if req.content_length is None and req.environ["wsgi.input"].read(1):
            raise RequestEntityTooLarge
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise BadRequest("The body is not valid JSON.") from None

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        repeated = [name for name, values in req.args.lists() if len(values) > 1]
        if repeated:
            raise ValidationError({name: ["Must be given only once."] for name in repeated})
        return super().load_querystring(req, schema)


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    ARGUMENTS_PARSER = StrictParser()

    def problems(self, *statuses: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Describe these statuses of a view as problems, for the OpenAPI document."""

        def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
            for status in statuses:
                view = self.alt_response(status, HTTPStatus(status).name)(view)
            return view

        return decorate
