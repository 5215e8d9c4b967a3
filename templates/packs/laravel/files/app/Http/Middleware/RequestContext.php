<?php

namespace App\Http\Middleware;

use App\Support\Metrics;
use Closure;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Context;
use Illuminate\Support\Facades\Log;
use Symfony\Component\HttpFoundation\Response;

/** Gives a request its id, its line in the log and its place in the metrics. */
class RequestContext
{
    private const QUIET = ['healthz', 'readyz', 'metrics', 'up'];
{{- if eq .answers.security.posture "regulated" }}

    /** The service answers with data alone: nothing of it is a page. */
    private const STRICT = [
        'Strict-Transport-Security' => 'max-age=31536000; includeSubDomains',
        'Content-Security-Policy' => "default-src 'none'; frame-ancestors 'none'",
        'Referrer-Policy' => 'no-referrer',
    ];
{{- end }}

    public function __construct(private readonly Metrics $metrics) {}

    /** @param  Closure(Request): Response  $next */
    public function handle(Request $request, Closure $next): Response
    {
        $start = hrtime(true);
        $given = $request->headers->get('X-Request-ID', '');
        $sane = preg_match('/^[A-Za-z0-9._-]{1,128}$/D', $given) === 1;
        $id = $sane ? $given : bin2hex(random_bytes(16));
        Context::add('request_id', $id);

        $response = $next($request);

        $response->headers->set('X-Request-ID', $id);
        $response->headers->set('X-Content-Type-Options', 'nosniff');
{{- if eq .answers.security.posture "regulated" }}
        $response->headers->add(self::STRICT);
        if ($request->is('api/*')) {
            $response->headers->set('Cache-Control', 'no-store');
        }
{{- end }}
        $seconds = (hrtime(true) - $start) / 1e9;
        $status = $response->getStatusCode();
        $this->metrics->observe($request->method(), $this->route($request), $status, $seconds);
        Log::log($this->level($request, $status), 'request', [
            'method' => $request->method(),
            'path' => $request->getPathInfo(),
            'status' => $status,
            'duration_ms' => round($seconds * 1000, 1),
        ]);

        return $response;
    }

    private function route(Request $request): string
    {
        $uri = $request->route()?->uri();

        return $uri === null ? 'unmatched' : '/'.$uri;
    }

    private function level(Request $request, int $status): string
    {
        return match (true) {
            $status >= 500 => 'error',
            in_array($request->path(), self::QUIET, true) => 'debug',
            default => 'info',
        };
    }
}
