import json
import logging
import re

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from rest_framework.test import APIClient

from config.environment import Environment
from core import health
from core.logging import JsonFormatter


def test_the_process_lives(api: APIClient) -> None:
    assert api.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db(transaction=True)
def test_ready_while_the_database_answers(api: APIClient) -> None:
    ready = api.get("/readyz")

    assert (ready.status_code, ready.json()["status"]) == (200, "ok")


@pytest.mark.django_db(transaction=True)
def test_migrations_lead_to_the_models_and_back(api: APIClient) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)
    call_command("migrate", "tasks", "zero", verbosity=0)
    without_tables = api.get("/readyz").status_code
    call_command("migrate", verbosity=0)

    assert without_tables == 503
    assert api.get("/readyz").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_not_ready_without_a_database(api: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    connections.close_all()
{{- if eq .options.database "sqlite" }}
    monkeypatch.setitem(connections["default"].settings_dict, "NAME", "/no/such/folder/tasks.db")
{{- else }}
    monkeypatch.setitem(connections["default"].settings_dict, "PORT", "1")
{{- end }}
    down = api.get("/readyz")
    tasks = api.get("/api/v1/tasks")

    assert (down.status_code, down.json()["status"]) == (503, "unavailable")
    assert down.json()["checks"]["database"]
    assert (tasks.status_code, tasks.json()["status"]) == (503, 503)
    assert api.get("/healthz").status_code == 200


def test_not_ready_once_it_stops(api: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "is_stopping", lambda: True)

    assert api.get("/readyz").status_code == 503


def test_a_sane_request_id_is_taken_over_and_logged(
    api: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.setFormatter(JsonFormatter())
    caplog.set_level(logging.INFO)
    api.get("/healthz")
    taken = api.get("/nowhere", headers={"X-Request-ID": "trace-me.1"})

    assert taken.headers["X-Request-ID"] == "trace-me.1"
    (line,) = caplog.text.splitlines()  # /healthz is quiet
    event = json.loads(line)
    assert {"time", "level", "msg", "method", "duration_ms"} <= set(event)
    assert (event["request_id"], event["path"], event["status"]) == ("trace-me.1", "/nowhere", 404)


@pytest.mark.parametrize("given", ["", "two words", "a" * 129, "<b>"])
def test_another_request_id_is_made(api: APIClient, given: str) -> None:
    made = api.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"]

    assert made != given
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,128}", made)


def test_metrics_are_labelled_by_route(api: APIClient) -> None:
    api.get("/api/v1/tasks/4711")

    text = api.get("/metrics").content.decode()
    assert 'route="/api/v1/tasks/<int:pk>"' in text
    assert "tasks/4711" not in text


def test_openapi_describes_the_api_alone(api: APIClient) -> None:
    document = api.get("/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {
        "/api/v1/tasks",
        "/api/v1/tasks/{id}",
        "/healthz",
        "/readyz",
        "/metrics",
    }


def test_the_admin_shows_tasks_to_those_who_may(admin_client: Client, client: Client) -> None:
    assert admin_client.get("/admin/tasks/task/").status_code == 200
    assert client.get("/admin/tasks/task/").status_code == 302


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "99737"),
        ("HOST", "not a host"),
        ("DATABASE_URL", "nonsense"),
        ("SECRET_KEY", "too short"),
        ("LOG_LEVEL", "deafening"),
        ("APP_ENV", "moonbase"),
    ],
)
def test_a_bad_variable_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SystemExit) as stopped:
        Environment.load()

    assert variable in str(stopped.value.code)
    assert value not in str(stopped.value.code)
