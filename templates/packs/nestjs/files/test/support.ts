{{- if eq .options.database "postgresql" -}}
import { randomUUID } from 'node:crypto';
{{ end -}}
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Logger, PARAMS_PROVIDER_TOKEN } from 'nestjs-pino';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { setupApp } from '../src/app.setup.js';
import { Settings, settings } from '../src/config/settings.js';
{{- if eq .options.database "postgresql" }}
import { databaseOptions } from '../src/database/database.options.js';
{{- end }}
import { loggerParams } from '../src/logging/logger-params.js';

export const TASKS = '/api/v1/tasks';

/** nestjs-pino has one destination for a whole process. */
const lines: string[] = [];
const destination = { write: (line: string) => lines.push(line) };

/** The whole service over a database of the test's own, gone with the test. */
{{- if eq .answers.security.posture "regulated" }}
export async function startApp({ tables = true, level = 'info' } = {}) {
  const values = new Settings();
  values.LOG_LEVEL = level;
{{- else }}
export async function startApp({ tables = true } = {}) {
  const values = new Settings();
{{- end }}
{{- if eq .options.database "sqlite" }}
  values.DATABASE_URL = 'sqlite::memory:';
{{- else }}
  values.DATABASE_URL = await createSchema();
{{- end }}
  const { pinoHttp, ...params } = loggerParams(values);
  lines.length = 0;

  const module = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(settings.KEY)
    .useValue(values)
    .overrideProvider(PARAMS_PROVIDER_TOKEN)
    .useValue({ ...params, pinoHttp: [pinoHttp, destination] })
    .compile();
  const app = setupApp(
    module.createNestApplication<NestExpressApplication>({ bodyParser: false }),
  );
  app.useLogger(app.get(Logger));
  const database = app.get(DataSource);
  if (tables) await database.runMigrations();
  await app.listen(0, '127.0.0.1');
  onTestFinished(() => app.close());

  return {
    database,
    server: app.getHttpServer(),
    api: request(app.getHttpServer()),
    logged: () =>
      lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
{{- if eq .options.database "postgresql" }}

/** A schema without tables in the database at DATABASE_URL, as a URL. */
async function createSchema(): Promise<string> {
  const url = new URL(settings().DATABASE_URL);
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new DataSource(databaseOptions(url.href));
  await admin.initialize();
  await admin.query(`CREATE SCHEMA "${schema}"`);
  onTestFinished(async () => {
    await admin.query(`DROP SCHEMA "${schema}" CASCADE`);
    await admin.destroy();
  });
  url.searchParams.set('options', `-csearch_path=${schema}`);
  return url.href;
}
{{- end }}
