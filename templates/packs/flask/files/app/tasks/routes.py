from typing import Any, NoReturn

from flask import abort, url_for
from flask.views import MethodView
from sqlalchemy import delete, func, select, update

{{ if eq .answers.security.posture "regulated" -}}
from app import audit
{{ end -}}
from app.extensions import db
from app.problems import Blueprint
from app.tasks.models import Task, now
from app.tasks.schemas import (
    LARGEST,
    PageSchema,
    TaskCreateSchema,
    TaskListSchema,
    TaskPatchSchema,
    TaskSchema,
)

blp = Blueprint("tasks", __name__, url_prefix="/api/v1/tasks", description="Things to be done")

LOCATION = {"Location": {"description": "Its path.", "schema": {"type": "string"}}}


def _not_found(task_id: int) -> NoReturn:
    abort(404, f"There is no task {task_id}.")


@blp.route("")
class TasksView(MethodView):
    @blp.arguments(PageSchema, location="query", error_status_code=400)
    @blp.response(200, TaskListSchema)
    def get(self, page: dict[str, int]) -> dict[str, Any]:
        query = select(Task).order_by(Task.id).limit(page["limit"]).offset(page["offset"])
        return {
            "items": db.session.scalars(query),
            "total": db.session.scalar(select(func.count()).select_from(Task)),
        }

    @blp.arguments(TaskCreateSchema)
    @blp.response(201, TaskSchema, headers=LOCATION)
    @blp.problems(400, 413, 415)
    def post(self, body: dict[str, Any]) -> tuple[Task, int, dict[str, str]]:
        moment = now()
        task = Task(**body, created_at=moment, updated_at=moment)
        db.session.add(task)
        db.session.commit()
{{- if eq .answers.security.posture "regulated" }}
        audit.record("task.create", task.id)
{{- end }}
        return task, 201, {"Location": url_for("tasks.TaskView", task_id=task.id)}


@blp.route(f"/<int(max={LARGEST}):task_id>")
class TaskView(MethodView):
    @blp.response(200, TaskSchema)
    @blp.problems(404)
    def get(self, task_id: int) -> Task:
        return db.session.get(Task, task_id) or _not_found(task_id)

    @blp.arguments(TaskPatchSchema)
    @blp.response(200, TaskSchema)
    @blp.problems(400, 404, 413, 415)
    def patch(self, changes: dict[str, Any], task_id: int) -> Task:
        if not changes:
            return db.session.get(Task, task_id) or _not_found(task_id)
        # One statement: nobody can come between reading and writing.
        change = update(Task).where(Task.id == task_id).values(changes).returning(Task)
        task: Task | None = db.session.scalar(change)
        db.session.commit()
{{- if eq .answers.security.posture "regulated" }}
        if task is None:
            _not_found(task_id)
        audit.record("task.update", task_id)
        return task
{{- else }}
        return task or _not_found(task_id)
{{- end }}

    @blp.response(204)
    @blp.problems(404)
    def delete(self, task_id: int) -> None:
        deleted = db.session.scalar(delete(Task).where(Task.id == task_id).returning(Task.id))
        db.session.commit()
        if deleted is None:
            _not_found(task_id)
{{- if eq .answers.security.posture "regulated" }}
        audit.record("task.delete", task_id)
{{- end }}
