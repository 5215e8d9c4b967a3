import json
import re

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.config import Settings


def test_the_process_lives(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_ready_while_the_database_answers(client: FlaskClient) -> None:
    ready = client.get("/readyz")

    assert (ready.status_code, ready.get_json()["status"]) == (200, "ok")


def test_not_ready_without_its_tables(bare_app: Flask) -> None:
    client = bare_app.test_client()

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_not_ready_without_a_database(unreachable: Settings) -> None:
    client = create_app(unreachable).test_client()
    down = client.get("/readyz")
    tasks = client.get("/api/v1/tasks")

    assert (down.status_code, down.get_json()["status"]) == (503, "unavailable")
    assert down.get_json()["checks"]["database"]
    assert (tasks.status_code, tasks.get_json()["status"]) == (503, 503)


def test_not_ready_once_it_stops(app: Flask) -> None:
    app.config["IS_STOPPING"] = lambda: True

    assert app.test_client().get("/readyz").status_code == 503


def test_a_sane_request_id_is_taken_over_and_logged(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(settings).test_client()
    client.get("/healthz")
    taken = client.get("/nowhere", headers={"X-Request-ID": "trace-me.1"})

    assert taken.headers["X-Request-ID"] == "trace-me.1"
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (event,) = [each for each in events if "path" in each]  # /healthz is quiet
    assert {"time", "level", "msg", "method", "duration_ms"} <= set(event)
    assert (event["request_id"], event["path"], event["status"]) == ("trace-me.1", "/nowhere", 404)


@pytest.mark.parametrize("given", ["", "two words", "a" * 129, "<b>"])
def test_another_request_id_is_made(client: FlaskClient, given: str) -> None:
    made = client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"]

    assert made != given
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,128}", made)


def test_metrics_are_labelled_by_route(client: FlaskClient) -> None:
    client.get("/api/v1/tasks/4711")

    text = client.get("/metrics").text
    assert 'route="/api/v1/tasks/<' in text
    assert "tasks/4711" not in text


def test_openapi_knows_no_error_but_problems(client: FlaskClient) -> None:
    document = client.get("/openapi.json").get_json()

    assert document["openapi"].startswith("3.1")
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]


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

    assert variable in str(stopped.value.code)
    assert value not in str(stopped.value.code)


def test_migrations_lead_to_the_models_and_back(bare_app: Flask) -> None:
    with bare_app.app_context():
        flask_migrate.upgrade()
        flask_migrate.check()
        flask_migrate.downgrade(revision="base")
        flask_migrate.upgrade()
