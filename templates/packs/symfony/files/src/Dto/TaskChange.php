<?php

namespace App\Dto;

use App\Entity\Task;
use App\Validator\TaskTitle;
use Symfony\Component\Validator\Constraints as Assert;
use Symfony\Component\Validator\Context\ExecutionContextInterface;

/** What PATCH takes. A property that was not sent stays uninitialized. */
final class TaskChange
{
    #[TaskTitle]
    public mixed $title;

    #[Assert\Type('bool')]
    public mixed $done;

    #[Assert\Callback]
    public function nothingIsNull(ExecutionContextInterface $context): void
    {
        foreach (array_keys(get_object_vars($this), null, true) as $property) {
            $context->buildViolation('This value should not be null.')->atPath($property)->addViolation();
        }
    }

    public function applyTo(Task $task): void
    {
        $given = get_object_vars($this);
        if ([] !== $given) {
            $task->change(trim($given['title'] ?? $task->getTitle()), $given['done'] ?? $task->isDone());
        }
    }
}
