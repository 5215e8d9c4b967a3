import { once } from "node:events";
import { createServer } from "node:http";
{{- if eq .options.database "postgresql" }}
import { setTimeout as delay } from "node:timers/promises";
{{- end }}

import { createApp } from "./app.ts";
import { loadConfig } from "./config.ts";
import { openDatabase } from "./database/database.ts";
import { Logger } from "./logger.ts";

const config = loadConfig();
const logger = new Logger(config);
{{- if eq .options.database "sqlite" }}
const database = openDatabase(config.databaseUrl);
{{- else }}
const database = openDatabase(config.databaseUrl, logger);
{{- end }}
const stopping = new AbortController();
const server = createServer(
  {
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    // Longer than the minute that load balancers keep an idle connection.
    keepAliveTimeout: 65_000,
  },
  createApp({ database, logger, stopping: stopping.signal }),
);

/** Lets what is running finish, at most until ten seconds are over. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  logger.info("stopping", { signal });
  const closed = once(server, "close");
  server.close();
  setInterval(() => server.closeIdleConnections(), 100);
  setTimeout(() => server.closeAllConnections(), 9_000);
  await closed;
{{- if eq .options.database "sqlite" }}
  database.close();
{{- else }}
  await Promise.race([database.end(), delay(500)]);
{{- end }}
  process.exit();
}

process.on("SIGINT", (signal) => void stop(signal));
process.on("SIGTERM", (signal) => void stop(signal));

server.on("error", (err) => {
  logger.error("cannot listen", { err });
  process.exit(1);
});
server.listen(config.port, config.host, () => {
  logger.info("listening", { host: config.host, port: config.port });
});
