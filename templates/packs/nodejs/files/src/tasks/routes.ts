import { readJson, sendJson } from "../json.ts";
import { Problem } from "../problem.ts";
import type { Match, Route } from "../router.ts";
import type { TaskStore } from "./store.ts";
import { parseNewTask, parsePage, parseTaskChange, parseTaskId } from "./task.ts";

const path = "/api/v1/tasks";

export function taskRoutes(tasks: TaskStore): Route[] {
  return [
    {
      path,
      methods: {
        GET: async (_req, res, { query }) => {
          sendJson(res, 200, await tasks.list(parsePage(query)));
        },
        POST: async (req, res) => {
          const task = await tasks.create(parseNewTask(await readJson(req)));
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
          sendJson(res, 200, found(await tasks.update(taskId(match), change)));
        },
        DELETE: async (_req, res, match) => {
          found((await tasks.delete(taskId(match))) || undefined);
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
