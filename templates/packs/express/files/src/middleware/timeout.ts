import type { RequestHandler } from "express";

import { Problem } from "../problem.ts";

/** Answers in place of a handler that takes too long, or of a body that never comes. */
export function timeout(milliseconds: number): RequestHandler {
  return (req, res, next) => {
    const timer = setTimeout(() => {
      if (res.headersSent) {
        res.destroy();
        return;
      }
      res.set("Connection", "close");
      const problem = req.complete
        ? new Problem(503, "the answer took too long")
        : new Problem(408, "the body did not arrive in time");
      problem.send(res);
    }, milliseconds);
    res.on("close", () => clearTimeout(timer));
    next();
  };
}
