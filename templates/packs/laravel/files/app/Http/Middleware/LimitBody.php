<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Exceptions\PostTooLargeException;
use Illuminate\Http\Request;
use Symfony\Component\HttpFoundation\Response;

/** Refuses a body that is too large; PHP's own limit is only for forms. */
class LimitBody
{
    private const LARGEST = 1024 * 1024;

    /** @param  Closure(Request): Response  $next */
    public function handle(Request $request, Closure $next): Response
    {
        // A body in chunks does not tell its length.
        $length = (int) $request->headers->get('Content-Length', '0');
        if ($length > self::LARGEST || strlen($request->getContent()) > self::LARGEST) {
            throw new PostTooLargeException(sprintf('The body is larger than %d bytes.', self::LARGEST));
        }

        return $next($request);
    }
}
