import json

import pytest
from alembic import command
from alembic.config import Config
from fastapi.testclient import TestClient

from app.core.config import Settings
from app.main import create_app

TASKS = "/api/v1/tasks"


@pytest.mark.parametrize("path", [TASKS, f"{TASKS}/0", "/nowhere", "/healthz"])
def test_every_answer_is_strict_with_browsers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers.get("Cache-Control") == ("no-store" if path.startswith("/api/") else None)


def test_every_change_is_in_the_audit_trail(
    settings: Settings, alembic: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    command.upgrade(alembic, "head")
    quiet = settings.model_copy(update={"log_level": "error"})
    with TestClient(create_app(quiet), headers={"X-Request-ID": "trace-me.1"}) as client:
        task = client.post(TASKS, json={"title": "nobody's business"}).json()
        path = f"{TASKS}/{task['id']}"
        client.patch(path, json={"done": True})
        client.patch(path, json={})  # changes nothing, as all that is refused
        client.delete(path)
        client.post(TASKS, json={"title": ""})
        client.patch(path, json={"done": False})
        client.delete(path)

    lines = capsys.readouterr().out
    trail = [json.loads(line) for line in lines.splitlines()]
    assert [each["action"] for each in trail] == ["task.create", "task.update", "task.delete"]
    for each in trail:
        assert each["time"]
        assert (each["level"], each["msg"]) == ("info", "audit")
        assert (each["task_id"], each["request_id"]) == (task["id"], "trace-me.1")
    assert "business" not in lines
