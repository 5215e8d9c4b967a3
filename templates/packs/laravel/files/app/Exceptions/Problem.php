<?php

namespace App\Exceptions;

use Illuminate\Auth\AuthenticationException;
use Illuminate\Contracts\Database\LostConnectionDetector;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Response;
use Illuminate\Validation\ValidationException;
use PDOException;
use Symfony\Component\HttpKernel\Exception\HttpExceptionInterface;
use Throwable;

/** Answers every error as a problem of RFC 9457. */
class Problem
{
    public static function of(Throwable $error): JsonResponse
    {
        $status = self::status($error);
        $problem = [
            'type' => 'about:blank',
            'title' => Response::$statusTexts[$status] ?? 'Error',
            'status' => $status,
            'detail' => match (true) {
                $status >= 500 => 'The service could not answer. Try again later.',
                $status === 404 => 'There is nothing here.',
                $error instanceof ValidationException => 'The request breaks a rule.',
                default => $error->getMessage() ?: 'The request is not valid.',
            },
        ];
        if ($error instanceof ValidationException) {
            $problem['errors'] = $error->errors();
        }

        return new JsonResponse(
            $problem,
            $status,
            ['Content-Type' => 'application/problem+json'] + ($error instanceof HttpExceptionInterface ? $error->getHeaders() : []),
            JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES,
        );
    }

    private static function status(Throwable $error): int
    {
        return match (true) {
            $error instanceof HttpExceptionInterface => $error->getStatusCode(),
            $error instanceof ValidationException => $error->status,
            $error instanceof AuthenticationException => 401,
            $error instanceof PDOException && app(LostConnectionDetector::class)->causedByLostConnection($error) => 503,
            default => 500,
        };
    }
}
