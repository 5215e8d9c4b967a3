// node src/migrate.ts up|down
import { loadConfig } from "./config.ts";
import { openDatabase } from "./database/database.ts";
import { migrate } from "./database/migrator.ts";
{{- if eq .options.database "postgresql" }}
import { createLogger } from "./logger.ts";
{{- end }}

const direction = process.argv[2];
if (direction !== "up" && direction !== "down") {
  console.error("usage: migrate up|down");
  process.exit(2);
}
{{- if eq .options.database "sqlite" }}
const database = openDatabase(loadConfig().DATABASE_URL);
{{- else }}
const config = loadConfig();
const database = openDatabase(config.DATABASE_URL, createLogger(config), { queryTimeout: 0 });
{{- end }}
try {
  const results = await migrate(database, direction);
  for (const { migrationName, status } of results) {
    console.log(`${direction} ${migrationName}: ${status}`);
  }
  if (results.length === 0) console.log("nothing to migrate");
} finally {
  await database.destroy();
}
