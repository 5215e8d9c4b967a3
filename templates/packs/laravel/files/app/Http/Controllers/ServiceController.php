<?php

namespace App\Http\Controllers;

use App\Models\Task;
use App\Support\Metrics;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Response;
use PDOException;
use Symfony\Component\HttpFoundation\BinaryFileResponse;

/** What the platform asks of the service. */
class ServiceController extends Controller
{
    public function live(): JsonResponse
    {
        return new JsonResponse(['status' => 'ok']);
    }

    public function ready(): JsonResponse
    {
        try {
            Task::query()->exists();
        } catch (PDOException) {
            return new JsonResponse(['status' => 'unavailable', 'checks' => ['database' => 'no answer']], 503);
        }

        return new JsonResponse(['status' => 'ok', 'checks' => ['database' => 'ok']]);
    }

    public function metrics(Metrics $metrics): Response
    {
        return new Response($metrics->render(), headers: ['Content-Type' => Metrics::MEDIA_TYPE]);
    }

    public function openapi(): BinaryFileResponse
    {
        return response()->file(resource_path('openapi.json'), ['Content-Type' => 'application/json']);
    }
}
