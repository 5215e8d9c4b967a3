"""Every error is answered as application/problem+json (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse

MEDIA_TYPE = "application/problem+json"


def content(status: int, detail: str, errors: Mapping[str, Any] | None = None) -> dict[str, Any]:
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return {**said, "errors": errors} if errors else said


def problem(status: int, detail: str) -> JsonResponse:
    return JsonResponse(content(status, detail), status=status, content_type=MEDIA_TYPE)


# What no view of Django REST framework answers: see config/urls.py.


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    return problem(400, "The request is not valid.")


def permission_denied(request: HttpRequest, exception: Exception) -> JsonResponse:
    return problem(403, "This is not allowed.")


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    return problem(404, "There is nothing here.")


def server_error(request: HttpRequest) -> JsonResponse:
    return problem(500, "Something went wrong on our side.")
