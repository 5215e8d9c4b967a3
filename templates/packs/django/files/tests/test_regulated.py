import json
import logging

import pytest
from django.test import Client
from rest_framework.test import APIClient

from core.logging import JsonFormatter

TASKS = "/api/v1/tasks"


@pytest.mark.parametrize("path", [TASKS, f"{TASKS}/0", "/nowhere", "/healthz"])
def test_every_answer_is_strict_with_browsers(api: APIClient, path: str) -> None:
    headers = api.get(path).headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers.get("Cache-Control") == ("no-store" if path.startswith("/api/") else None)


def test_the_admin_may_load_what_is_its_own(admin_client: Client) -> None:
    headers = admin_client.get("/admin/").headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db(transaction=True)
def test_every_change_is_in_the_audit_trail(
    api: APIClient, admin_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.setFormatter(JsonFormatter())
    caplog.set_level(logging.ERROR)  # as LOG_LEVEL does
    caplog.handler.setLevel(logging.NOTSET)
    api.credentials(HTTP_X_REQUEST_ID="trace-me.1")

    task = api.post(TASKS, {"title": "nobody's business"}).json()
    path = f"{TASKS}/{task['id']}"
    api.patch(path, {"done": True})
    api.patch(path, {})  # changes nothing, as all that is refused
    page = f"/admin/tasks/task/{task['id']}/change/"
    admin_client.post(page, {"title": "a business"}, headers={"X-Request-ID": "trace-me.1"})
    api.delete(path)
    api.post(TASKS, {"title": ""})
    api.patch(path, {"done": False})
    api.delete(path)

    trail = [json.loads(line) for line in caplog.text.splitlines()]
    assert [each["action"] for each in trail] == [
        "task.create",
        "task.update",
        "task.update",
        "task.delete",
    ]
    for each in trail:
        assert each["time"]
        assert (each["level"], each["msg"]) == ("info", "audit")
        assert (each["task_id"], each["request_id"]) == (task["id"], "trace-me.1")
    assert "business" not in caplog.text
