from io import BytesIO
from typing import Any

import pytest
from rest_framework.test import APIClient

from core.chunks import Chunks
from tasks.models import Task

TASKS = "/api/v1/tasks"
JSON = "application/json"


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "media_type"),
    [
        (400, "POST", TASKS, '{"title":', JSON),
        (400, "POST", TASKS, "[" * 100_000, JSON),
        (404, "GET", "/nowhere", "", JSON),
        (404, "GET", f"{TASKS}/", "", JSON),
        (413, "POST", TASKS, " " * 1_048_577, JSON),
        (415, "POST", TASKS, "title=a", "text/plain"),
        (422, "POST", TASKS, "", JSON),
        (422, "POST", TASKS, "[]", JSON),
    ],
)
def test_an_error_is_a_problem(
    api: APIClient, status: int, method: str, path: str, body: str, media_type: str
) -> None:
    refused = api.generic(method, path, body, media_type, HTTP_ACCEPT="text/html")

    assert refused.status_code == status
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["status"] == status
    assert refused.json()["title"]
    assert refused.json()["detail"]


@pytest.mark.parametrize(("size", "length"), [(7, 7), (2_000_000, 1_048_577)])
def test_a_body_in_chunks_gets_a_length_that_the_limit_knows(size: int, length: int) -> None:
    environ: dict[str, Any] = {"wsgi.input": BytesIO(b" " * size), "wsgi.input_terminated": True}

    Chunks(lambda *_: [])(environ, None)

    assert int(environ["CONTENT_LENGTH"]) == length
    assert len(environ["wsgi.input"].read()) == length


@pytest.mark.parametrize(
    ("path", "allowed"),
    [(TASKS, {"GET", "POST"}), (f"{TASKS}/1", {"GET", "PATCH", "DELETE"}), ("/healthz", {"GET"})],
)
def test_a_wrong_method_is_405_and_names_the_right_ones(
    api: APIClient, path: str, allowed: set[str]
) -> None:
    refused = api.put(path)

    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) - {"HEAD", "OPTIONS"} == allowed


def test_an_unexpected_error_shows_nothing_of_the_inside(
    api: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: Any) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr(Task, "save", explode)
    failed = api.post(TASKS, {"title": "a"}, headers={"X-Request-ID": "find-me"})

    assert failed.status_code == 500
    assert failed.headers["Content-Type"] == "application/problem+json"
    assert failed.headers["X-Request-ID"] == "find-me"
    assert "inside" not in failed.content.decode()


def test_a_host_that_is_not_ours_is_a_problem_too(api: APIClient) -> None:
    refused = api.get(TASKS, HTTP_HOST="elsewhere.example")

    assert refused.status_code == 400
    assert refused.headers["Content-Type"] == "application/problem+json"
