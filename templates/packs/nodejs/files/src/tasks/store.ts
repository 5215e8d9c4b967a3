{{- if eq .options.database "sqlite" -}}
import type { SQLTagStore } from "node:sqlite";

import type { Database } from "../database/database.ts";
import type { NewTask, Page, Task, TaskChange, TaskList } from "./task.ts";

/** A task as SQLite has it. */
type Row = Omit<Task, "done"> & { done: 0 | 1 };

/** Asynchronous, as every other database would have it: node:sqlite itself is not. */
export class TaskStore {
  /** Prepares each statement once, and binds what is put into it. */
  readonly #sql: SQLTagStore;

  constructor(database: Database) {
    this.#sql = database.createTagStore();
  }

  async create({ title, done }: NewTask): Promise<Task> {
    const now = new Date().toISOString();
    const row = this.#sql.get`
      INSERT INTO tasks (title, done, created_at, updated_at)
      VALUES (${title}, ${Number(done)}, ${now}, ${now})
      RETURNING *`;
    return toTask(row as Row);
  }

  /** A part of all tasks, oldest first, and how many there are. */
  async list({ limit, offset }: Page): Promise<TaskList> {
    const count = this.#sql.get`SELECT count(*) AS total FROM tasks`;
    const rows = this.#sql.all`SELECT * FROM tasks ORDER BY id LIMIT ${limit} OFFSET ${offset}`;
    return { items: (rows as Row[]).map(toTask), total: Number(count?.total) };
  }

  async find(id: number): Promise<Task | undefined> {
    const row = this.#sql.get`SELECT * FROM tasks WHERE id = ${id}`;
    return row && toTask(row as Row);
  }

  async update(id: number, { title, done }: TaskChange): Promise<Task | undefined> {
    const row = this.#sql.get`
      UPDATE tasks
      SET title = coalesce(${title ?? null}, title),
        done = coalesce(${done === undefined ? null : Number(done)}, done),
        updated_at = ${new Date().toISOString()}
      WHERE id = ${id}
      RETURNING *`;
    return row && toTask(row as Row);
  }

  /** Whether there was such a task. */
  async delete(id: number): Promise<boolean> {
    return this.#sql.run`DELETE FROM tasks WHERE id = ${id}`.changes > 0;
  }
}

function toTask(row: Row): Task {
  return { ...row, done: row.done === 1 };
}
{{- else -}}
import type { Database } from "../database/database.ts";
import type { NewTask, Page, Task, TaskChange, TaskList } from "./task.ts";

/** A task as PostgreSQL has it. */
type Row = Omit<Task, "created_at" | "updated_at"> & { created_at: Date; updated_at: Date };

export class TaskStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async create({ title, done }: NewTask): Promise<Task> {
    const { rows } = await this.#database.query<Row>(
      `INSERT INTO tasks (title, done, created_at, updated_at)
      VALUES ($1, $2, now(), now())
      RETURNING *`,
      [title, done],
    );
    return toTask(rows[0] as Row);
  }

  /** A part of all tasks, oldest first, and how many there are. */
  async list({ limit, offset }: Page): Promise<TaskList> {
    const count = await this.#database.query<{ total: number }>(
      "SELECT count(*) AS total FROM tasks",
    );
    const { rows } = await this.#database.query<Row>(
      "SELECT * FROM tasks ORDER BY id LIMIT $1 OFFSET $2",
      [limit, offset],
    );
    return { items: rows.map(toTask), total: count.rows[0]?.total ?? 0 };
  }

  async find(id: number): Promise<Task | undefined> {
    const { rows } = await this.#database.query<Row>("SELECT * FROM tasks WHERE id = $1", [id]);
    return rows[0] && toTask(rows[0]);
  }

  async update(id: number, { title, done }: TaskChange): Promise<Task | undefined> {
    const { rows } = await this.#database.query<Row>(
      `UPDATE tasks
      SET title = coalesce($1, title), done = coalesce($2, done), updated_at = now()
      WHERE id = $3
      RETURNING *`,
      [title, done, id],
    );
    return rows[0] && toTask(rows[0]);
  }

  /** Whether there was such a task. */
  async delete(id: number): Promise<boolean> {
    const { rowCount } = await this.#database.query("DELETE FROM tasks WHERE id = $1", [id]);
    return rowCount === 1;
  }
}

function toTask(row: Row): Task {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
{{- end }}
