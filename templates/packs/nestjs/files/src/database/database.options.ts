{{- if eq .options.database "sqlite" -}}
import type { DataSourceOptions } from 'typeorm';
import { Task } from '../tasks/entities/task.entity.js';
import { CreateTasks1795132800000 } from './migrations/1795132800000-CreateTasks.js';
import { NodeSqlite } from './node-sqlite.js';

/** What the service and TypeORM's command line open the database with. */
export function databaseOptions(url: string): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    driver: NodeSqlite,
    database: url.replace(/^sqlite:/, ''),
    enableWAL: true,
    entities: [Task],
    migrations: [CreateTasks1795132800000],
  };
}
{{- else -}}
import { Logger } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import { Task } from '../tasks/entities/task.entity.js';
import { CreateTasks1795132800000 } from './migrations/1795132800000-CreateTasks.js';

const logger = new Logger('Database');

/** What the service and TypeORM's command line open the database with. */
export function databaseOptions(
  url: string,
  { queryTimeout = 0 } = {}, // 0: none
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    connectTimeoutMS: 5_000,
    extra: {
      statement_timeout: queryTimeout, // the server gives up,
      query_timeout: queryTimeout, // and so do we if it is silent,
      maxLifetimeSeconds: 300, // and leave a connection that stays so.
      keepAlive: true,
    },
    poolErrorHandler: ({ message }: Error) =>
      logger.warn(`a connection was lost: ${message}`),
    entities: [Task],
    migrations: [CreateTasks1795132800000],
  };
}
{{- end }}
