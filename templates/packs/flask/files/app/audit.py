"""The audit trail: one line in the log for each change, once it is committed."""

import logging

log = logging.getLogger("audit")


def record(action: str, task_id: int) -> None:
    log.info("audit", extra={"fields": {"action": action, "task_id": task_id}})
