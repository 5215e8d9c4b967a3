import { promises as fs } from "node:fs";
import path from "node:path";

import { FileMigrationProvider, type MigrationResult, Migrator } from "kysely/migration";

import type { Database } from "./database.ts";

const migrationFolder = path.join(import.meta.dirname, "migrations");

/** Brings the schema up to date, or takes the last migration back, and says what was done. */
export async function migrate(
  database: Database,
  direction: "up" | "down",
{{- if eq .options.database "postgresql" }}
  schema?: string,
{{- end }}
): Promise<MigrationResult[]> {
  const migrator = new Migrator({
    db: database,
    provider: new FileMigrationProvider({ fs, path, migrationFolder }),
{{- if eq .options.database "postgresql" }}
    migrationTableSchema: schema,
{{- end }}
  });
  const { error, results = [] } =
    direction === "up" ? await migrator.migrateToLatest() : await migrator.migrateDown();
  if (error) throw error as Error;
  return results;
}
