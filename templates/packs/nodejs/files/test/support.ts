{{- if eq .options.database "postgresql" -}}
import { randomUUID } from "node:crypto";
{{ end -}}
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

import { createApp } from "../src/app.ts";
{{- if eq .options.database "postgresql" }}
import { parseConfig } from "../src/config.ts";
{{- end }}
import { type Database, openDatabase } from "../src/database/database.ts";
import { migrate } from "../src/database/migrator.ts";
import { {{ if eq .answers.security.posture "regulated" }}type Level, {{ end }}Logger } from "../src/logger.ts";

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
  { tables = true, level = "info" }: { tables?: boolean; level?: Level } = {},
) {
  const lines: string[] = [];
  const logger = new Logger({ logLevel: level, appEnv: "test" }, (line) => lines.push(line));
{{- else }}
export async function startService(t: TestContext, { tables = true } = {}) {
  const lines: string[] = [];
  const logger = new Logger({ logLevel: "info", appEnv: "test" }, (line) => lines.push(line));
{{- end }}
{{- if eq .options.database "sqlite" }}
  const database = openEmpty(t);
  if (tables) migrate(database, "up");
{{- else }}
  const database = await openEmpty(t);
  if (tables) await migrate(database, "up");
{{- end }}
  const stopping = new AbortController();
  const server = createServer(createApp({ database, logger, stopping: stopping.signal }));
  server.listen(0, "127.0.0.1");
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
  t.after(() => {
    if (database.isOpen) database.close();
  });
  return database;
}
{{- else }}

/** A schema without tables in the database at DATABASE_URL, gone with the test. */
export async function openEmpty(t: TestContext): Promise<Database> {
  const url = new URL(parseConfig(process.env).databaseUrl);
  const logger = new Logger({ logLevel: "error", appEnv: "test" });
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = openDatabase(url.href, logger);
  await admin.query(`CREATE SCHEMA ${schema}`);
  url.searchParams.set("options", `-csearch_path=${schema}`);
  const database = openDatabase(url.href, logger);
  t.after(async () => {
    if (!database.ended) await database.end();
    await admin.query(`DROP SCHEMA ${schema} CASCADE`);
    await admin.end();
  });
  return database;
}
{{- end }}
