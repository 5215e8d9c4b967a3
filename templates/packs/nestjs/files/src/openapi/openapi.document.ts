import type { INestApplication } from '@nestjs/common';
import {
  DocumentBuilder,
  type OpenAPIObject,
  SwaggerModule,
} from '@nestjs/swagger';

// prettier-ignore
const title = {{ .service.title | toJson }};

/** The contract of this service, from what its controllers say. */
export function createOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle(title)
    .setDescription('Tasks over HTTP. Every error is a problem of RFC 9457.')
    .setVersion('1.0.0')
    .build();
  return SwaggerModule.createDocument(app, config);
}
