import { bodyParser } from "@koa/bodyparser";
import type { Context, Next } from "koa";

const parse = bodyParser({
  enableTypes: ["json"],
  jsonLimit: "1mb",
  jsonStrict: false,
  onError: (err, ctx) => {
    // What is left of the body must not stand before the next request.
    ctx.req.unpipe().resume();
    const { status } = err as { status?: number };
    if (status === 413) ctx.throw(413, "the body must not be larger than 1 MiB");
    if (status === 415) ctx.throw(415, "the body has an encoding that is not known here");
    ctx.throw(400, "the body is not valid JSON");
  },
});

/** Reads a body of JSON, whatever it holds, of at most 1 MiB. */
export async function jsonBody(ctx: Context, next: Next): Promise<void> {
  const type = ctx.is("application/json");
  if (type === null) ctx.throw(400, "there is no body");
  if (type === false) ctx.throw(415, "the body must be application/json");
  await parse(ctx, async () => {
    if (ctx.request.rawBody === "") ctx.throw(400, "the body is empty");
    await next();
  });
}
