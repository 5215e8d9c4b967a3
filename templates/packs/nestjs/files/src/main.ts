import { ShutdownSignal } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { setupApp } from './app.setup.js';
import { type Settings, settings, SettingsError } from './config/settings.js';

async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    // What stops the start is told below, and only there.
    abortOnError: false,
    autoFlushLogs: false,
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  setupApp(app);
  app.enableShutdownHooks([ShutdownSignal.SIGINT, ShutdownSignal.SIGTERM], {
    useProcessExit: true,
  });
  // Longer than the minute that load balancers keep an idle connection.
  app.getHttpServer().keepAliveTimeout = 65_000;
  const { HOST, PORT } = app.get<Settings>(settings.KEY);
  await app.listen(PORT, HOST);
  app.get(Logger).log(`listening on ${await app.getUrl()}`);
}

try {
  await bootstrap();
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
}
