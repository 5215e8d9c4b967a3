import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Task } from '../tasks/entities/task.entity.js';

@Injectable()
export class DatabaseHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Up when the tables can be read within a second: TypeORM's own ping sees no table. */
  check(key: string) {
    return this.indicators
      .check(key)
      .attempt(async () => {
        await this.dataSource.getRepository(Task).exists();
      })
      .withTimeout(1000);
  }
}
