import { randomUUID } from "node:crypto";

import type { RequestHandler } from "express";
import type { Logger } from "pino";

declare module "express-serve-static-core" {
  interface Request {
    /** Writes lines that carry the request's id. */
    log: Logger;
  }
}

const saneId = /^[A-Za-z0-9._-]{1,128}$/;

/** Machines ask these all the time. */
const quietPaths = new Set(["/healthz", "/readyz", "/metrics"]);

/** Gives each request its id and, when it is over, its line in the log. */
export function requestContext(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const given = req.get("X-Request-ID") ?? "";
    const id = saneId.test(given) ? given : randomUUID();
    const { method } = req;
    // req.path would throw for a target such as http://[
    const [path = ""] = req.originalUrl.split("?", 1);
    const start = performance.now();
    req.log = logger.child({ request_id: id });
    res.set("X-Request-ID", id);
    res.on("close", () => {
      const event = {
        method,
        path,
        // 499, as nginx has it: the client left before there was an answer.
        status: res.headersSent ? res.statusCode : 499,
        duration_ms: Math.round((performance.now() - start) * 1000) / 1000,
      };
      if (quietPaths.has(path)) req.log.debug(event, "request");
      else req.log.info(event, "request");
    });
    next();
  };
}
