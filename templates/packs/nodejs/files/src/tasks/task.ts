import { type Errors, Problem } from "../problem.ts";

export interface Task {
  id: number;
  title: string;
  done: boolean;
  created_at: string;
  updated_at: string;
}

export type NewTask = Pick<Task, "title" | "done">;

/** What is left out stays as it is; null is not a value. */
export type TaskChange = Partial<NewTask>;

export interface Page {
  limit: number;
  offset: number;
}

export interface TaskList {
  items: Task[];
  total: number;
}

export const titleLength = { min: 1, max: 200 };
export const pageLimit = { min: 1, max: 100, initial: 20 };
export const pageOffset = { min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 };

export function parseNewTask(body: unknown): NewTask {
  const { title, done = false } = members(body);
  const errors: Errors = {};
  const task = { title: readTitle(title, errors), done: readDone(done, errors) };
  refuse(errors, 422, "the task breaks a rule");
  return task;
}

export function parseTaskChange(body: unknown): TaskChange {
  const { title, done } = members(body);
  const errors: Errors = {};
  const change: TaskChange = {};
  if (title !== undefined) change.title = readTitle(title, errors);
  if (done !== undefined) change.done = readDone(done, errors);
  refuse(errors, 422, "the task breaks a rule");
  return change;
}

export function parsePage(query: URLSearchParams): Page {
  const errors: Errors = {};
  const page = {
    limit: readNumber("limit", query, pageLimit, errors),
    offset: readNumber("offset", query, pageOffset, errors),
  };
  refuse(errors, 400, "the query is wrong");
  return page;
}

/** What is not a number cannot be the id of a task. */
export function parseTaskId(text = ""): number | undefined {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function members(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    refuse({ body: ["must be an object"] }, 422, "the task breaks a rule");
  }
  return body as Record<string, unknown>;
}

function readTitle(value: unknown, errors: Errors): string {
  if (typeof value !== "string") {
    errors.title = ["must be a text"];
    return "";
  }
  const title = value.trim();
  const length = [...title].length; // characters, not UTF-16 units
  const wrong: string[] = [];
  if (length < titleLength.min) wrong.push("must not be empty");
  if (length > titleLength.max) wrong.push(`must have at most ${titleLength.max} characters`);
  // What no database can keep in a text.
  if (!title.isWellFormed() || title.includes("\0")) wrong.push("must be valid text without NUL");
  if (wrong.length > 0) errors.title = wrong;
  return title;
}

function readDone(value: unknown, errors: Errors): boolean {
  if (typeof value !== "boolean") errors.done = ["must be true or false"];
  return value === true;
}

function readNumber(
  name: string,
  query: URLSearchParams,
  { min, max, initial }: typeof pageLimit,
  errors: Errors,
): number {
  const [text = String(initial), ...more] = query.getAll(name);
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (more.length === 0 && number >= min && number <= max) return number;
  errors[name] = [`must be one whole number from ${min} to ${max}`];
  return initial;
}

function refuse(errors: Errors, status: number, detail: string): void {
  if (Object.keys(errors).length > 0) throw new Problem(status, detail, { errors });
}
