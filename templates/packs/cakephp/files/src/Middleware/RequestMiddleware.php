<?php
declare(strict_types=1);

namespace App\Middleware;

use App\Log\Formatter\JsonFormatter;
use App\Metrics;
use Cake\Http\ServerRequest;
use Cake\Log\Log;
use Cake\Routing\Router;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Server\MiddlewareInterface;
use Psr\Http\Server\RequestHandlerInterface;

/**
 * Gives a request its id, its line in the log and its place in the metrics.
 */
class RequestMiddleware implements MiddlewareInterface
{
    private const QUIET = ['/healthz', '/readyz', '/metrics'];
{{- if eq .answers.security.posture "regulated" }}

    // The service answers with data alone: nothing of it is a page.
    private const STRICT = [
        'Strict-Transport-Security' => 'max-age=31536000; includeSubDomains',
        'Content-Security-Policy' => "default-src 'none'; frame-ancestors 'none'",
        'Referrer-Policy' => 'no-referrer',
    ];
{{- end }}

    /**
     * @param \App\Metrics $metrics Where requests are counted.
     */
    public function __construct(private readonly Metrics $metrics)
    {
    }

    /**
     * @inheritDoc
     */
    public function process(ServerRequestInterface $request, RequestHandlerInterface $handler): ResponseInterface
    {
        $start = hrtime(true);
        $given = $request->getHeaderLine('X-Request-ID');
        $sane = preg_match('/^[A-Za-z0-9._-]{1,128}$/D', $given) === 1;
        JsonFormatter::$requestId = $sane ? $given : bin2hex(random_bytes(16));

        $response = $handler->handle($request)
            ->withHeader('X-Request-ID', JsonFormatter::$requestId)
            ->withHeader('X-Content-Type-Options', 'nosniff');
{{- if eq .answers.security.posture "regulated" }}
        foreach (self::STRICT as $name => $value) {
            $response = $response->withHeader($name, $value);
        }
{{- end }}

        $seconds = (hrtime(true) - $start) / 1e9;
        $path = $request->getUri()->getPath();
{{- if eq .answers.security.posture "regulated" }}
        if (str_starts_with($path, '/api/')) {
            $response = $response->withHeader('Cache-Control', 'no-store');
        }
{{- end }}
        $this->metrics->observe($request->getMethod(), $this->route($path), $response->getStatusCode(), $seconds);
        Log::write($this->level($path, $response->getStatusCode()), 'request', [
            'method' => $request->getMethod(),
            'path' => $path,
            'status' => $response->getStatusCode(),
            'duration_ms' => round($seconds * 1000, 1),
        ]);

        return $response;
    }

    /**
     * @param string $path The path that was asked for.
     * @return string
     */
    private function route(string $path): string
    {
        $routed = Router::getRequest();
        if (!$routed instanceof ServerRequest || $routed->getUri()->getPath() !== $path) {
            return 'unmatched';
        }

        return $routed->getAttribute('route')->template ?? 'unmatched';
    }

    /**
     * @param string $path The path that was asked for.
     * @param int $status The status of the answer.
     * @return string
     */
    private function level(string $path, int $status): string
    {
        return match (true) {
            $status >= 500 => 'error',
            in_array($path, self::QUIET, true) => 'debug',
            default => 'info',
        };
    }
}
