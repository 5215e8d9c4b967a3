import { METHODS } from "node:http";

import { Router } from "@koa/router";
import Koa from "koa";
import helmet from "koa-helmet";
import type { Logger } from "pino";

import type { Database } from "./database/database.ts";
import { healthRouter } from "./health/health.router.ts";
import { createMetrics } from "./metrics.ts";
import { problems } from "./middleware/problems.ts";
import { requestContext } from "./middleware/request-context.ts";
import { timeout } from "./middleware/timeout.ts";
import { openapi } from "./openapi.ts";
import { TaskRepository } from "./tasks/task.repository.ts";
import { taskRouter } from "./tasks/task.router.ts";

export interface Dependencies {
  database: Database;
  logger: Logger;
  /** Aborted once the process was told to end. */
  stopping: AbortSignal;
}

/** The whole service but for its socket: tests start it as the server does. */
export function createApp({ database, logger, stopping }: Dependencies): Koa {
  const app = new Koa();
  const metrics = createMetrics();

  app.use(requestContext(logger));
  app.use(metrics.observe);
  app.use(problems);
{{- if eq .answers.security.posture "regulated" }}
  const contentSecurityPolicy = {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  };
  app.use(helmet({ contentSecurityPolicy }));
{{- else }}
  app.use(helmet());
{{- end }}
  app.use((ctx, next) => {
    ctx.set("Cache-Control", "no-store");
    if (stopping.aborted) ctx.set("Connection", "close");
    return next();
  });
  app.use(timeout(15_000));

  const router = new Router({ methods: METHODS }); // 405 for each of them, never 501
  router.use(healthRouter(database, stopping).routes());
  router.use(taskRouter(new TaskRepository(database)).routes());
  router.get("/metrics", metrics.expose);
  router.get("/openapi.json", (ctx) => {
    ctx.body = openapi;
  });
  app.use(router.routes());
  app.use(router.allowedMethods());

  app.on("error", (err: unknown, ctx: Koa.Context) => {
    // Mostly a client that left, which its line in the log tells already.
    ctx.log[ctx.writable ? "error" : "debug"]({ err }, "answer not sent");
  });
  return app;
}
