<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;
use JsonException;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Exception\BadRequestHttpException;
use Symfony\Component\HttpKernel\Exception\UnsupportedMediaTypeHttpException;

/** Refuses a body that is no JSON; Laravel would take it for an empty one. */
class RequireJson
{
    /** @param  Closure(Request): Response  $next */
    public function handle(Request $request, Closure $next): Response
    {
        if ($request->isMethod('POST') || $request->isMethod('PATCH')) {
            if (! $request->isJson()) {
                throw new UnsupportedMediaTypeHttpException('The body must be application/json.');
            }
            try {
                json_decode($request->getContent(), flags: JSON_THROW_ON_ERROR);
            } catch (JsonException $error) {
                throw new BadRequestHttpException('The body is not valid JSON.', $error);
            }
        }

        return $next($request);
    }
}
