<?php

namespace App\Controller;

use App\Dto\Page;
use App\Dto\TaskChange;
use App\Dto\TaskDraft;
use App\Entity\Task;
use App\Repository\TaskRepository;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Attribute\MapQueryString;
use Symfony\Component\HttpKernel\Attribute\MapRequestPayload;
use Symfony\Component\Routing\Attribute\Route;

#[Route('/api/v1/tasks', name: 'task_', format: 'json')]
final class TaskController extends AbstractController
{
    // As many digits as fit into 64 bits.
    private const ID = '\d{1,18}';

    public function __construct(
        private readonly TaskRepository $tasks,
        private readonly EntityManagerInterface $entityManager,
    ) {
    }

    #[Route(name: 'list', methods: ['GET'])]
    public function list(
        #[MapQueryString(validationFailedStatusCode: Response::HTTP_BAD_REQUEST)] Page $page = new Page(),
    ): JsonResponse {
        return $this->json([
            'items' => $this->tasks->page($page->limit, $page->offset),
            'total' => $this->tasks->count(),
        ]);
    }

    #[Route(name: 'create', methods: ['POST'])]
    public function create(#[MapRequestPayload(acceptFormat: 'json')] TaskDraft $draft): JsonResponse
    {
        $task = $draft->task();
        $this->entityManager->persist($task);
        $this->entityManager->flush();

        return $this->json($task, Response::HTTP_CREATED, [
            'Location' => $this->generateUrl('task_show', ['id' => $task->getId()]),
        ]);
    }

    #[Route('/{id}', name: 'show', requirements: ['id' => self::ID], methods: ['GET'])]
    public function show(Task $task): JsonResponse
    {
        return $this->json($task);
    }

    #[Route('/{id}', name: 'change', requirements: ['id' => self::ID], methods: ['PATCH'])]
    public function change(Task $task, #[MapRequestPayload(acceptFormat: 'json')] TaskChange $change): JsonResponse
    {
        $change->applyTo($task);
        $this->entityManager->flush();

        return $this->json($task);
    }

    #[Route('/{id}', name: 'delete', requirements: ['id' => self::ID], methods: ['DELETE'])]
    public function delete(Task $task): Response
    {
        $this->entityManager->remove($task);
        $this->entityManager->flush();

        return new Response(status: Response::HTTP_NO_CONTENT);
    }
}
