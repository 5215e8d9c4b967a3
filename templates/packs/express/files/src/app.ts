import type { RequestListener } from "node:http";

import express, { type Request, type Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";

import type { Database } from "./database/database.ts";
import { healthRouter } from "./health/health.router.ts";
import { createMetrics } from "./metrics.ts";
import { requestContext } from "./middleware/request-context.ts";
import { timeout } from "./middleware/timeout.ts";
import { openapi } from "./openapi.ts";
import { allow, notFound, problemHandler } from "./problem.ts";
import { TaskRepository } from "./tasks/task.repository.ts";
import { taskRouter } from "./tasks/task.router.ts";

export interface Dependencies {
  database: Database;
  logger: Logger;
  /** Aborted once the process was told to end. */
  stopping: AbortSignal;
}

/** The whole service but for its socket: tests start it as the server does. */
export function createApp({ database, logger, stopping }: Dependencies): RequestListener {
  const app = express();
  const metrics = createMetrics();
  app.disable("x-powered-by");
  app.disable("etag");
  // One spelling of a path: routes are labels of metrics.
  app.enable("case sensitive routing");

{{- if eq .answers.security.posture "regulated" }}
  const contentSecurityPolicy = {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  };
  app.use(requestContext(logger), metrics.observe, helmet({ contentSecurityPolicy }));
  app.use(timeout(15_000));
{{- else }}
  app.use(requestContext(logger), metrics.observe, helmet(), timeout(15_000));
{{- end }}
  app.use((_req, res, next) => {
    res.set("Cache-Control", "no-store");
    if (stopping.aborted) res.set("Connection", "close");
    next();
  });

  app.use(healthRouter(database, stopping));
  app.use(metrics.router);
  app
    .route("/openapi.json")
    .get((_req, res) => {
      res.json(openapi);
    })
    .all(allow("GET", "HEAD"));
  app.use("/api/v1/tasks", metrics.mounted, taskRouter(new TaskRepository(database)));

  app.use(notFound);
  app.use(problemHandler);
  return (req, res) => {
    // A target that is no URL comes back unanswered: Express would put a page of its own.
    app(req as Request, res as Response, () => {
      req.url = "/";
      app(req, res);
    });
  };
}
