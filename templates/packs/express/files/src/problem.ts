import { STATUS_CODES } from "node:http";

import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { z } from "zod";

/** The body of every error, as RFC 9457 has it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: "Problem" });

/** An error that a client may see. Throw it anywhere in a request. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: Record<string, string[]> | undefined;

  constructor(status: number, detail: string, errors?: Record<string, string[]>) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }

  send(res: Response): void {
    const body: z.input<typeof problemSchema> = {
      type: "about:blank",
      title: STATUS_CODES[this.status] ?? "Error",
      status: this.status,
      detail: this.message,
      errors: this.errors,
    };
    res.status(this.status).type("application/problem+json").json(body);
  }
}

/** What a schema makes of the input, or a Problem that names all that is wrong with it. */
export function validate<S extends z.ZodType>(
  schema: S,
  input: unknown,
  { status, detail }: { status: number; detail: string },
): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors: Record<string, string[]> = {};
  for (const { path, message } of result.error.issues) {
    (errors[String(path[0] ?? "body")] ??= []).push(message);
  }
  throw new Problem(status, detail, errors);
}

export const notFound: RequestHandler = (req) => {
  if (!URL.canParse(req.originalUrl, "http://localhost")) {
    throw new Problem(400, "the address cannot be read");
  }
  throw new Problem(404, "there is nothing at this path");
};

/** Ends a route: it answers OPTIONS, and refuses the methods that the route does not have. */
export function allow(...methods: string[]): RequestHandler {
  return (req, res) => {
    res.set("Allow", [...methods, "OPTIONS"].join(", "));
    if (req.method !== "OPTIONS") throw new Problem(405, `this path does not take ${req.method}`);
    res.status(204).end();
  };
}

/** Turns whatever was thrown into a problem. Causes of a 500 go to the log alone. */
export const problemHandler: ErrorRequestHandler = (err: unknown, req, res, _next) => {
  const problem = toProblem(err);
  if (problem.status >= 500) req.log.error({ err }, "request failed");
  if (res.headersSent) res.destroy();
  else problem.send(res);
};

const details: Record<string, string> = {
  "entity.parse.failed": "the body is not valid JSON",
  "entity.too.large": "the body must not be larger than 1 MiB",
};

function toProblem(err: unknown): Problem {
  if (err instanceof Problem) return err;
  const known = httpError.safeParse(err);
  if (!known.success) return new Problem(500, "the server could not answer this request");
  const { status, type, message } = known.data;
  return new Problem(status, details[type] ?? message);
}

/** What Express and its body parsers throw for a client's mistake. */
const httpError = z.object({
  status: z.int().min(400).max(499),
  type: z.string().default(""),
  message: z.string(),
});
