import type { Context } from "koa";

export type Action = "task.create" | "task.update" | "task.delete";

/**
 * Writes a line of the trail, whatever the log's level. Call it once the change is
 * committed, and give it nothing of what people wrote.
 */
export function audit(ctx: Context, action: Action, taskId: number): void {
  ctx.log.child({}, { level: "info" }).info({ action, task_id: taskId }, "audit");
}
