"""The audit trail: one line in the log for each change, once it is committed.

It knows no way from which it came, the API or the admin. What sends no signals is not in
it: `QuerySet.update`, `bulk_create` and `bulk_update`.
"""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from tasks.models import Task

log = logging.getLogger("audit")


@receiver(post_save, sender=Task)
def saved(instance: Task, created: bool, **_: Any) -> None:
    _record("task.create" if created else "task.update", instance.pk)


@receiver(post_delete, sender=Task)
def deleted(instance: Task, **_: Any) -> None:
    _record("task.delete", instance.pk)


def _record(action: str, task_id: int) -> None:
    fields = {"action": action, "task_id": task_id}
    transaction.on_commit(partial(log.info, "audit", extra={"fields": fields}))
