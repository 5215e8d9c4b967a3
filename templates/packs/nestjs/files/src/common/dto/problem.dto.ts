import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The body of every error, as RFC 9457 has it. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 })
  status: number;

  @ApiProperty()
  detail: string;

  @ApiPropertyOptional({
    description: 'What is wrong, by field.',
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
  })
  errors?: Record<string, string[]>;
}
