import { Router } from "@koa/router";
import type { Context } from "koa";

{{- if eq .answers.security.posture "regulated" }}
import { audit } from "../audit.ts";
{{- end }}
import { jsonBody } from "../middleware/json-body.ts";
import { validate } from "../validate.ts";
import type { TaskRepository } from "./task.repository.ts";
import { newTaskSchema, pageSchema, taskChangeSchema, taskIdSchema } from "./task.schema.ts";

const badQuery = { status: 400, detail: "the query is wrong" };
const badTask = { status: 422, detail: "the task breaks a rule" };

export function taskRouter(tasks: TaskRepository): Router {
  const prefix = "/api/v1/tasks";
  const router = new Router({ prefix });

  router.get("/", async (ctx) => {
    ctx.body = await tasks.list(validate(ctx, pageSchema, ctx.query, badQuery));
  });

  router.post("/", jsonBody, async (ctx) => {
    const task = await tasks.create(validate(ctx, newTaskSchema, ctx.request.body, badTask));
{{- if eq .answers.security.posture "regulated" }}
    audit(ctx, "task.create", task.id);
{{- end }}
    ctx.status = 201;
    ctx.set("Location", `${prefix}/${task.id}`);
    ctx.body = task;
  });

  router.get("/:id", async (ctx) => {
    ctx.body = (await tasks.find(taskId(ctx))) ?? missing(ctx);
  });

  router.patch("/:id", jsonBody, async (ctx) => {
    const change = validate(ctx, taskChangeSchema, ctx.request.body, badTask);
{{- if eq .answers.security.posture "regulated" }}
    const task = (await tasks.update(taskId(ctx), change)) ?? missing(ctx);
    audit(ctx, "task.update", task.id);
    ctx.body = task;
{{- else }}
    ctx.body = (await tasks.update(taskId(ctx), change)) ?? missing(ctx);
{{- end }}
  });

  router.delete("/:id", async (ctx) => {
{{- if eq .answers.security.posture "regulated" }}
    const id = taskId(ctx);
    if (!(await tasks.delete(id))) missing(ctx);
    audit(ctx, "task.delete", id);
{{- else }}
    if (!(await tasks.delete(taskId(ctx)))) missing(ctx);
{{- end }}
    ctx.status = 204;
  });

  return router;
}

/** What is not a number cannot be the id of a task. */
function taskId(ctx: Context): number {
  const { id } = ctx.params as { id: string };
  return taskIdSchema.safeParse(id).data ?? missing(ctx);
}

function missing(ctx: Context): never {
  return ctx.throw(404, "there is no such task");
}
