<?php
declare(strict_types=1);

namespace App\Middleware;

use Cake\Http\Exception\HttpException;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Server\MiddlewareInterface;
use Psr\Http\Server\RequestHandlerInterface;

/**
 * Refuses a body that is too large, or no JSON.
 */
class BodyMiddleware implements MiddlewareInterface
{
    private const LARGEST = 1024 * 1024;

    /**
     * @inheritDoc
     */
    public function process(ServerRequestInterface $request, RequestHandlerInterface $handler): ResponseInterface
    {
        $body = $request->getBody();
        // A body in chunks does not tell its length.
        $length = (int)$request->getHeaderLine('Content-Length');
        if ($length > self::LARGEST || strlen((string)$body) > self::LARGEST) {
            throw new HttpException(sprintf('The body is larger than %d bytes.', self::LARGEST), 413);
        }
        $body->rewind();

        [$type] = explode(';', $request->getHeaderLine('Content-Type'));
        if (in_array($request->getMethod(), ['POST', 'PATCH'], true) && strtolower($type) !== 'application/json') {
            throw new HttpException('The body must be application/json.', 415);
        }

        return $handler->handle($request);
    }
}
