from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

TASKS = "/api/v1/tasks"


def test_create_answers_with_the_task_and_where_it_is(client: FlaskClient) -> None:
    created = client.post(TASKS, json={"title": "  buy milk "})

    task = created.get_json()
    assert created.status_code == 201
    assert created.headers["Location"] == f"{TASKS}/{task['id']}"
    assert (task["title"], task["done"]) == ("buy milk", False)
    assert datetime.fromisoformat(task["created_at"]).utcoffset() == timedelta(0)
    assert client.get(created.headers["Location"]).get_json() == task


def test_list_is_in_order_of_id_and_counts_all(client: FlaskClient) -> None:
    ids = [client.post(TASKS, json={"title": f"task {n}"}).get_json()["id"] for n in range(5)]
    client.patch(f"{TASKS}/{ids[0]}", json={"done": True})

    page = client.get(TASKS, query_string={"limit": 2, "offset": 1}).get_json()

    assert [task["id"] for task in page["items"]] == ids[1:3]
    assert page["total"] == 5


def test_list_of_nothing_is_empty(client: FlaskClient) -> None:
    assert client.get(TASKS).get_json() == {"items": [], "total": 0}


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=many", "limit=1&limit=2", "offset=-1"]
)
def test_bad_query_is_400(client: FlaskClient, query: str) -> None:
    refused = client.get(f"{TASKS}?{query}")

    assert refused.status_code == 400
    assert query.partition("=")[0] in refused.get_json()["errors"]


def test_patch_changes_what_it_names(client: FlaskClient) -> None:
    task = client.post(TASKS, json={"title": "half"}).get_json()
    path = f"{TASKS}/{task['id']}"

    changed = client.patch(path, json={"done": True})

    assert changed.status_code == 200
    moved = changed.get_json()["updated_at"]
    assert changed.get_json() == task | {"done": True, "updated_at": moved}
    assert moved > task["updated_at"]
    assert client.get(path).get_json() == changed.get_json()
    assert client.patch(path, json={}).get_json() == changed.get_json()


def test_delete_takes_the_task_away(client: FlaskClient) -> None:
    path = client.post(TASKS, json={"title": "gone soon"}).headers["Location"]

    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
    assert client.patch(path, json={}).status_code == 404
    assert client.delete(path).status_code == 404


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
def test_a_rule_broken_is_422_by_field(
    client: FlaskClient, body: dict[str, object], field: str
) -> None:
    created = client.post(TASKS, json=body)
    patched = client.patch(f"{TASKS}/1", json={"title": "a"} | body) if body else created

    for refused in (created, patched):
        assert refused.status_code == 422
        assert list(refused.get_json()["errors"]) == [field]
    assert client.get(TASKS).get_json()["total"] == 0


def test_a_title_of_200_characters_is_taken(client: FlaskClient) -> None:
    assert client.post(TASKS, json={"title": "ü" * 200}).status_code == 201


@pytest.mark.parametrize("task_id", ["1", "0", "text", "9223372036854775808"])
def test_a_task_that_is_not_there_is_404(client: FlaskClient, task_id: str) -> None:
    missing = client.get(f"{TASKS}/{task_id}")

    assert missing.status_code == 404
    assert missing.headers["Content-Type"] == "application/problem+json"
