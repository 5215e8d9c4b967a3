{{- if eq .options.database "sqlite" -}}
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Database } from "./database.ts";

const folder = join(import.meta.dirname, "../../migrations");

/** Brings the schema up to date, or takes the last migration back, and names what was done. */
export function migrate(database: Database, direction: "up" | "down"): string[] {
  database.exec("BEGIN IMMEDIATE"); // one at a time, and all or nothing
  try {
    database.exec("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT");
    const names = direction === "up" ? up(database) : down(database);
    database.exec("COMMIT");
    return names;
  } catch (error) {
    // After a full disk, SQLite has done so itself.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function up(database: Database): string[] {
  const done = applied(database);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".up.sql"))
    .map((file) => file.replace(/\.up\.sql$/, ""))
    .filter((name) => !done.includes(name))
    .sort();
  for (const name of names) {
    database.exec(script(`${name}.up.sql`));
    database.prepare("INSERT INTO migrations (name) VALUES (?)").run(name);
  }
  return names;
}

function down(database: Database): string[] {
  const name = applied(database).at(-1);
  if (name === undefined) return [];
  database.exec(script(`${name}.down.sql`));
  database.prepare("DELETE FROM migrations WHERE name = ?").run(name);
  return [name];
}

function applied(database: Database): string[] {
  const rows = database.prepare("SELECT name FROM migrations ORDER BY name").all();
  return rows.map(({ name }) => String(name));
}

function script(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}
{{- else -}}
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { PoolClient } from "pg";

import type { Database } from "./database.ts";

const folder = join(import.meta.dirname, "../../migrations");

/** Brings the schema up to date, or takes the last migration back, and names what was done. */
export async function migrate(database: Database, direction: "up" | "down"): Promise<string[]> {
  const client = await database.connect();
  try {
    await client.query("BEGIN"); // all or nothing,
    await client.query("SELECT pg_advisory_xact_lock(hashtext('migrations'))"); // one at a time
    await client.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
    const names = direction === "up" ? await up(client) : await down(client);
    await client.query("COMMIT");
    return names;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // as a lost connection does itself
    throw error;
  } finally {
    client.release();
  }
}

async function up(client: PoolClient): Promise<string[]> {
  const done = await applied(client);
  const names = (await readdir(folder))
    .filter((file) => file.endsWith(".up.sql"))
    .map((file) => file.replace(/\.up\.sql$/, ""))
    .filter((name) => !done.includes(name))
    .sort();
  for (const name of names) {
    await client.query(await script(`${name}.up.sql`));
    await client.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
  }
  return names;
}

async function down(client: PoolClient): Promise<string[]> {
  const name = (await applied(client)).at(-1);
  if (name === undefined) return [];
  await client.query(await script(`${name}.down.sql`));
  await client.query("DELETE FROM migrations WHERE name = $1", [name]);
  return [name];
}

async function applied(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM migrations ORDER BY name",
  );
  return rows.map(({ name }) => name);
}

function script(file: string): Promise<string> {
  return readFile(join(folder, file), "utf8");
}
{{- end }}
