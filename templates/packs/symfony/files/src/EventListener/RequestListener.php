<?php

namespace App\EventListener;

use App\Logging\RequestIdProcessor;
use App\Metrics;
use Psr\Log\LoggerInterface;
use Psr\Log\LogLevel;
use Symfony\Component\EventDispatcher\Attribute\AsEventListener;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpKernel\Event\RequestEvent;
use Symfony\Component\HttpKernel\Event\ResponseEvent;
use Symfony\Component\HttpKernel\Exception\HttpException;

/** Gives a request its id, its limit, its line in the log and its place in the metrics. */
final class RequestListener
{
    private const LARGEST = 1024 * 1024;
    private const QUIET = ['healthz', 'readyz', 'metrics'];
    private const START = '_start';
{{- if eq .answers.security.posture "regulated" }}
    // The service answers with data alone: nothing of it is a page.
    private const STRICT = [
        'Strict-Transport-Security' => 'max-age=31536000; includeSubDomains',
        'Content-Security-Policy' => "default-src 'none'; frame-ancestors 'none'",
        'Referrer-Policy' => 'no-referrer',
    ];
{{- end }}

    public function __construct(
        private readonly LoggerInterface $logger,
        private readonly Metrics $metrics,
    ) {
    }

    #[AsEventListener(priority: 1024)]
    public function begin(RequestEvent $event): void
    {
        if (!$event->isMainRequest()) {
            return;
        }
        $request = $event->getRequest();
        $given = $request->headers->get('X-Request-ID', '');
        $sane = 1 === preg_match('/^[A-Za-z0-9._-]{1,128}$/D', $given);
        $request->attributes->set(RequestIdProcessor::ATTRIBUTE, $sane ? $given : bin2hex(random_bytes(16)));
        $request->attributes->set(self::START, hrtime(true));

        // A body in chunks does not tell its length.
        $length = (int) $request->headers->get('Content-Length', '0');
        if ($length > self::LARGEST || \strlen($request->getContent()) > self::LARGEST) {
            throw new HttpException(413, \sprintf('The body is larger than %d bytes.', self::LARGEST));
        }
    }

    #[AsEventListener(priority: -1024)]
    public function end(ResponseEvent $event): void
    {
        if (!$event->isMainRequest()) {
            return;
        }
        $request = $event->getRequest();
        $response = $event->getResponse();
        $response->headers->set('X-Request-ID', $request->attributes->get(RequestIdProcessor::ATTRIBUTE));
        $response->headers->set('X-Content-Type-Options', 'nosniff');
{{- if eq .answers.security.posture "regulated" }}
        $response->headers->add(self::STRICT);
        if (str_starts_with($request->getPathInfo(), '/api/')) {
            $response->headers->set('Cache-Control', 'no-store');
        }
{{- end }}

        $seconds = (hrtime(true) - $request->attributes->get(self::START)) / 1e9;
        $this->metrics->observe($request->getMethod(), self::route($request), $response->getStatusCode(), $seconds);
        $this->logger->log(self::level($request, $response->getStatusCode()), 'request', [
            'method' => $request->getMethod(),
            'path' => $request->getPathInfo(),
            'status' => $response->getStatusCode(),
            'duration_ms' => round($seconds * 1000, 1),
        ]);
    }

    private static function level(Request $request, int $status): string
    {
        return match (true) {
            $status >= 500 => LogLevel::ERROR,
            \in_array($request->attributes->get('_route'), self::QUIET, true) => LogLevel::DEBUG,
            default => LogLevel::INFO,
        };
    }

    /** The pattern of the route, out of the path and the parameters that were found in it. */
    private static function route(Request $request): string
    {
        if (!$request->attributes->has('_route')) {
            return 'unmatched';
        }
        $segments = explode('/', $request->getPathInfo());
        foreach ($request->attributes->get('_route_params', []) as $name => $value) {
            if ('_' !== $name[0]) {
                $segments[array_search($value, $segments, true)] = '{'.$name.'}';
            }
        }

        return implode('/', $segments);
    }
}
