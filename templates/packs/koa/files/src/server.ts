import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

import { createApp } from "./app.ts";
import { loadConfig } from "./config.ts";
import { openDatabase } from "./database/database.ts";
import { createLogger } from "./logger.ts";

const config = loadConfig();
const logger = createLogger(config);
{{- if eq .options.database "sqlite" }}
const database = openDatabase(config.DATABASE_URL);
{{- else }}
const database = openDatabase(config.DATABASE_URL, logger);
{{- end }}
const stopping = new AbortController();
const app = createApp({ database, logger, stopping: stopping.signal });
const server = app.listen(config.PORT, config.HOST, () => {
  logger.info({ host: config.HOST, port: config.PORT }, "listening");
});
server.headersTimeout = 10_000;
server.requestTimeout = 20_000;
// Longer than the minute that load balancers keep an idle connection.
server.keepAliveTimeout = 65_000;
server.on("error", (err) => {
  logger.fatal({ err }, "cannot listen");
  process.exit(1);
});

/** Lets what is running finish, at most until ten seconds are over. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  logger.info({ signal }, "stopping");
  const closed = once(server, "close");
  server.close();
  setInterval(() => server.closeIdleConnections(), 100);
  setTimeout(() => server.closeAllConnections(), 9_000);
  await closed;
  await Promise.race([database.destroy(), delay(500)]);
  process.exit();
}

process.on("SIGINT", (signal) => void stop(signal));
process.on("SIGTERM", (signal) => void stop(signal));
