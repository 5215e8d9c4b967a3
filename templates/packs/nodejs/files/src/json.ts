import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

import { Problem } from "./problem.ts";

const maxBytes = 2 ** 20;

/** Reads a body of JSON, whatever it holds, of at most 1 MiB. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const { headers } = req;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    throw new Problem(400, "there is no body");
  }
  const type = headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Problem(415, "the body must be application/json");
  if ((headers["content-encoding"] ?? "identity") !== "identity") {
    throw new Problem(415, "the body must not be compressed");
  }
  const bytes = await read(req);
  try {
    // Broken UTF-8 is refused, not mended.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Problem(400, "the body is not valid JSON");
  }
}

async function read(req: IncomingMessage): Promise<Buffer> {
  const tooLarge = new Problem(413, "the body must not be larger than 1 MiB");
  if (Number(req.headers["content-length"]) > maxBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // To its end even when it is too large: the connection serves other requests after this.
    for await (const chunk of req as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
    }
  } catch {
    throw new Problem(400, "the body broke off");
  }
  if (size > maxBytes) throw tooLarge;
  return Buffer.concat(chunks);
}

export function sendJson(
  res: ServerResponse,
  status: number,
  value: unknown,
  headers?: OutgoingHttpHeaders,
): void {
  const body = JSON.stringify(value);
  res.writeHead(status, {
    ...headers,
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  });
  res.end(body);
}
