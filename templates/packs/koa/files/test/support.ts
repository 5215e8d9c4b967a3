{{- if eq .options.database "postgresql" -}}
import { randomUUID } from "node:crypto";
{{ end -}}
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
{{- if eq .options.database "postgresql" }}

import { sql } from "kysely";
{{- end }}

import { createApp } from "../src/app.ts";
{{- if and (eq .options.database "postgresql") (eq .answers.security.posture "regulated") }}
import { type Config, parseConfig } from "../src/config.ts";
{{- else if eq .options.database "postgresql" }}
import { parseConfig } from "../src/config.ts";
{{- else if eq .answers.security.posture "regulated" }}
import type { Config } from "../src/config.ts";
{{- end }}
import { type Database, openDatabase } from "../src/database/database.ts";
import { migrate } from "../src/database/migrator.ts";
import { createLogger } from "../src/logger.ts";

export const TASKS = "/api/v1/tasks";

export interface Stored {
  id: number;
  title: string;
  done: boolean;
  created_at: string;
  updated_at: string;
}

export interface Refusal {
  title: string;
  status: number;
  detail: string;
  errors: Record<string, string[]>;
}

/** The whole service over a database of the test's own. */
{{- if eq .answers.security.posture "regulated" }}
export async function startService(
  t: TestContext,
  { tables = true, level = "info" }: { tables?: boolean; level?: Config["LOG_LEVEL"] } = {},
) {
{{- else }}
export async function startService(t: TestContext, { tables = true } = {}) {
{{- end }}
  const lines: string[] = [];
  const logger = createLogger(
    { LOG_LEVEL: {{ if eq .answers.security.posture "regulated" }}level{{ else }}"info"{{ end }}, APP_ENV: "test" },
    { write: (line) => lines.push(line) },
  );
{{- if eq .options.database "sqlite" }}
  const database = openEmpty(t);
  if (tables) await migrate(database, "up");
{{- else }}
  const { database, schema } = await openSchema(t);
  if (tables) await migrate(database, "up", schema);
{{- end }}
  const stopping = new AbortController();
  const server = createApp({ database, logger, stopping: stopping.signal }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const request = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, init);

  return {
    database,
    port,
    stop: () => stopping.abort(),
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    request,
    /** Sends a value as JSON, or a text as it is. */
    send: (method: string, path: string, body: unknown) =>
      request(path, {
        method,
        headers: { "Content-Type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

export async function read<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}
{{- if eq .options.database "sqlite" }}

/** A database without tables, gone with the test. */
export function openEmpty(t: TestContext): Database {
  const database = openDatabase("sqlite::memory:");
  t.after(() => database.destroy());
  return database;
}
{{- else }}

/** A schema without tables in the database at DATABASE_URL, gone with the test. */
export async function openSchema(t: TestContext): Promise<{ database: Database; schema: string }> {
  const url = new URL(parseConfig(process.env).DATABASE_URL);
  const logger = createLogger({ LOG_LEVEL: "error", APP_ENV: "test" });
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = openDatabase(url.href, logger);
  await admin.schema.createSchema(schema).execute();
  url.searchParams.set("options", `-csearch_path=${schema}`);
  const database = openDatabase(url.href, logger);
  t.after(async () => {
    await database.destroy();
    await sql`drop schema ${sql.id(schema)} cascade`.execute(admin);
    await admin.destroy();
  });
  return { database, schema };
}
{{- end }}
