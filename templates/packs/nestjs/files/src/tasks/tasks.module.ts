import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
{{- if eq .answers.security.posture "regulated" }}
import { AuditModule } from '../audit/audit.module.js';
{{- end }}
import { Task } from './entities/task.entity.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
{{- if eq .answers.security.posture "regulated" }}
  imports: [TypeOrmModule.forFeature([Task]), AuditModule],
{{- else }}
  imports: [TypeOrmModule.forFeature([Task])],
{{- end }}
  controllers: [TasksController],
  providers: [TasksService],
})
export class TasksModule {}
