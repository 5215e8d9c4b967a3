import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';

export type AuditAction = 'task.create' | 'task.update' | 'task.delete';

/** The trail of what was changed. Its lines hold nothing of what people wrote. */
@Injectable()
export class AuditService {
  constructor(private readonly pino: PinoLogger) {}

  /** Writes a line, whatever the log's level. Call it once the change is committed. */
  record(action: AuditAction, taskId: number): void {
    this.pino.logger
      .child({}, { level: 'info' })
      .info({ action, task_id: taskId }, 'audit');
  }
}
