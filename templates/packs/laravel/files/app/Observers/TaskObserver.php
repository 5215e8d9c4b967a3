<?php

namespace App\Observers;

use App\Models\Task;
use Illuminate\Contracts\Events\ShouldHandleEventsAfterCommit;
use Illuminate\Support\Facades\Log;

/** Keeps the audit trail: which request created, changed or deleted which task. No line holds what a task says. */
class TaskObserver implements ShouldHandleEventsAfterCommit
{
    public function created(Task $task): void
    {
        $this->audit('task.create', $task);
    }

    public function updated(Task $task): void
    {
        $this->audit('task.update', $task);
    }

    public function deleted(Task $task): void
    {
        $this->audit('task.delete', $task);
    }

    private function audit(string $action, Task $task): void
    {
        Log::channel('audit')->info('audit', ['action' => $action, 'task_id' => $task->id]);
    }
}
