import { STATUS_CODES } from "node:http";

import { z } from "zod";
import { createDocument, type ZodOpenApiResponsesObject } from "zod-openapi";

import { healthSchema, readinessSchema } from "./health/health.schema.ts";
import { problemSchema } from "./problem.ts";
import {
  newTaskSchema,
  pageSchema,
  taskChangeSchema,
  taskIdSchema,
  taskListSchema,
  taskSchema,
} from "./tasks/task.schema.ts";

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { "application/json": { schema } },
});

const body = (schema: z.ZodType) => ({
  required: true,
  content: { "application/json": { schema } },
});

function problems(...statuses: (400 | 404 | 408 | 413 | 415 | 422)[]): ZodOpenApiResponsesObject {
  const content = { "application/problem+json": { schema: problemSchema } };
  const described: ZodOpenApiResponsesObject = {};
  for (const status of statuses) {
    described[`${status}`] = { description: STATUS_CODES[status] ?? "", content };
  }
  return { ...described, "5XX": { description: "The server could not answer.", content } };
}

/** The contract of this service: a route that is added belongs here too. */
export const openapi = createDocument({
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
        responses: { "200": json("It lives.", healthSchema) },
      },
    },
    "/readyz": {
      get: {
        operationId: "ready",
        summary: "Whether the service can do its work",
        responses: {
          "200": json("It can.", readinessSchema),
          "503": json("The database does not answer, or the service stops.", readinessSchema),
        },
      },
    },
    "/metrics": {
      get: {
        operationId: "metrics",
        summary: "Counts and durations by route, for Prometheus",
        responses: {
          "200": {
            description: "Measurements.",
            content: { "text/plain": { schema: z.string() } },
          },
        },
      },
    },
    "/openapi.json": {
      get: {
        operationId: "openapi",
        summary: "This document",
        responses: { "200": json("OpenAPI 3.1.", z.looseObject({})) },
      },
    },
    "/api/v1/tasks": {
      get: {
        operationId: "listTasks",
        summary: "A part of all tasks, oldest first",
        requestParams: { query: pageSchema },
        responses: { "200": json("Tasks.", taskListSchema), ...problems(400) },
      },
      post: {
        operationId: "createTask",
        summary: "Create a task",
        requestBody: body(newTaskSchema),
        responses: {
          "201": {
            ...json("The task was created.", taskSchema),
            headers: z.object({ Location: z.string().meta({ description: "Where the task is." }) }),
          },
          ...problems(400, 408, 413, 415, 422),
        },
      },
    },
    "/api/v1/tasks/{id}": {
      get: {
        operationId: "getTask",
        summary: "One task",
        requestParams: { path: z.object({ id: taskIdSchema }) },
        responses: { "200": json("The task.", taskSchema), ...problems(404) },
      },
      patch: {
        operationId: "changeTask",
        summary: "Change a task; what is left out stays as it is",
        requestParams: { path: z.object({ id: taskIdSchema }) },
        requestBody: body(taskChangeSchema),
        responses: {
          "200": json("The task, changed.", taskSchema),
          ...problems(400, 404, 408, 413, 415, 422),
        },
      },
      delete: {
        operationId: "deleteTask",
        summary: "Delete a task",
        requestParams: { path: z.object({ id: taskIdSchema }) },
        responses: { "204": { description: "The task is gone." }, ...problems(404) },
      },
    },
  },
});
