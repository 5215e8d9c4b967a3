import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";

import type { Config } from "./config.ts";

/** One JSON line an event on stdout; in development, lines for people. */
export function createLogger(
  { LOG_LEVEL, APP_ENV }: Pick<Config, "LOG_LEVEL" | "APP_ENV">,
  destination?: DestinationStream,
): Logger {
  const options = { level: LOG_LEVEL, base: null, timestamp: stdTimeFunctions.isoTime };
  if (APP_ENV === "development") {
    const transport = { target: "pino-pretty", options: { singleLine: true } };
    return pino({ ...options, transport });
  }
  return pino({ ...options, formatters: { level: (label) => ({ level: label }) } }, destination);
}
