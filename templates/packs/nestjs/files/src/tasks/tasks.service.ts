import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
{{- if eq .answers.security.posture "regulated" }}
import { AuditService } from '../audit/audit.service.js';
{{- end }}
import type { CreateTaskDto } from './dto/create-task.dto.js';
import type { ListTasksDto } from './dto/list-tasks.dto.js';
import type { UpdateTaskDto } from './dto/update-task.dto.js';
import { Task } from './entities/task.entity.js';

@Injectable()
export class TasksService {
  constructor(
    @InjectRepository(Task) private readonly tasks: Repository<Task>,
{{- if eq .answers.security.posture "regulated" }}
    private readonly audit: AuditService,
{{- end }}
  ) {}

  async create(dto: CreateTaskDto): Promise<Task> {
    const task = this.tasks.create(dto);
    await this.tasks.insert(task);
{{- if eq .answers.security.posture "regulated" }}
    this.audit.record('task.create', task.id);
{{- end }}
    return task;
  }

  /** A part of all tasks, oldest first, and how many there are. */
  findAll({ limit, offset }: ListTasksDto): Promise<[Task[], number]> {
    return this.tasks.findAndCount({
      order: { id: 'ASC' },
      skip: offset,
      take: limit,
    });
  }

  async findOne(id: number): Promise<Task> {
    const task = await this.tasks.findOneBy({ id });
    if (!task) throw new NotFoundException('there is no such task');
    return task;
  }

  async update(id: number, dto: UpdateTaskDto): Promise<Task> {
    const { affected } = await this.tasks.update(id, dto);
    if (!affected) throw new NotFoundException('there is no such task');
{{- if eq .answers.security.posture "regulated" }}
    this.audit.record('task.update', id);
{{- end }}
    return this.findOne(id);
  }

  async remove(id: number): Promise<void> {
    const { affected } = await this.tasks.delete(id);
    if (!affected) throw new NotFoundException('there is no such task');
{{- if eq .answers.security.posture "regulated" }}
    this.audit.record('task.delete', id);
{{- end }}
  }
}
