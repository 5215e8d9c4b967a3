import { ApiProperty } from '@nestjs/swagger';
import { TaskDto } from './task.dto.js';

export class TaskListDto {
  @ApiProperty({ type: [TaskDto] })
  items: TaskDto[];

  @ApiProperty({ type: 'integer', minimum: 0 })
  total: number;
}
