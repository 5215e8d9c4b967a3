import { ApiProperty } from '@nestjs/swagger';
import type { Task } from '../entities/task.entity.js';

export class TaskDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  id: number;

  @ApiProperty()
  title: string;

  @ApiProperty()
  done: boolean;

  @ApiProperty()
  created_at: Date;

  @ApiProperty()
  updated_at: Date;

  static from({ id, title, done, createdAt, updatedAt }: Task): TaskDto {
    return { id, title, done, created_at: createdAt, updated_at: updatedAt };
  }
}

export class TaskListDto {
  @ApiProperty({ type: [TaskDto] })
  items: TaskDto[];

  @ApiProperty({ type: 'integer', minimum: 0 })
  total: number;
}
