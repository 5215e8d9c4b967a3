<?php
declare(strict_types=1);

namespace App\Error;

use Cake\Database\Exception\MissingConnectionException;
use Cake\Datasource\Exception\RecordNotFoundException;
use Cake\Error\ExceptionRendererInterface;
use Cake\Http\Exception\HttpException;
use Cake\Http\Response;
use Cake\Routing\Exception\MissingRouteException;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Throwable;

/**
 * Answers every error as a problem of RFC 9457.
 */
class ProblemRenderer implements ExceptionRendererInterface
{
    /**
     * @param \Throwable $error What went wrong.
     * @param \Psr\Http\Message\ServerRequestInterface|null $request The request, where there is one.
     */
    public function __construct(
        private readonly Throwable $error,
        ?ServerRequestInterface $request = null,
    ) {
    }

    /**
     * @inheritDoc
     */
    public function render(): ResponseInterface
    {
        $status = $this->status();
        $response = (new Response())->withStatus($status);
        $problem = [
            'type' => 'about:blank',
            'title' => $response->getReasonPhrase(),
            'status' => $status,
            'detail' => match (true) {
                $status >= 500 => 'The service could not answer. Try again later.',
                $status === 404 => 'There is nothing here.',
                default => $this->error->getMessage() ?: 'The request is not valid.',
            },
        ];
        if ($this->error instanceof InvalidException) {
            $problem['errors'] = $this->error->errors;
        }
        foreach ($this->error instanceof HttpException ? $this->error->getHeaders() : [] as $name => $value) {
            $response = $response->withHeader($name, $value);
        }

        return $response
            ->withHeader('Content-Type', 'application/problem+json')
            ->withStringBody((string)json_encode($problem, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE));
    }

    /**
     * @inheritDoc
     */
    public function write(ResponseInterface|string $output): void
    {
        echo $output instanceof ResponseInterface ? $output->getBody() : $output;
    }

    /**
     * @return int
     */
    private function status(): int
    {
        return match (true) {
            $this->error instanceof MissingConnectionException => 503,
            $this->error instanceof HttpException => $this->error->getCode(),
            $this->error instanceof MissingRouteException, $this->error instanceof RecordNotFoundException => 404,
            default => 500,
        };
    }
}
