import type { Selectable } from "kysely";

import type { Database } from "../database/database.ts";
import type { TaskTable } from "../database/schema.ts";
import type { NewTask, Page, Task, TaskChange, TaskList } from "./task.schema.ts";

export class TaskRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async create(task: NewTask): Promise<Task> {
    const now = new Date().toISOString();
    const row = await this.#database
      .insertInto("tasks")
      .values({ ...task, created_at: now, updated_at: now })
      .returningAll()
      .executeTakeFirstOrThrow();
    return toTask(row);
  }

  /** A part of all tasks, oldest first, and how many there are. */
  async list({ limit, offset }: Page): Promise<TaskList> {
    const tasks = this.#database.selectFrom("tasks");
    const { total } = await tasks
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    const rows = await tasks.selectAll().orderBy("id").limit(limit).offset(offset).execute();
    return { items: rows.map(toTask), total };
  }

  async find(id: number): Promise<Task | undefined> {
    const row = await this.#database
      .selectFrom("tasks")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
    return row && toTask(row);
  }

  async update(id: number, change: TaskChange): Promise<Task | undefined> {
    const row = await this.#database
      .updateTable("tasks")
      .set({ ...change, updated_at: new Date().toISOString() })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirst();
    return row && toTask(row);
  }

  /** Whether there was such a task. */
  async delete(id: number): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom("tasks")
      .where("id", "=", id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

function toTask(row: Selectable<TaskTable>): Task {
  return {
{{- if eq .options.database "sqlite" }}
    ...row,
    done: row.done === 1,
{{- else }}
    ...row,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
{{- end }}
  };
}
