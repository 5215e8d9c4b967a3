{{- if eq .options.database "sqlite" -}}
import { Kysely, SqliteDialect } from "kysely";

import { openSqlite } from "./node-sqlite.ts";
import type { Tables } from "./schema.ts";

export type Database = Kysely<Tables>;

/** The database that a sqlite: URL names, opened on first use. */
export function openDatabase(url: string): Database {
  const path = url.replace(/^sqlite:/, "");
  return new Kysely({
    dialect: new SqliteDialect({ database: () => Promise.resolve(openSqlite(path)) }),
  });
}
{{- else -}}
import { Kysely, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import type { Logger } from "pino";

import type { Tables } from "./schema.ts";

export type Database = Kysely<Tables>;

/** A pool of connections to the database, opened as they are needed. */
export function openDatabase(url: string, logger: Logger): Database {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000, // the server gives up on a query
    query_timeout: 11_000, // and so do we, if the server is silent,
    maxLifetimeSeconds: 300, // and on a connection that stays so.
    keepAlive: true,
    types: { getTypeParser },
  });
  // Without a listener, a lost idle connection would end the process.
  pool.on("error", (err) => logger.warn({ err }, "database connection lost"));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/** A bigint is a number here: none of ours leaves the safe ones. */
const getTypeParser: typeof types.getTypeParser = (id, format) =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format);
{{- end }}
