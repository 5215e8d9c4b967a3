import {
  Controller,
  Get,
  HttpStatus,
  Res,
  ServiceUnavailableException,
} from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
} from '@nestjs/terminus';
import type { Response } from 'express';
import { DatabaseHealthIndicator } from './database.health.js';
import { HealthDto, ReadinessDto } from './health.dto.js';

@ApiTags('operation')
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealthIndicator,
  ) {}

  @Get('healthz')
  @ApiOperation({ summary: 'Whether the process lives' })
  @ApiOkResponse({ description: 'It lives.', type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('readyz')
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ summary: 'Whether the service can do its work' })
  @ApiOkResponse({ description: 'It can.', type: ReadinessDto })
  @ApiServiceUnavailableResponse({
    description: 'The database does not answer, or the service stops.',
    type: ReadinessDto,
  })
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReadinessDto> {
    const { status, details } = await this.check();
    const checks = Object.fromEntries(
      Object.entries(details).map(([key, { status }]) => [key, status]),
    );
    if (status === 'ok') return { status, checks };
    response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: 'unavailable', checks };
  }

  /** Terminus throws what it found when it is not well. */
  private async check(): Promise<HealthCheckResult> {
    try {
      return await this.health.check([() => this.database.check('database')]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return error.getResponse() as HealthCheckResult;
    }
  }
}
