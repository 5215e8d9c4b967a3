import json
import re

import pytest
from alembic import command
from alembic.config import Config
from fastapi.testclient import TestClient

from app.core.config import Settings
from app.main import create_app


def test_the_process_lives(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_ready_while_the_database_answers(client: TestClient) -> None:
    ready = client.get("/readyz")

    assert (ready.status_code, ready.json()["status"]) == (200, "ok")


def test_not_ready_without_its_tables(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200


def test_not_ready_without_a_database(unreachable: str) -> None:
    settings = Settings(_env_file=None, database_url=unreachable)
    with TestClient(create_app(settings)) as client:
        down = client.get("/readyz")
        tasks = client.get("/api/v1/tasks")

    assert (down.status_code, down.json()["status"]) == (503, "unavailable")
    assert down.json()["checks"]["database"]
    assert (tasks.status_code, tasks.json()["status"]) == (503, 503)


def test_not_ready_once_it_stops(client: TestClient) -> None:
    client.app.state.stopping = True  # type: ignore[attr-defined]

    assert client.get("/readyz").status_code == 503


def test_a_sane_request_id_is_taken_over_and_logged(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with TestClient(create_app(settings)) as client:
        client.get("/healthz")
        taken = client.get("/nowhere", headers={"X-Request-ID": "trace-me.1"})

    assert taken.headers["X-Request-ID"] == "trace-me.1"
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (event,) = [each for each in events if "path" in each]  # /healthz is quiet
    assert {"time", "level", "msg", "method", "duration_ms"} <= set(event)
    assert (event["request_id"], event["path"], event["status"]) == ("trace-me.1", "/nowhere", 404)


@pytest.mark.parametrize("given", ["", "two words", "a" * 129, "<b>"])
def test_another_request_id_is_made(client: TestClient, given: str) -> None:
    made = client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"]

    assert made != given
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,128}", made)


def test_metrics_are_labelled_by_route(client: TestClient) -> None:
    client.get("/api/v1/tasks/4711")

    text = client.get("/metrics").text
    assert 'route="/api/v1/tasks/{task_id}"' in text
    assert "tasks/4711" not in text


def test_openapi_knows_no_error_but_problems(client: TestClient) -> None:
    document = client.get("/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert "HTTPValidationError" not in document["components"]["schemas"]
    assert document["components"]["schemas"]["Problem"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "99737"),
        ("HOST", "not a host"),
        ("DATABASE_URL", "nonsense"),
        ("LOG_LEVEL", "deafening"),
        ("APP_ENV", "moonbase"),
    ],
)
def test_a_bad_variable_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SystemExit) as stopped:
        Settings.load()

    assert str(stopped.value.code).startswith(f"{variable}: ")
    assert value not in str(stopped.value.code)


def test_migrations_lead_to_the_models_and_back(alembic: Config) -> None:
    command.upgrade(alembic, "head")
    command.check(alembic)
    command.downgrade(alembic, "base")
    command.upgrade(alembic, "head")
