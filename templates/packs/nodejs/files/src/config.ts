import { isIP } from "node:net";

import { type Level, levels } from "./logger.ts";

const environments = ["development", "test", "production"] as const;

export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  logLevel: Level;
  appEnv: (typeof environments)[number];
}

/** Reads the settings. The error names what is wrong, but never a value: it may be a password. */
export function parseConfig(env: NodeJS.ProcessEnv): Config {
  const wrong: string[] = [];

  function setting<T>(
    name: string,
    initial: string,
    rule: string,
    parse: (text: string) => T | undefined,
  ): T {
    const value = parse(env[name] || initial);
    if (value === undefined) wrong.push(`${name} must be ${rule}`);
    return value as T; // an undefined one is thrown for below
  }

  const config: Config = {
    host: setting("HOST", "127.0.0.1", "an IP address or localhost", (text) =>
      isIP(text) || text === "localhost" ? text : undefined,
    ),
    port: setting("PORT", "8080", "a whole number from 1 to 65535", (text) =>
      /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535 ? Number(text) : undefined,
    ),
{{- if eq .options.database "sqlite" }}
    databaseUrl: setting(
      "DATABASE_URL",
      "sqlite:data/tasks.db",
      "the name of a file, such as sqlite:data/tasks.db",
      (text) => (/^sqlite:[^:]/.test(text) ? text : undefined),
    ),
{{- else }}
    databaseUrl: setting(
      "DATABASE_URL",
      "",
      "an address, such as postgresql://user:password@host:5432/database",
      (text) => (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? "") ? text : undefined),
    ),
{{- end }}
    logLevel: setting("LOG_LEVEL", "info", `one of ${levels.join(", ")}`, oneOf(levels)),
    appEnv: setting(
      "APP_ENV",
      "production",
      `one of ${environments.join(", ")}`,
      oneOf(environments),
    ),
  };
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  return config;
}

function oneOf<T extends string>(words: readonly T[]): (text: string) => T | undefined {
  return (text) => words.find((word) => word === text);
}

/** Reads the settings of this process, or ends it with one line that says what is wrong. */
export function loadConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
