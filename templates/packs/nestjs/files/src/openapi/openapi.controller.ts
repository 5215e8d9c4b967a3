import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';

/**
 * Serves the contract. What SwaggerModule.setup() adds comes before the
 * middleware of the modules: it would have no request id, log and metrics.
 */
@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  document: OpenAPIObject;

  @Get()
  read(): OpenAPIObject {
    return this.document;
  }
}
