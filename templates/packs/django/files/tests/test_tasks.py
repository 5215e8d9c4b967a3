import json
from datetime import datetime, timedelta

import pytest
from rest_framework.test import APIClient

TASKS = "/api/v1/tasks"


def test_create_answers_with_the_task_and_where_it_is(api: APIClient) -> None:
    created = api.post(TASKS, {"title": "  buy milk "})

    task = created.json()
    assert created.status_code == 201
    assert created.headers["Location"] == f"{TASKS}/{task['id']}"
    assert (task["title"], task["done"]) == ("buy milk", False)
    assert datetime.fromisoformat(task["created_at"]).utcoffset() == timedelta(0)
    assert api.get(created.headers["Location"]).json() == task


def test_list_is_in_order_of_id_and_counts_all(api: APIClient) -> None:
    ids = [api.post(TASKS, {"title": f"task {n}"}).json()["id"] for n in range(5)]
    api.patch(f"{TASKS}/{ids[0]}", {"done": True})

    page = api.get(TASKS, {"limit": 2, "offset": 1}).json()

    assert [task["id"] for task in page["items"]] == ids[1:3]
    assert page["total"] == 5


def test_list_of_nothing_is_empty(api: APIClient) -> None:
    assert api.get(TASKS).json() == {"items": [], "total": 0}


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=many", "limit=1&limit=2", "offset=-1"]
)
def test_bad_query_is_400(api: APIClient, query: str) -> None:
    refused = api.get(f"{TASKS}?{query}")

    assert refused.status_code == 400
    assert query.partition("=")[0] in refused.json()["errors"]


def test_patch_changes_what_it_names(api: APIClient) -> None:
    task = api.post(TASKS, {"title": "half"}).json()
    path = f"{TASKS}/{task['id']}"

    changed = api.patch(path, {"done": True})

    assert changed.status_code == 200
    moved = changed.json()["updated_at"]
    assert changed.json() == task | {"done": True, "updated_at": moved}
    assert moved > task["updated_at"]
    assert api.get(path).json() == changed.json()
    assert api.patch(path, {}).json() == changed.json()


def test_delete_takes_the_task_away(api: APIClient) -> None:
    path = api.post(TASKS, {"title": "gone soon"}).headers["Location"]

    assert api.delete(path).status_code == 204
    assert api.get(path).status_code == 404
    assert api.patch(path, {}).status_code == 404
    assert api.delete(path).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": " "}, "title"),
        ({"title": "ü" * 201}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"title": "\ud800"}, "title"),
        ({"title": None}, "title"),
        ({"title": "odd", "done": "yes"}, "done"),
        ({"title": "odd", "done": None}, "done"),
    ],
)
def test_a_rule_broken_is_422_by_field(api: APIClient, body: dict[str, object], field: str) -> None:
    path = api.post(TASKS, {"title": "as before"}).headers["Location"]
    created = api.post(TASKS, json.dumps(body), content_type="application/json")
    patched = api.patch(path, json.dumps(body), content_type="application/json")

    for refused in (created, patched) if body else (created,):
        assert refused.status_code == 422
        assert list(refused.json()["errors"]) == [field]
    assert [task["title"] for task in api.get(TASKS).json()["items"]] == ["as before"]


def test_a_title_of_200_characters_is_taken(api: APIClient) -> None:
    assert api.post(TASKS, {"title": "ü" * 200}).status_code == 201


@pytest.mark.parametrize("task_id", ["1", "0", "text", "9223372036854775808"])
def test_a_task_that_is_not_there_is_404(api: APIClient, task_id: str) -> None:
    missing = api.get(f"{TASKS}/{task_id}")

    assert missing.status_code == 404
    assert missing.headers["Content-Type"] == "application/problem+json"
