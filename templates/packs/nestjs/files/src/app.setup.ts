import type { Server } from 'node:http';
import { VersioningType } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
{{- if eq .answers.security.posture "regulated" }}
import type { Express, NextFunction, Request, Response } from 'express';
{{- else }}
import type { Express, Request, Response } from 'express';
{{- end }}
import { OpenApiController } from './openapi/openapi.controller.js';
import { createOpenApi } from './openapi/openapi.document.js';

/** What modules cannot say about the application: tests set it up as main.ts does. */
export function setupApp(app: NestExpressApplication): NestExpressApplication {
  app.disable('etag');
{{- if eq .answers.security.posture "regulated" }}
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  app.use((_request: Request, response: Response, next: NextFunction) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
{{- else }}
  app.useSecurityHeaders();
{{- end }}
  app.enableVersioning({ type: VersioningType.URI, prefix: 'api/v' });
  app.get(OpenApiController).document = createOpenApi(app);
  routeEveryTarget(app);
  return app;
}

/** A target that is no URL comes back unanswered: Express would put a page of its own. */
function routeEveryTarget(app: NestExpressApplication): void {
  const express = app.getHttpAdapter().getInstance() as Express;
  const server: Server = app.getHttpServer();
  server.off('request', express);
  server.on('request', (request: Request, response: Response) => {
    express(request, response, () => {
      request.url = '/';
      express(request, response);
    });
  });
}
