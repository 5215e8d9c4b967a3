import { z } from "zod";

const schema = z.object({
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.literal("localhost")], "must be an IP address or localhost")
    .default("127.0.0.1"),
  PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(65535, "must be at most 65535")
    .default(8080),
{{- if eq .options.database "sqlite" }}
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:[^:]/, "must name a file, such as sqlite:data/tasks.db")
    .default("sqlite:data/tasks.db"),
{{- else }}
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "must look like postgresql://user:password@host:5432/database",
  }),
{{- end }}
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error")
    .default("info"),
  APP_ENV: z
    .enum(["development", "test", "production"], "must be development, test or production")
    .default("production"),
});

export type Config = z.infer<typeof schema>;

/** Reads the settings. The error names what is wrong, but never a value: it may be a password. */
export function parseConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new Error(
    result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "),
  );
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
