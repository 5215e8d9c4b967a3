import { Router } from "@koa/router";
import type { Context } from "koa";

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
    ctx.status = 201;
    ctx.set("Location", `${prefix}/${task.id}`);
    ctx.body = task;
  });

  router.get("/:id", async (ctx) => {
    ctx.body = (await tasks.find(taskId(ctx))) ?? missing(ctx);
  });

  router.patch("/:id", jsonBody, async (ctx) => {
    const change = validate(ctx, taskChangeSchema, ctx.request.body, badTask);
    ctx.body = (await tasks.update(taskId(ctx), change)) ?? missing(ctx);
  });

  router.delete("/:id", async (ctx) => {
    if (!(await tasks.delete(taskId(ctx)))) missing(ctx);
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
