// node src/migrate.ts up|down
import { loadConfig } from "./config.ts";
import { openDatabase } from "./database/database.ts";
import { migrate } from "./database/migrator.ts";
{{- if eq .options.database "postgresql" }}
import { Logger } from "./logger.ts";
{{- end }}

const direction = process.argv[2];
if (direction !== "up" && direction !== "down") {
  console.error("usage: migrate up|down");
  process.exit(2);
}
{{- if eq .options.database "sqlite" }}
const database = openDatabase(loadConfig().databaseUrl);
try {
  const names = migrate(database, direction);
{{- else }}
const config = loadConfig();
const database = openDatabase(config.databaseUrl, new Logger(config), { queryTimeout: 0 });
try {
  const names = await migrate(database, direction);
{{- end }}
  for (const name of names) console.log(`${direction} ${name}`);
  if (names.length === 0) console.log("nothing to migrate");
} finally {
{{- if eq .options.database "sqlite" }}
  database.close();
{{- else }}
  await database.end();
{{- end }}
}
