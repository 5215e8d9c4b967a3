import { z } from "zod";

const title = z
  .string()
  .trim()
  .min(1, "must not be empty")
  // Characters, not UTF-16 units, which .max() counts.
  .refine((text) => [...text].length <= 200, "must have at most 200 characters")
  // What no database can keep in a text.
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "must be valid text without NUL")
  .meta({ maxLength: 200 });

/** RFC 3339 in UTC; what zod would add is a pattern of 270 characters. */
const time = z.iso.datetime().meta({
  override: ({ jsonSchema }) => {
    delete jsonSchema.pattern;
  },
});

export const taskSchema = z
  .object({
    id: z.int().min(1),
    title: z.string(),
    done: z.boolean(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Task" });

export const newTaskSchema = z
  .object({ title, done: z.boolean().default(false) })
  .meta({ id: "NewTask" });

/** What is left out stays as it is; null is not a value. */
export const taskChangeSchema = z
  .object({ title: title.optional(), done: z.boolean().optional() })
  .meta({ id: "TaskChange" });

export const taskListSchema = z
  .object({ items: z.array(taskSchema), total: z.int().min(0) })
  .meta({ id: "TaskList" });

// JSON Schema would leave out the default of a value that is read from a text.
export const pageSchema = z.object({
  limit: inText(z.int().min(1).max(100))
    .default(20)
    .meta({ override: { default: 20 } }),
  offset: inText(z.int().min(0))
    .default(0)
    .meta({ override: { default: 0 } }),
});

export const taskIdSchema = inText(z.int().min(1));

/** A whole number as paths and queries have it: digits and nothing else. */
function inText<S extends z.ZodType<number>>(schema: S) {
  return z.preprocess(
    (value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value),
    schema,
  );
}

export type Task = z.infer<typeof taskSchema>;
export type NewTask = z.infer<typeof newTaskSchema>;
export type TaskChange = z.infer<typeof taskChangeSchema>;
export type TaskList = z.infer<typeof taskListSchema>;
export type Page = z.infer<typeof pageSchema>;
