import type { Middleware } from "koa";

/** Ends the wait for a handler that takes too long, or for a body that never comes. */
export function timeout(milliseconds: number): Middleware {
  return async (ctx, next) => {
    const { promise: late, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, milliseconds, true);
    try {
      if (!(await Promise.race([next().then(() => false), late]))) return;
    } finally {
      clearTimeout(timer);
    }
    ctx.set("Connection", "close");
    if (!ctx.req.complete) ctx.throw(408, "the body did not arrive in time");
    ctx.throw(503, "the answer took too long", { expose: true });
  };
}
