"""Every error is answered as application/problem+json (RFC 9457)."""

from collections import defaultdict
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    type: str = Field(description="A URI of the kind of problem; about:blank says: see the status.")
    title: str
    status: int
    detail: str
    errors: dict[str, list[str]] = Field(
        default_factory=dict, description="What is wrong, by the name of the field or parameter."
    )


def responses(*statuses: int | str) -> dict[int | str, dict[str, Any]]:
    """Describe these statuses of an operation as problems, for the OpenAPI document."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": HTTPStatus(status).phrase if isinstance(status, int) else "Any problem",
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def problem(
    status: int,
    detail: str,
    errors: Mapping[str, list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    content = Problem(
        type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail
    ).model_dump(exclude_unset=True)
    if errors:
        content["errors"] = errors
    return JSONResponse(content, status, headers, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # The router names only the methods of the first route that has the path.
        route = request.scope["route"]
        operations = request.app.openapi()["paths"].get(route.path, {})
        headers["Allow"] = ", ".join(map(str.upper, operations)) or headers["Allow"]
    return problem(error.status_code, error.detail, headers=headers)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = defaultdict(list)
    for each in error.errors():
        place, *field = each["loc"]
        errors[".".join(map(str, field)) or place].append(each["msg"])
        if place == "path":
            return problem(404, "Nothing has such an id.")
        if place != "body":
            return problem(400, "The query is not valid.", errors)
        if each["type"] == "json_invalid":
            return problem(400, "The body is not valid JSON.")
        if each["type"] == "missing" and not field:
            return problem(400, "The body is missing.")
    return problem(422, "The body breaks a rule.", errors)
