<?php

namespace App\Dto;

use App\Entity\Task;
use App\Validator\TaskTitle;
use Symfony\Component\Validator\Constraints as Assert;

/** What POST takes. The properties take anything, so that one answer names all that is wrong. */
final class TaskDraft
{
    #[Assert\NotNull]
    #[TaskTitle]
    public mixed $title = null;

    #[Assert\NotNull]
    #[Assert\Type('bool')]
    public mixed $done = false;

    public function task(): Task
    {
        return new Task(trim($this->title), $this->done);
    }
}
