import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../app.module.js';
import { setupApp } from '../app.setup.js';
import { createOpenApi } from './openapi.document.js';

// Nothing is started in a preview, not even the connection to the database.
const app = await NestFactory.create<NestExpressApplication>(AppModule, {
  logger: false,
  preview: true,
});
console.log(JSON.stringify(createOpenApi(setupApp(app)), null, 2));
