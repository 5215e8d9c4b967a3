from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

TASKS = "/api/v1/tasks"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"method": "POST", "path": TASKS, "data": '{"title":', "headers": JSON}),
        (400, {"method": "POST", "path": TASKS, "data": "", "headers": JSON}),
        (400, {"method": "POST", "path": TASKS, "data": "[" * 100_000, "headers": JSON}),
        (404, {"method": "GET", "path": "/nowhere"}),
        (404, {"method": "GET", "path": f"{TASKS}/"}),
        (404, {"method": "GET", "path": f"/{TASKS}"}),
        (413, {"method": "POST", "path": TASKS, "data": b" " * 1_048_577, "headers": JSON}),
        (415, {"method": "POST", "path": TASKS, "data": "title=a"}),
    ],
)
def test_an_error_is_a_problem(client: FlaskClient, status: int, request_: dict[str, Any]) -> None:
    refused = client.open(**request_)

    assert refused.status_code == status
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.get_json()["status"] == status
    assert refused.get_json()["title"]
    assert refused.get_json()["detail"]


@pytest.mark.parametrize(("size", "status"), [(1_048_576, 201), (1_048_577, 413)])
def test_a_body_in_chunks_has_the_same_limit(client: FlaskClient, size: int, status: int) -> None:
    body = BytesIO(b'{"title": "wide"}'.ljust(size))
    terminated = {"wsgi.input_terminated": True}  # as gunicorn says it

    answer = client.post(TASKS, input_stream=body, headers=JSON, environ_overrides=terminated)

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("path", "allowed"),
    [(TASKS, {"GET", "POST"}), (f"{TASKS}/1", {"GET", "PATCH", "DELETE"}), ("/healthz", {"GET"})],
)
def test_a_wrong_method_is_405_and_names_the_right_ones(
    client: FlaskClient, path: str, allowed: set[str]
) -> None:
    refused = client.put(path)

    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) - {"HEAD", "OPTIONS"} == allowed


def test_an_unexpected_error_shows_nothing_of_the_inside(app: Flask) -> None:
    @app.get("/explode")
    def explode() -> str:
        raise RuntimeError("the inside")

    failed = app.test_client().get("/explode", headers={"X-Request-ID": "find-me"})

    assert failed.status_code == 500
    assert failed.headers["Content-Type"] == "application/problem+json"
    assert failed.headers["X-Request-ID"] == "find-me"
    assert "inside" not in failed.text
