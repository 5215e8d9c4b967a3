<?php

namespace App\Controller;

use App\Entity\Task;
use App\Metrics;
use Doctrine\DBAL\Exception;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Component\DependencyInjection\Attribute\Autowire;
use Symfony\Component\HttpFoundation\BinaryFileResponse;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;

/** What the platform asks of the service. */
final class ServiceController
{
    #[Route('/healthz', name: 'healthz', methods: ['GET'])]
    public function live(): JsonResponse
    {
        return new JsonResponse(['status' => 'ok']);
    }

    #[Route('/readyz', name: 'readyz', methods: ['GET'])]
    public function ready(EntityManagerInterface $entityManager): JsonResponse
    {
        try {
            $entityManager->getRepository(Task::class)->findOneBy([]);
        } catch (Exception) {
            return new JsonResponse(
                ['status' => 'unavailable', 'checks' => ['database' => 'no answer']],
                Response::HTTP_SERVICE_UNAVAILABLE,
            );
        }

        return new JsonResponse(['status' => 'ok', 'checks' => ['database' => 'ok']]);
    }

    #[Route('/metrics', name: 'metrics', methods: ['GET'])]
    public function metrics(Metrics $metrics): Response
    {
        return new Response($metrics->render(), headers: ['Content-Type' => Metrics::MEDIA_TYPE]);
    }

    #[Route('/openapi.json', name: 'openapi', methods: ['GET'])]
    public function openapi(
        #[Autowire('%kernel.project_dir%/config/openapi.json')] string $file,
    ): Response {
        return new BinaryFileResponse($file, headers: ['Content-Type' => 'application/json']);
    }
}
