import { AsyncLocalStorage } from "node:async_hooks";
import { inspect, styleText } from "node:util";

import type { Config } from "./config.ts";

export const levels = ["debug", "info", "warn", "error"] as const;
export type Level = (typeof levels)[number];
{{- if eq .answers.security.posture "regulated" }}

/** What the trail tells of. */
export type Action = "task.create" | "task.update" | "task.delete";
{{- end }}

type Fields = Record<string, unknown>;

/** The id of the request that is being answered: it stands in each of its lines. */
export const requestId = new AsyncLocalStorage<string>();

/** One JSON line an event on stdout; in development, lines for people. */
export class Logger {
  readonly #enabled: ReadonlySet<Level>;
  readonly #format: (event: Fields) => string;
  readonly #write: (line: string) => void;

  constructor(
    { logLevel, appEnv }: Pick<Config, "logLevel" | "appEnv">,
    write: (line: string) => void = (line) => process.stdout.write(line),
  ) {
    this.#enabled = new Set(levels.slice(levels.indexOf(logLevel)));
    this.#format = appEnv === "development" ? forPeople : JSON.stringify;
    this.#write = write;
  }

  debug(msg: string, fields?: Fields): void {
    this.#log("debug", msg, fields);
  }

  info(msg: string, fields?: Fields): void {
    this.#log("info", msg, fields);
  }

  warn(msg: string, fields?: Fields): void {
    this.#log("warn", msg, fields);
  }

  error(msg: string, fields?: Fields): void {
    this.#log("error", msg, fields);
  }

{{- if eq .answers.security.posture "regulated" }}
  /** A line of the trail, whatever the level is. It holds nothing of what people wrote. */
  audit(action: Action, taskId: number): void {
    this.#line("info", "audit", { action, task_id: taskId });
  }

  #log(level: Level, msg: string, fields?: Fields): void {
    if (this.#enabled.has(level)) this.#line(level, msg, fields);
  }

  #line(level: Level, msg: string, { err, ...fields }: Fields = {}): void {
{{- else }}
  #log(level: Level, msg: string, { err, ...fields }: Fields = {}): void {
    if (!this.#enabled.has(level)) return;
{{- end }}
    const event: Fields = { time: new Date().toISOString(), level, msg, ...fields };
    const id = requestId.getStore();
    if (id) event.request_id = id;
    if (err !== undefined) event.err = inspect(err);
    this.#write(`${this.#format(event)}\n`);
  }
}

const colours = { debug: "gray", info: "green", warn: "yellow", error: "red" } as const;

function forPeople({ time, level, msg, err, ...fields }: Fields): string {
  const clock = String(time).slice(11, 23);
  const colour = colours[level as Level];
  const details = Object.entries(fields).map(([name, value]) => ` ${name}=${String(value)}`);
  const line = `${clock} ${styleText(colour, String(level))} ${String(msg)}`;
  const cause = err === undefined ? "" : `\n${err as string}`;
  return `${line}${styleText("gray", details.join(""))}${cause}`;
}
