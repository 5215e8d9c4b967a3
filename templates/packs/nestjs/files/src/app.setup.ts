import { VersioningType } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { OpenApiController } from './openapi/openapi.controller.js';
import { createOpenApi } from './openapi/openapi.document.js';

/** What modules cannot say about the application: tests set it up as main.ts does. */
export function setupApp(app: NestExpressApplication): NestExpressApplication {
  app.disable('etag');
  app.useSecurityHeaders();
  app.enableVersioning({ type: VersioningType.URI, prefix: 'api/v' });
  app.get(OpenApiController).document = createOpenApi(app);
  return app;
}
