import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import { stdTimeFunctions } from 'pino';
import type { Options } from 'pino-http';
import type { Settings } from '../config/settings.js';

const saneId = /^[A-Za-z0-9._-]{1,128}$/;

/** Machines ask these all the time. */
const quietPaths = new Set(['/healthz', '/readyz', '/metrics']);

/** One JSON line an event on stdout; in development, lines for people. */
export function loggerParams({ LOG_LEVEL, APP_ENV }: Settings): Params {
  const development: Options = {
    transport: { target: 'pino-pretty', options: { singleLine: true } },
  };
  const elsewhere: Options = {
    formatters: { level: (label) => ({ level: label }) },
  };
  return {
    forRoutes: ['{*path}'],
    pinoHttp: {
      level: LOG_LEVEL,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      ...(APP_ENV === 'development' ? development : elsewhere),
      genReqId: takeOrMakeId,
      quietReqLogger: true,
      quietResLogger: true,
      customAttributeKeys: { reqId: 'request_id', responseTime: 'duration_ms' },
      customLogLevel: (request) =>
        quietPaths.has(path(request)) ? 'debug' : 'info',
      customSuccessMessage: () => 'request',
      customSuccessObject: event,
      customErrorMessage: () => 'request',
      customErrorObject: (request, response, _error, value) =>
        event(request, response, value),
    },
  };
}

function takeOrMakeId(
  request: IncomingMessage,
  response: ServerResponse,
): string {
  const given = request.headers['x-request-id'];
  const id =
    typeof given === 'string' && saneId.test(given) ? given : randomUUID();
  response.setHeader('X-Request-ID', id);
  return id;
}

function event(
  request: IncomingMessage,
  response: ServerResponse,
  { duration_ms }: { duration_ms: number },
) {
  return {
    method: request.method,
    path: path(request),
    // 499, as nginx has it: the client left before there was an answer.
    status: response.headersSent ? response.statusCode : 499,
    duration_ms,
  };
}

/** Without the query, which may hold what is not for the log. */
function path(request: IncomingMessage & { originalUrl?: string }): string {
  return (request.originalUrl ?? request.url ?? '').replace(/\?.*$/s, '');
}
