import type { Request } from "express";

export type Action = "task.create" | "task.update" | "task.delete";

/**
 * Writes a line of the trail, whatever the log's level. Call it once the change is
 * committed, and give it nothing of what people wrote.
 */
export function audit(req: Request, action: Action, taskId: number): void {
  req.log.child({}, { level: "info" }).info({ action, task_id: taskId }, "audit");
}
