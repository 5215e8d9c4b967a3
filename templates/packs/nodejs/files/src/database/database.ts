{{- if eq .options.database "sqlite" -}}
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type Database = DatabaseSync;

/** Opens the file, or ":memory:", that a sqlite: URL names. */
export function openDatabase(url: string): Database {
  const path = url.replace(/^sqlite:/, "");
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  // Node.js waits with everything while SQLite waits for another process.
  const database = new DatabaseSync(path, { timeout: 1000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  return database;
}

/** Fails unless the tables can be read. */
export async function probe(database: Database): Promise<void> {
  database.prepare("SELECT id FROM tasks LIMIT 1").get();
}
{{- else -}}
import { Pool, TypeOverrides, types } from "pg";

import type { Logger } from "../logger.ts";

export type Database = Pool;

/** A pool of connections to the database, opened as they are needed. */
export function openDatabase(
  url: string,
  logger: Logger,
  { queryTimeout = 10_000 } = {}, // 0: none
): Database {
  // A bigint as a number: none of ours is too large for that.
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: queryTimeout, // the server gives up,
    query_timeout: queryTimeout, // and so do we if it is silent,
    maxLifetimeSeconds: 300, // and leave a connection that stays so.
    keepAlive: true,
    types: parsers,
  });
  // Without a listener, a lost idle connection would end the process.
  pool.on("error", (err) => logger.warn("database connection lost", { err }));
  return pool;
}

/** Fails unless the tables can be read. */
export async function probe(database: Database): Promise<void> {
  await database.query("SELECT id FROM tasks LIMIT 1");
}
{{- end }}
