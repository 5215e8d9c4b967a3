import {
  RequestTimeoutException,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Answers in place of a handler that takes too long, or of a body that never comes. */
export function requestTimeout(milliseconds: number) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const timer = setTimeout(() => {
      if (!response.headersSent) response.set('Connection', 'close');
      next(
        request.complete
          ? new ServiceUnavailableException('the answer took too long')
          : new RequestTimeoutException('the body did not arrive in time'),
      );
    }, milliseconds);
    response.on('close', () => clearTimeout(timer));
    next();
  };
}
