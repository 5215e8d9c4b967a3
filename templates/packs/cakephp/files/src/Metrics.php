<?php
declare(strict_types=1);

namespace App;

use Prometheus\CollectorRegistry;
use Prometheus\RenderTextFormat;

/**
 * Counts and durations of requests. Labels take few values: a route is a pattern, never a path.
 */
class Metrics
{
    public const MEDIA_TYPE = RenderTextFormat::MIME_TYPE;

    private const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

    /**
     * @param \Prometheus\CollectorRegistry $registry Where they are kept.
     */
    public function __construct(private readonly CollectorRegistry $registry)
    {
    }

    /**
     * Counts one request.
     *
     * @param string $method Its method.
     * @param string $route The pattern of its route.
     * @param int $status The status of its answer.
     * @param float $seconds How long it took.
     * @return void
     */
    public function observe(string $method, string $route, int $status, float $seconds): void
    {
        $method = in_array($method, self::METHODS, true) ? $method : 'other';
        $this->registry
            ->getOrRegisterCounter('http', 'requests_total', 'Requests answered.', ['method', 'route', 'status'])
            ->inc([$method, $route, (string)$status]);
        $this->registry
            ->getOrRegisterHistogram('http', 'request_duration_seconds', 'Time to answer.', ['method', 'route'])
            ->observe($seconds, [$method, $route]);
    }

    /**
     * All of them in the text format of Prometheus.
     *
     * @return string
     */
    public function render(): string
    {
        return (new RenderTextFormat())->render($this->registry->getMetricFamilySamples());
    }
}
