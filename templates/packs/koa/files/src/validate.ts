import type { Context } from "koa";
import type { z } from "zod";

/** What a schema makes of the input, or an error that names all that is wrong with it. */
export function validate<S extends z.ZodType>(
  ctx: Context,
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
  return ctx.throw(status, detail, { errors });
}
