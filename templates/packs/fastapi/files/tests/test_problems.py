import asyncio
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.api.dependencies import get_session
from app.core.middleware import RequestTimeout

TASKS = "/api/v1/tasks"
JSON = {"Content-Type": "application/json"}


def chunks(size: int) -> Iterator[bytes]:
    for _ in range(0, size, 65536):
        yield b" " * 65536


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"method": "POST", "url": TASKS, "content": '{"title":', "headers": JSON}),
        (400, {"method": "POST", "url": TASKS, "content": "", "headers": JSON}),
        (400, {"method": "POST", "url": TASKS, "content": "[" * 100_000, "headers": JSON}),
        (404, {"method": "GET", "url": "/nowhere"}),
        (404, {"method": "GET", "url": f"{TASKS}/"}),
        (413, {"method": "POST", "url": TASKS, "content": b" " * 1_048_577, "headers": JSON}),
        (413, {"method": "POST", "url": TASKS, "content": chunks(1_048_577), "headers": JSON}),
        (415, {"method": "POST", "url": TASKS, "content": "title=a"}),
    ],
)
def test_an_error_is_a_problem(
    client: TestClient, status: int, request_: dict[str, object]
) -> None:
    refused = client.request(**request_)  # type: ignore[arg-type]

    assert refused.status_code == status
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["status"] == status
    assert refused.json()["title"] == HTTPStatus(status).phrase
    assert refused.json()["detail"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [(TASKS, {"GET", "POST"}), (f"{TASKS}/1", {"GET", "PATCH", "DELETE"}), ("/healthz", {"GET"})],
)
def test_a_wrong_method_is_405_and_names_the_right_ones(
    client: TestClient, path: str, allowed: set[str]
) -> None:
    refused = client.put(path)

    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) == allowed


@pytest.mark.parametrize(("reads", "status"), [(True, 408), (False, 503)])
def test_a_request_that_takes_too_long_is_ended(reads: bool, status: int) -> None:
    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        while reads:
            await receive()
        await asyncio.sleep(60)

    ended = TestClient(RequestTimeout(endless, seconds=0.05)).get("/")

    assert ended.status_code == status
    assert ended.headers["Content-Type"] == "application/problem+json"


def test_an_unexpected_error_shows_nothing_of_the_inside(client: TestClient) -> None:
    def explode() -> None:
        raise RuntimeError("the inside")

    client.app.dependency_overrides[get_session] = explode  # type: ignore[attr-defined]
    failed = client.get(TASKS, headers={"X-Request-ID": "find-me"})

    assert failed.status_code == 500
    assert failed.headers["Content-Type"] == "application/problem+json"
    assert failed.headers["X-Request-ID"] == "find-me"
    assert "inside" not in failed.text
