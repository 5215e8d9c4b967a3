import { randomUUID } from "node:crypto";

import type { Middleware } from "koa";
import type { Logger } from "pino";

declare module "koa" {
  interface DefaultContext {
    /** Writes lines that carry the request's id. */
    log: Logger;
  }
}

const saneId = /^[A-Za-z0-9._-]{1,128}$/;

/** Machines ask these all the time. */
const quietPaths = new Set(["/healthz", "/readyz", "/metrics"]);

/** Gives each request its id and, when it was answered, its line in the log. */
export function requestContext(logger: Logger): Middleware {
  return async (ctx, next) => {
    const start = performance.now();
    const given = ctx.get("X-Request-ID");
    const id = saneId.test(given) ? given : randomUUID();
    ctx.log = logger.child({ request_id: id });
    ctx.set("X-Request-ID", id);

    await next();

    const [path = ""] = ctx.url.split("?", 1);
    const event = {
      method: ctx.method,
      path,
      // 499, as nginx has it: the client left before there was an answer.
      status: ctx.writable ? ctx.status : 499,
      duration_ms: Math.round((performance.now() - start) * 1000) / 1000,
    };
    if (quietPaths.has(path)) ctx.log.debug(event, "request");
    else ctx.log.info(event, "request");
  };
}
