import { STATUS_CODES } from 'node:http';
import {
  type ArgumentsHost,
  BadRequestException,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  MethodNotAllowedException,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ProblemDto } from '../dto/problem.dto.js';

/** Answers whatever was thrown as a problem. Causes of a 500 go to the log alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    // What comes too late: the time was up, and said so.
    if (response.writableEnded) return;
    const problem = toProblem(
      request.route ? exception : unmatched(exception, request, response),
    );
    if (problem.status >= 500) {
      this.logger.error({ err: exception }, 'request failed');
    }
    if (response.headersSent) response.destroy();
    else {
      response
        .status(problem.status)
        .type('application/problem+json')
        .send(JSON.stringify(problem));
    }
  }
}

function toProblem(exception: unknown): ProblemDto {
  const known = exception instanceof HttpException;
  const status = known ? exception.getStatus() : 500;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    ...(known
      ? describe(exception)
      : { detail: 'the service could not answer this request' }),
  };
}

/** Tells a message from what the validation pipe found, by field. */
function describe(
  exception: HttpException,
): Pick<ProblemDto, 'detail' | 'errors'> {
  const response = exception.getResponse();
  if (typeof response === 'object' && 'message' in response) {
    const { message } = response;
    if (typeof message === 'object') {
      const errors = message as Record<string, string[]>;
      return { detail: 'what was sent breaks a rule', errors };
    }
  }
  return { detail: exception.message };
}

/** What Express's types leave out of a layer of its router. */
interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** Nest knows no 405: a path that exists is 404 for a method that it does not have. */
function unmatched(
  exception: unknown,
  request: Request,
  response: Response,
): unknown {
  if (!(exception instanceof NotFoundException)) return exception;
  if (!URL.canParse(request.originalUrl, 'http://localhost')) {
    return new BadRequestException('the address cannot be read');
  }
  const layers = request.app.router.stack as unknown as Layer[];
  const methods = layers
    .filter((layer) => layer.route && layer.match(request.path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  if (methods.length === 0) {
    return new NotFoundException('there is nothing at this path');
  }
  if (methods.includes('GET')) methods.push('HEAD');
  response.set('Allow', [...new Set(methods)].sort().join(', '));
  return new MethodNotAllowedException(
    `this path does not take ${request.method}`,
  );
}
