import type { RouterContext, RouterMiddleware } from "@koa/router";
import type { Middleware } from "koa";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

export interface Metrics {
  /** Counts and times each request by the pattern of its route, never by its path. */
  observe: Middleware;
  expose: RouterMiddleware;
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

  return {
    observe: async (ctx, next) => {
      const { method } = ctx;
      const stop = durations.startTimer({ method });
      await next();
      const matched = ctx.matched as RouterContext["matched"];
      const layer = matched?.findLast(({ methods }) => methods.length > 0);
      const route = String(layer?.path ?? "unmatched");
      stop({ route });
      requests.inc({ method, route, status: ctx.status });
    },
    expose: async (ctx) => {
      ctx.type = registry.contentType;
      ctx.body = await registry.metrics();
    },
  };
}
