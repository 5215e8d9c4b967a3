import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblems } from '../common/decorators/api-problems.decorator.js';
import { ParseIdPipe } from '../common/pipes/parse-id.pipe.js';
import { CreateTaskDto } from './dto/create-task.dto.js';
import { ListTasksDto } from './dto/list-tasks.dto.js';
import { TaskDto, TaskListDto } from './dto/task.dto.js';
import { UpdateTaskDto } from './dto/update-task.dto.js';
import { TasksService } from './tasks.service.js';

const id = { name: 'id', schema: { type: 'integer', minimum: 1 } } as const;

@ApiTags('tasks')
@Controller({ path: 'tasks', version: '1' })
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Post()
  @ApiOperation({ summary: 'Create a task' })
  @ApiCreatedResponse({
    description: 'The task was created.',
    type: TaskDto,
    headers: {
      Location: { description: 'Where it is.', schema: { type: 'string' } },
    },
  })
  @ApiProblems(400, 408, 413, 415, 422)
  async create(
    @Body() dto: CreateTaskDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TaskDto> {
    const task = await this.tasks.create(dto);
    response.location(`${request.path}/${task.id}`);
    return TaskDto.from(task);
  }

  @Get()
  @ApiOperation({ summary: 'A part of all tasks, oldest first' })
  @ApiOkResponse({ description: 'Tasks.', type: TaskListDto })
  @ApiProblems(400)
  async findAll(@Query() query: ListTasksDto): Promise<TaskListDto> {
    const [tasks, total] = await this.tasks.findAll(query);
    return { items: tasks.map((task) => TaskDto.from(task)), total };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One task' })
  @ApiParam(id)
  @ApiOkResponse({ description: 'The task.', type: TaskDto })
  @ApiProblems(404)
  async findOne(@Param('id', ParseIdPipe) id: number): Promise<TaskDto> {
    return TaskDto.from(await this.tasks.findOne(id));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a task; what is left out stays as it is' })
  @ApiParam(id)
  @ApiOkResponse({ description: 'The task, changed.', type: TaskDto })
  @ApiProblems(400, 404, 408, 413, 415, 422)
  async update(
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: UpdateTaskDto,
  ): Promise<TaskDto> {
    return TaskDto.from(await this.tasks.update(id, dto));
  }

  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Delete a task' })
  @ApiParam(id)
  @ApiNoContentResponse({ description: 'The task is gone.' })
  @ApiProblems(404)
  remove(@Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.tasks.remove(id);
  }
}
