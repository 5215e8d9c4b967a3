<?php

namespace App\EventListener;

use App\Entity\Task;
use Doctrine\Bundle\DoctrineBundle\Attribute\AsDoctrineListener;
use Doctrine\ORM\Event\PostPersistEventArgs;
use Doctrine\ORM\Event\PostUpdateEventArgs;
use Doctrine\ORM\Event\PreRemoveEventArgs;
use Doctrine\ORM\Events;
use Monolog\Attribute\WithMonologChannel;
use Psr\Log\LoggerInterface;

/** Keeps the audit trail: which request created, changed or deleted which task. No line holds what a task says. */
#[AsDoctrineListener(Events::postPersist)]
#[AsDoctrineListener(Events::postUpdate)]
#[AsDoctrineListener(Events::preRemove)]
#[AsDoctrineListener(Events::postFlush)]
#[WithMonologChannel('audit')]
final class AuditListener
{
    /** @var list<array{action: string, task_id: ?int}> */
    private array $changes = [];

    public function __construct(private readonly LoggerInterface $logger)
    {
    }

    public function postPersist(PostPersistEventArgs $event): void
    {
        $this->note('task.create', $event->getObject());
    }

    public function postUpdate(PostUpdateEventArgs $event): void
    {
        $this->note('task.update', $event->getObject());
    }

    // Once it is removed, it has no id any more.
    public function preRemove(PreRemoveEventArgs $event): void
    {
        $this->note('task.delete', $event->getObject());
    }

    // The flush has committed by now.
    public function postFlush(): void
    {
        $changes = $this->changes;
        $this->changes = [];
        foreach ($changes as $change) {
            $this->logger->info('audit', $change);
        }
    }

    private function note(string $action, object $entity): void
    {
        if ($entity instanceof Task) {
            $this->changes[] = ['action' => $action, 'task_id' => $entity->getId()];
        }
    }
}
