import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  IsBoolean,
  IsString,
  Length,
  Matches,
  ValidateIf,
} from 'class-validator';

export class CreateTaskDto {
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Buy milk' })
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? value.trim() : value,
  )
  // What no database can keep in a text.
  @Matches(/^[^\0\p{Cs}]*$/u, {
    message: '$property must be valid text without NUL',
  })
  @Length(1, 200)
  @IsString()
  title: string;

  @ApiPropertyOptional({ description: 'False unless it is said.' })
  @IsBoolean()
  // Not IsOptional, which lets null pass as well.
  @ValidateIf((_, value) => value !== undefined)
  done?: boolean;
}
