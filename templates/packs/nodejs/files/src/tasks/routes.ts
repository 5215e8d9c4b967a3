import { readJson, sendJson } from "../json.ts";
{{- if eq .answers.security.posture "regulated" }}
import type { Logger } from "../logger.ts";
{{- end }}
import { Problem } from "../problem.ts";
import type { Match, Route } from "../router.ts";
import type { TaskStore } from "./store.ts";
import { parseNewTask, parsePage, parseTaskChange, parseTaskId } from "./task.ts";

const path = "/api/v1/tasks";

{{- if eq .answers.security.posture "regulated" }}
/** Each change leaves its line in the trail once it is committed. */
export function taskRoutes(tasks: TaskStore, logger: Logger): Route[] {
{{- else }}
export function taskRoutes(tasks: TaskStore): Route[] {
{{- end }}
  return [
    {
      path,
      methods: {
        GET: async (_req, res, { query }) => {
          sendJson(res, 200, await tasks.list(parsePage(query)));
        },
        POST: async (req, res) => {
          const task = await tasks.create(parseNewTask(await readJson(req)));
{{- if eq .answers.security.posture "regulated" }}
          logger.audit("task.create", task.id);
{{- end }}
          sendJson(res, 201, task, { Location: `${path}/${task.id}` });
        },
      },
    },
    {
      path: `${path}/:id`,
      methods: {
        GET: async (_req, res, match) => {
          sendJson(res, 200, found(await tasks.find(taskId(match))));
        },
        PATCH: async (req, res, match) => {
          const change = parseTaskChange(await readJson(req));
{{- if eq .answers.security.posture "regulated" }}
          const task = found(await tasks.update(taskId(match), change));
          logger.audit("task.update", task.id);
          sendJson(res, 200, task);
{{- else }}
          sendJson(res, 200, found(await tasks.update(taskId(match), change)));
{{- end }}
        },
        DELETE: async (_req, res, match) => {
{{- if eq .answers.security.posture "regulated" }}
          const id = taskId(match);
          found((await tasks.delete(id)) || undefined);
          logger.audit("task.delete", id);
{{- else }}
          found((await tasks.delete(taskId(match))) || undefined);
{{- end }}
          res.writeHead(204).end();
        },
      },
    },
  ];
}

function taskId({ params }: Match): number {
  return found(parseTaskId(params.id));
}

function found<T>(task: T | undefined): T {
  if (task === undefined) throw new Problem(404, "there is no such task");
  return task;
}
