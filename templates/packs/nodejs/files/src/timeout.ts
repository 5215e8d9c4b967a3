import type { IncomingMessage } from "node:http";

import { Problem } from "./problem.ts";

/** Ends the wait for a handler that takes too long, or for a body that never comes. */
export async function inTime(
  work: void | Promise<void>,
  req: IncomingMessage,
  milliseconds: number,
): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const headers = { Connection: "close" };
    if (req.complete) reject(new Problem(503, "the answer took too long", { headers }));
    else reject(new Problem(408, "the body did not arrive in time", { headers }));
  }, milliseconds);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
