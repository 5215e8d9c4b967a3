import { type Request, Router } from "express";

{{- if eq .answers.security.posture "regulated" }}
import { audit } from "../audit.ts";
{{- end }}
import { jsonBody } from "../middleware/json-body.ts";
import { allow, Problem, validate } from "../problem.ts";
import type { TaskRepository } from "./task.repository.ts";
import { newTaskSchema, pageSchema, taskChangeSchema, taskIdSchema } from "./task.schema.ts";

const badQuery = { status: 400, detail: "the query is wrong" };
const badTask = { status: 422, detail: "the task breaks a rule" };

export function taskRouter(tasks: TaskRepository): Router {
  const router = Router({ caseSensitive: true });

  router
    .route("/")
    .get(async (req, res) => {
      res.json(await tasks.list(validate(pageSchema, req.query, badQuery)));
    })
    .post(jsonBody, async (req, res) => {
      const task = await tasks.create(validate(newTaskSchema, req.body, badTask));
{{- if eq .answers.security.posture "regulated" }}
      audit(req, "task.create", task.id);
{{- end }}
      res.status(201).location(`${req.baseUrl}/${task.id}`).json(task);
    })
    .all(allow("GET", "HEAD", "POST"));

  router
    .route("/:id")
    .get(async (req, res) => {
      res.json(found(await tasks.find(taskId(req))));
    })
    .patch(jsonBody, async (req, res) => {
      const change = validate(taskChangeSchema, req.body, badTask);
{{- if eq .answers.security.posture "regulated" }}
      const task = found(await tasks.update(taskId(req), change));
      audit(req, "task.update", task.id);
      res.json(task);
{{- else }}
      res.json(found(await tasks.update(taskId(req), change)));
{{- end }}
    })
    .delete(async (req, res) => {
{{- if eq .answers.security.posture "regulated" }}
      const id = taskId(req);
      found((await tasks.delete(id)) || undefined);
      audit(req, "task.delete", id);
{{- else }}
      found((await tasks.delete(taskId(req))) || undefined);
{{- end }}
      res.status(204).end();
    })
    .all(allow("GET", "HEAD", "PATCH", "DELETE"));

  return router;
}

/** What is not a number cannot be the id of a task. */
function taskId(req: Request): number {
  return found(taskIdSchema.safeParse(req.params.id).data);
}

function found<T>(task: T | undefined): T {
  if (task === undefined) throw new Problem(404, "there is no such task");
  return task;
}
