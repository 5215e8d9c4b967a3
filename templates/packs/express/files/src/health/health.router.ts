import { setTimeout as delay } from "node:timers/promises";

import { Router } from "express";
import type { Logger } from "pino";

import type { Database } from "../database/database.ts";
import { allow } from "../problem.ts";
import type { Readiness } from "./health.schema.ts";

/** Whether the process lives, and whether it can do its work. */
export function healthRouter(database: Database, stopping: AbortSignal): Router {
  const router = Router({ caseSensitive: true });

  router
    .route("/healthz")
    .get((_req, res) => {
      res.json({ status: "ok" });
    })
    .all(allow("GET", "HEAD"));

  router
    .route("/readyz")
    .get(async (req, res) => {
      const state = stopping.aborted ? "not asked: stopping" : await look(database, req.log);
      const status = state === "ok" ? "ok" : "unavailable";
      res
        .status(status === "ok" ? 200 : 503)
        .json({ status, checks: { database: state } } satisfies Readiness);
    })
    .all(allow("GET", "HEAD"));

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
