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
import { Pool, TypeOverrides, types } from "pg";
import type { Logger } from "pino";

import type { Tables } from "./schema.ts";

export type Database = Kysely<Tables>;

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
  pool.on("error", (err) => logger.warn({ err }, "database connection lost"));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
{{- end }}
