import json
from dataclasses import replace
from logging.config import dictConfig

import pytest
from flask.testing import FlaskClient

from app.config import Settings
from app.logging import logging_config

TASKS = "/api/v1/tasks"


@pytest.mark.parametrize("path", [TASKS, f"{TASKS}/0", "/nowhere", "/healthz"])
def test_every_answer_is_strict_with_browsers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers.get("Cache-Control") == ("no-store" if path.startswith("/api/") else None)


def test_every_change_is_in_the_audit_trail(
    settings: Settings, client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    dictConfig(logging_config(replace(settings, log_level="error")))
    who = {"X-Request-ID": "trace-me.1"}

    task = client.post(TASKS, json={"title": "nobody's business"}, headers=who).get_json()
    path = f"{TASKS}/{task['id']}"
    client.patch(path, json={"done": True}, headers=who)
    client.patch(path, json={}, headers=who)  # changes nothing, as all that is refused
    client.delete(path, headers=who)
    client.post(TASKS, json={"title": ""}, headers=who)
    client.patch(path, json={"done": False}, headers=who)
    client.delete(path, headers=who)

    lines = capsys.readouterr().out
    trail = [json.loads(line) for line in lines.splitlines()]
    assert [each["action"] for each in trail] == ["task.create", "task.update", "task.delete"]
    for each in trail:
        assert each["time"]
        assert (each["level"], each["msg"]) == ("info", "audit")
        assert (each["task_id"], each["request_id"]) == (task["id"], "trace-me.1")
    assert "business" not in lines
