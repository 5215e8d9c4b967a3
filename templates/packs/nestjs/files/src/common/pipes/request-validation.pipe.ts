import {
  type ArgumentMetadata,
  HttpStatus,
  Injectable,
  type PipeTransform,
  ValidationPipe,
  type ValidationPipeOptions,
} from '@nestjs/common';

const options: ValidationPipeOptions = {
  errorFormat: 'grouped',
  stopAtFirstError: true,
  transform: true,
  whitelist: true,
};

/** Holds bodies and queries against their classes: 422 for a body, 400 for a query. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  private readonly body = new ValidationPipe({
    ...options,
    errorHttpStatusCode: HttpStatus.UNPROCESSABLE_ENTITY,
  });
  private readonly query = new ValidationPipe(options);

  async transform(
    value: unknown,
    metadata: ArgumentMetadata,
  ): Promise<unknown> {
    if (metadata.type === 'body') return this.body.transform(value, metadata);
    if (metadata.type === 'query') return this.query.transform(value, metadata);
    return value;
  }
}
