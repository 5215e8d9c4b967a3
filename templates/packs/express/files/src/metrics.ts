import { type RequestHandler, Router } from "express";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

import { allow } from "./problem.ts";

export interface Metrics {
  /** Counts and times each request by the pattern of its route, never by its path. */
  observe: RequestHandler;
  /** Belongs before a router that is mounted below a path. */
  mounted: RequestHandler;
  router: Router;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "http_requests_total",
    help: "Requests answered.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer a request.",
    labelNames: ["method", "route"],
    registers,
  });

  const observe: RequestHandler = (req, res, next) => {
    const stop = durations.startTimer({ method: req.method });
    res.on("close", () => {
      const { mount = "" } = res.locals as { mount?: string };
      const matched = req.route as { path: string } | undefined;
      const route = matched ? (mount + matched.path).replace(/(.)\/$/, "$1") : "unmatched";
      stop({ route });
      requests.inc({ method: req.method, route, status: res.statusCode });
    });
    next();
  };

  // An error leaves its router, and req.baseUrl with it, before it is answered.
  const mounted: RequestHandler = (req, res, next) => {
    res.locals.mount = req.baseUrl;
    next();
  };

  const router = Router({ caseSensitive: true });
  router
    .route("/metrics")
    .get(async (_req, res) => {
      res.type(registry.contentType).send(await registry.metrics());
    })
    .all(allow("GET", "HEAD"));

  return { observe, mounted, router };
}
