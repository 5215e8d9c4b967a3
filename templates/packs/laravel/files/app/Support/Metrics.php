<?php

namespace App\Support;

use Prometheus\CollectorRegistry;
use Prometheus\RenderTextFormat;

/** Counts and durations of requests. Labels take few values: a route is a pattern, never a path. */
class Metrics
{
    public const MEDIA_TYPE = RenderTextFormat::MIME_TYPE;

    private const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

    public function __construct(private readonly CollectorRegistry $registry) {}

    public function observe(string $method, string $route, int $status, float $seconds): void
    {
        $method = in_array($method, self::METHODS, true) ? $method : 'other';
        $this->registry
            ->getOrRegisterCounter('http', 'requests_total', 'Requests answered.', ['method', 'route', 'status'])
            ->inc([$method, $route, (string) $status]);
        $this->registry
            ->getOrRegisterHistogram('http', 'request_duration_seconds', 'Time to answer a request.', ['method', 'route'])
            ->observe($seconds, [$method, $route]);
    }

    public function render(): string
    {
        return (new RenderTextFormat)->render($this->registry->getMetricFamilySamples());
    }
}
