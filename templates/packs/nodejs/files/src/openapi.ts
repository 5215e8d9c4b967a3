import { STATUS_CODES } from "node:http";

import { pageLimit, pageOffset, titleLength } from "./tasks/task.ts";

const time = { type: "string", format: "date-time" };
const title = { type: "string", minLength: titleLength.min, maxLength: titleLength.max };
const text = { type: "string" };
const flag = { type: "boolean" };
const id = { type: "integer", minimum: 1 };

const pathId = { name: "id", in: "path", required: true, schema: id };

const schemas = {
  Task: object({ id, title: text, done: flag, created_at: time, updated_at: time }),
  NewTask: object({ title, done: { ...flag, default: false } }, ["title"]),
  TaskChange: object({ title, done: flag }, []),
  TaskList: object({
    items: { type: "array", items: ref("Task") },
    total: { type: "integer", minimum: 0 },
  }),
  Health: object({ status: { const: "ok", type: "string" } }),
  Readiness: object({
    status: { type: "string", enum: ["ok", "unavailable"] },
    checks: object({ database: text }),
  }),
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: "integer", minimum: 400, maximum: 599 },
      detail: text,
      errors: { type: "object", additionalProperties: { type: "array", items: text } },
    },
    ["type", "title", "status", "detail"],
  ),
};

/** The contract of this service: a route that is added belongs here too. */
export const openapi = {
  openapi: "3.1.1",
  // prettier-ignore
  info: {
    title: {{ .service.title | toJson }},
    version: "1.0.0",
    description: "Tasks over HTTP. Every error is a problem of RFC 9457.",
  },
  paths: {
    "/healthz": {
      get: {
        operationId: "live",
        summary: "Whether the process lives",
        responses: { "200": json("It lives.", ref("Health")) },
      },
    },
    "/readyz": {
      get: {
        operationId: "ready",
        summary: "Whether the service can do its work",
        responses: {
          "200": json("It can.", ref("Readiness")),
          "503": json("The database does not answer, or the service stops.", ref("Readiness")),
        },
      },
    },
    "/metrics": {
      get: {
        operationId: "metrics",
        summary: "Counts and durations by route, for Prometheus",
        responses: {
          "200": { description: "Measurements.", content: { "text/plain": { schema: text } } },
        },
      },
    },
    "/openapi.json": {
      get: {
        operationId: "openapi",
        summary: "This document",
        responses: { "200": json("OpenAPI 3.1.", { type: "object" }) },
      },
    },
    "/api/v1/tasks": {
      get: {
        operationId: "listTasks",
        summary: "A part of all tasks, oldest first",
        parameters: [number("limit", pageLimit), number("offset", pageOffset)],
        responses: { "200": json("Tasks.", ref("TaskList")), ...problems(400) },
      },
      post: {
        operationId: "createTask",
        summary: "Create a task",
        requestBody: body("NewTask"),
        responses: {
          "201": {
            ...json("The task was created.", ref("Task")),
            headers: { Location: { description: "Where the task is.", schema: text } },
          },
          ...problems(400, 408, 413, 415, 422),
        },
      },
    },
    "/api/v1/tasks/{id}": {
      get: {
        operationId: "getTask",
        summary: "One task",
        parameters: [pathId],
        responses: { "200": json("The task.", ref("Task")), ...problems(404) },
      },
      patch: {
        operationId: "changeTask",
        summary: "Change a task; what is left out stays as it is",
        parameters: [pathId],
        requestBody: body("TaskChange"),
        responses: {
          "200": json("The task, changed.", ref("Task")),
          ...problems(400, 404, 408, 413, 415, 422),
        },
      },
      delete: {
        operationId: "deleteTask",
        summary: "Delete a task",
        parameters: [pathId],
        responses: { "204": { description: "The task is gone." }, ...problems(404) },
      },
    },
  },
  components: { schemas },
};

function object(properties: Record<string, unknown>, required = Object.keys(properties)) {
  return { type: "object", properties, required };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function json(description: string, schema: unknown) {
  return { description, content: { "application/json": { schema } } };
}

function body(name: string) {
  return { required: true, content: { "application/json": { schema: ref(name) } } };
}

function number(name: string, { min, max, initial }: typeof pageLimit) {
  const schema = { type: "integer", minimum: min, maximum: max, default: initial };
  return { name, in: "query", schema };
}

function problems(...statuses: (400 | 404 | 408 | 413 | 415 | 422)[]): Record<string, object> {
  const content = { "application/problem+json": { schema: ref("Problem") } };
  const described: Record<string, object> = {};
  for (const status of statuses) {
    described[status] = { description: STATUS_CODES[status], content };
  }
  return { ...described, "5XX": { description: "The server could not answer.", content } };
}
