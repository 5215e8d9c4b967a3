<?php

namespace App\EventListener;

use Doctrine\DBAL\Exception\ConnectionException;
use Psr\Log\LoggerInterface;
use Symfony\Component\EventDispatcher\Attribute\AsEventListener;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Event\ExceptionEvent;
use Symfony\Component\HttpKernel\Exception\HttpExceptionInterface;
use Symfony\Component\Validator\Exception\ValidationFailedException;

/** Answers every error as a problem of RFC 9457. */
final class ProblemListener
{
    public function __construct(private readonly LoggerInterface $logger)
    {
    }

    // After a firewall, which knows what is forbidden; before the kernel's own listener, which answers with a page.
    #[AsEventListener(priority: -64)]
    public function answer(ExceptionEvent $event): void
    {
        $error = $event->getThrowable();
        $status = match (true) {
            $error instanceof HttpExceptionInterface => $error->getStatusCode(),
            $error instanceof ConnectionException => Response::HTTP_SERVICE_UNAVAILABLE,
            default => Response::HTTP_INTERNAL_SERVER_ERROR,
        };
        if ($status >= 500) {
            $this->logger->error('the request failed', ['exception' => $error]);
        }

        $violations = self::violations($error);
        $problem = [
            'type' => 'about:blank',
            'title' => Response::$statusTexts[$status] ?? 'Error',
            'status' => $status,
            'detail' => match (true) {
                $status >= 500 => 'The service could not answer. Try again later.',
                404 === $status => 'There is nothing here.',
                [] !== $violations => 'The request breaks a rule.',
                default => $error->getMessage() ?: 'The request is not valid.',
            },
        ];
        if ([] !== $violations) {
            $problem['errors'] = $violations;
        }

        $response = new JsonResponse(null, $status, $error instanceof HttpExceptionInterface ? $error->getHeaders() : []);
        $response->setEncodingOptions($response->getEncodingOptions() | \JSON_INVALID_UTF8_SUBSTITUTE);
        $response->setData($problem);
        $response->headers->set('Content-Type', 'application/problem+json');
        $event->setResponse($response);
    }

    /** @return array<string, list<string>> */
    private static function violations(\Throwable $error): array
    {
        $violations = [];
        $failed = $error->getPrevious();
        if ($failed instanceof ValidationFailedException) {
            foreach ($failed->getViolations() as $violation) {
                $violations[$violation->getPropertyPath() ?: 'body'][] = (string) $violation->getMessage();
            }
        }

        return $violations;
    }
}
