import { isUtf8 } from 'node:buffer';
import {
  BadRequestException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { json, type NextFunction, type Request, type Response } from 'express';

const parse = json({
  limit: '1mb',
  strict: false,
  verify: (_request, _response, body) => {
    // The parser puts other characters for broken ones.
    if (!isUtf8(body)) throw new BadRequestException('the body is not UTF-8');
  },
});

/** Reads a body of JSON of at most 1 MiB; no other body gets past it. */
export function jsonBody(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (request.is('application/json') === false) {
    throw new UnsupportedMediaTypeException(
      'the body must be application/json',
    );
  }
  parse(request, response, (error?: unknown) => {
    if (error) next(error);
    else if (isDeeper(request.body, 20)) {
      next(new BadRequestException('the body is nested too deeply'));
    } else next();
  });
}

/** Validation goes down by recursion, which a hostile body would exhaust. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((each) => isDeeper(each, levels - 1));
}
