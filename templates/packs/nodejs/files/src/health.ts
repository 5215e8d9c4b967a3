import { setTimeout as delay } from "node:timers/promises";

import { type Database, probe } from "./database/database.ts";
import { sendJson } from "./json.ts";
import type { Logger } from "./logger.ts";
import type { Route } from "./router.ts";

/** Whether the process lives, and whether it can do its work. */
export function healthRoutes(database: Database, logger: Logger, stopping: AbortSignal): Route[] {
  return [
    {
      path: "/healthz",
      methods: { GET: (_req, res) => sendJson(res, 200, { status: "ok" }) },
    },
    {
      path: "/readyz",
      methods: {
        GET: async (_req, res) => {
          const state = stopping.aborted ? "not asked: stopping" : await look(database, logger);
          const ready = state === "ok";
          const status = ready ? "ok" : "unavailable";
          sendJson(res, ready ? 200 : 503, { status, checks: { database: state } });
        },
      },
    },
  ];
}

/** "ok" when the tables can be read within a second. */
function look(database: Database, logger: Logger): Promise<string> {
  return Promise.race([
    probe(database).then(
      () => "ok",
      (err: unknown) => {
        logger.warn("the database does not answer", { err });
        return "unreachable";
      },
    ),
    delay(1000, "no answer", { ref: false }),
  ]);
}
