import { STATUS_CODES } from "node:http";

import { HttpError, type Middleware } from "koa";

import type { Problem } from "../problem.ts";

/** Answers with a problem whatever was thrown. Causes of a 500 go to the log alone. */
export const problems: Middleware = async (ctx, next) => {
  try {
    await next();
    // The router found no route, or none with this method.
    if (ctx.status === 404 && !ctx.body) ctx.throw(404, "there is nothing at this path");
    if (ctx.status >= 400 && !ctx.body) ctx.throw(ctx.status, `no ${ctx.method} at this path`);
  } catch (err) {
    const { status, detail, errors } = describe(err);
    if (status >= 500) ctx.log.error({ err }, "request failed");
    ctx.status = status;
    ctx.type = "application/problem+json";
    ctx.body = {
      type: "about:blank",
      title: STATUS_CODES[status] ?? "Error",
      status,
      detail,
      errors,
    } satisfies Problem;
  }
};

/** What a client may know of an error: what ctx.throw was given, and nothing of others. */
function describe(err: unknown): Pick<Problem, "status" | "detail" | "errors"> {
  if (err instanceof HttpError && err.expose) {
    const { errors } = err as { errors?: Problem["errors"] };
    return { status: err.status, detail: err.message, errors };
  }
  if ((err as NodeJS.ErrnoException).code === "ERR_INVALID_URL") {
    return { status: 400, detail: "the address cannot be read" };
  }
  return { status: 500, detail: "the server could not answer this request" };
}
