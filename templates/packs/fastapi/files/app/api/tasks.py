from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from sqlalchemy import delete, func, select, update

from app.api.dependencies import Limit, Offset, SessionDep, TaskId, require_json
from app.api.schemas import TaskCreate, TaskList, TaskPatch, TaskRead
{{ if eq .answers.security.posture "regulated" -}}
from app.core import audit
{{ end -}}
from app.core.problems import responses
from app.models import Task, now

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"])

LOCATION: dict[int | str, dict[str, Any]] = {
    201: {"headers": {"Location": {"description": "Its path.", "schema": {"type": "string"}}}}
}


def _not_found(task_id: int) -> HTTPException:
    return HTTPException(404, f"There is no task {task_id}.")


@router.get("", response_model=TaskList, responses=responses(400))
async def list_tasks(session: SessionDep, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    items = await session.scalars(select(Task).order_by(Task.id).limit(limit).offset(offset))
    total = await session.scalar(select(func.count()).select_from(Task))
    return {"items": items.all(), "total": total}


@router.post(
    "",
    status_code=201,
    response_model=TaskRead,
    responses=LOCATION | responses(400, 413, 415, 422),
    dependencies=[Depends(require_json)],
)
async def create_task(
    body: TaskCreate, session: SessionDep, request: Request, response: Response
) -> Task:
    moment = now()
    task = Task(**body.model_dump(), created_at=moment, updated_at=moment)
    async with session.begin():
        session.add(task)
{{- if eq .answers.security.posture "regulated" }}
    audit.record("task.create", task.id)
{{- end }}
    response.headers["Location"] = request.app.url_path_for("get_task", task_id=task.id)
    return task


@router.get("/{task_id}", response_model=TaskRead, responses=responses(404))
async def get_task(task_id: TaskId, session: SessionDep) -> Task:
    task = await session.get(Task, task_id)
    if task is None:
        raise _not_found(task_id)
    return task


@router.patch(
    "/{task_id}",
    response_model=TaskRead,
    responses=responses(400, 404, 413, 415, 422),
    dependencies=[Depends(require_json)],
)
async def patch_task(task_id: TaskId, body: TaskPatch, session: SessionDep) -> Task:
    changes = body.model_dump(exclude_unset=True)
    if not changes:
        return await get_task(task_id, session)
    # One statement: nobody can come between reading and writing.
    change = update(Task).where(Task.id == task_id).values(changes).returning(Task)
    async with session.begin():
        task = await session.scalar(change)
    if task is None:
        raise _not_found(task_id)
{{- if eq .answers.security.posture "regulated" }}
    audit.record("task.update", task_id)
{{- end }}
    return task


@router.delete("/{task_id}", status_code=204, responses=responses(404))
async def delete_task(task_id: TaskId, session: SessionDep) -> None:
    async with session.begin():
        deleted = await session.scalar(delete(Task).where(Task.id == task_id).returning(Task.id))
    if deleted is None:
        raise _not_found(task_id)
{{- if eq .answers.security.posture "regulated" }}
    audit.record("task.delete", task_id)
{{- end }}
