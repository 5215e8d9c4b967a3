import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { finished } from "node:stream/promises";

import type { Database } from "./database/database.ts";
import { healthRoutes } from "./health.ts";
import { sendJson } from "./json.ts";
import { type Logger, requestId } from "./logger.ts";
import { Metrics } from "./metrics.ts";
import { openapi } from "./openapi.ts";
import { Problem } from "./problem.ts";
import { handlerOf, Router } from "./router.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { TaskStore } from "./tasks/store.ts";
import { inTime } from "./timeout.ts";

export interface Dependencies {
  database: Database;
  logger: Logger;
  /** Aborted once the process was told to end. */
  stopping: AbortSignal;
}

const saneId = /^[A-Za-z0-9._-]{1,128}$/;

/** Machines ask these all the time. */
const quietPaths = new Set(["/healthz", "/readyz", "/metrics"]);

/** The whole service but for its socket: tests start it as the server does. */
export function createApp({ database, logger, stopping }: Dependencies): RequestListener {
  const metrics = new Metrics();
  const router = new Router([
    ...healthRoutes(database, logger, stopping),
    { path: "/metrics", methods: { GET: (_req, res) => metrics.send(res) } },
    { path: "/openapi.json", methods: { GET: (_req, res) => sendJson(res, 200, openapi) } },
{{- if eq .answers.security.posture "regulated" }}
    ...taskRoutes(new TaskStore(database), logger),
{{- else }}
    ...taskRoutes(new TaskStore(database)),
{{- end }}
  ]);

  /** Answers a request, whatever happens, and writes down that it did. */
  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const start = performance.now();
    const { method = "", url = "" } = req;
    // What starts with two slashes is a path here, not another host.
    const address = URL.parse(url.startsWith("/") ? `http://localhost${url}` : url);
    const found = address && router.find(address.pathname);
    try {
      if (!address) throw new Problem(400, "the address cannot be read");
      if (!found) throw new Problem(404, "there is nothing at this path");
      const handle = handlerOf(found.route, method);
      const match = { params: found.params, query: address.searchParams };
      await inTime(handle(req, res, match), req, 15_000);
    } catch (err) {
      fail(res, err);
    }

    await finished(res).catch(() => {}); // it fails where the client has left
    const milliseconds = performance.now() - start;
    // 499, as nginx has it: the client left before there was an answer.
    const status = res.headersSent ? res.statusCode : 499;
    const path = address?.pathname ?? url;
    metrics.observe(method, found?.route.path ?? "unmatched", status, milliseconds / 1000);
    logger[quietPaths.has(path) ? "debug" : "info"]("request", {
      method,
      path,
      status,
      duration_ms: Math.round(milliseconds * 1000) / 1000,
    });
  }

  /** Answers with a problem. The cause of a 500 goes to the log alone. */
  function fail(res: ServerResponse, err: unknown): void {
    const problem =
      err instanceof Problem ? err : new Problem(500, "the server could not answer this request");
    if (problem.status >= 500) logger.error("request failed", { err });
    if (res.headersSent) res.destroy();
    else if (!res.destroyed) problem.send(res);
  }

  return (req, res) => {
    const given = req.headers["x-request-id"];
    const id = typeof given === "string" && saneId.test(given) ? given : randomUUID();
    res.setHeader("X-Request-ID", id);
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("Cache-Control", "no-store");
{{- if eq .answers.security.posture "regulated" }}
    res.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    res.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    res.setHeader("Referrer-Policy", "no-referrer");
{{- end }}
    if (stopping.aborted) res.setHeader("Connection", "close");
    void requestId.run(id, () => serve(req, res));
  };
}
