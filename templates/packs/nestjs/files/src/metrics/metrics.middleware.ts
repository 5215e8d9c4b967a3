import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { MetricsService } from './metrics.service.js';

/** Counts and times each request by the pattern of its route, never by its path. */
@Injectable()
export class MetricsMiddleware implements NestMiddleware {
  constructor(private readonly metrics: MetricsService) {}

  use(request: Request, response: Response, next: NextFunction): void {
    const { method } = request;
    const stop = this.metrics.durations.startTimer({ method });
    response.on('close', () => {
      const route = request.route?.path ?? 'unmatched';
      stop({ route });
      this.metrics.requests.inc({ method, route, status: response.statusCode });
    });
    next();
  }
}
