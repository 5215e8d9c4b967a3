import { setTimeout as delay } from "node:timers/promises";

import { Router } from "@koa/router";
import type { Logger } from "pino";

import type { Database } from "../database/database.ts";
import type { Health, Readiness } from "./health.schema.ts";

/** Whether the process lives, and whether it can do its work. */
export function healthRouter(database: Database, stopping: AbortSignal): Router {
  const router = new Router();

  router.get("/healthz", (ctx) => {
    ctx.body = { status: "ok" } satisfies Health;
  });

  router.get("/readyz", async (ctx) => {
    const state = stopping.aborted ? "not asked: stopping" : await look(database, ctx.log);
    const status = state === "ok" ? "ok" : "unavailable";
    ctx.status = status === "ok" ? 200 : 503;
    ctx.body = { status, checks: { database: state } } satisfies Readiness;
  });

  return router;
}

/** "ok" when the tables can be read within a second. */
function look(database: Database, log: Logger): Promise<string> {
  const answer = database.selectFrom("tasks").select("id").limit(1).execute();
  return Promise.race([
    answer.then(
      () => "ok",
      (err: unknown) => {
        log.warn({ err }, "the database does not answer");
        return "unreachable";
      },
    ),
    delay(1000, "no answer", { ref: false }),
  ]);
}
