import {
  type MiddlewareConsumer,
  Module,
  type NestModule,
} from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { ProblemFilter } from './common/filters/problem.filter.js';
import { jsonBody } from './common/middleware/json-body.middleware.js';
import { requestTimeout } from './common/middleware/request-timeout.middleware.js';
import { RequestValidationPipe } from './common/pipes/request-validation.pipe.js';
import { ShutdownService } from './common/shutdown.service.js';
import { type Settings, settings } from './config/settings.js';
import { databaseOptions } from './database/database.options.js';
import { HealthModule } from './health/health.module.js';
import { loggerParams } from './logging/logger-params.js';
import { MetricsMiddleware } from './metrics/metrics.middleware.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { TasksModule } from './tasks/tasks.module.js';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, load: [settings] }),
    LoggerModule.forRootAsync({
      inject: [settings.KEY],
      useFactory: loggerParams,
    }),
    TypeOrmModule.forRootAsync({
      inject: [settings.KEY],
{{- if eq .options.database "sqlite" }}
      useFactory: ({ DATABASE_URL }: Settings) => databaseOptions(DATABASE_URL),
{{- else }}
      useFactory: ({ DATABASE_URL }: Settings) => ({
        ...databaseOptions(DATABASE_URL, { queryTimeout: 10_000 }),
        retryAttempts: 3,
        retryDelay: 1_000,
      }),
{{- end }}
    }),
    HealthModule,
    MetricsModule,
    TasksModule,
  ],
  controllers: [OpenApiController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    ShutdownService,
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(MetricsMiddleware, requestTimeout(15_000), jsonBody)
      .forRoutes('{*path}');
  }
}
