import { STATUS_CODES } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDto } from '../dto/problem.dto.js';

/** Describes the errors that a route may answer with, and that of a fault of ours. */
export function ApiProblems(...statuses: number[]) {
  const content = {
    'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } },
  };
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({ status, description: STATUS_CODES[status], content }),
    ),
    ApiResponse({
      status: '5XX',
      description: 'The service could not answer.',
      content,
    }),
  );
}
