<?php

use App\Exceptions\Problem;
use App\Http\Middleware\LimitBody;
use App\Http\Middleware\RequestContext;
use App\Http\Middleware\RequireJson;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Configuration\Exceptions;
use Illuminate\Foundation\Configuration\Middleware;
use Illuminate\Http\Exceptions\HttpResponseException;
use Illuminate\Http\Middleware\HandleCors;
use Illuminate\Support\Facades\Route;

return Application::configure(basePath: dirname(__DIR__))
    ->withRouting(
        api: __DIR__.'/../routes/api.php',
        health: '/up',
        then: fn () => Route::group([], __DIR__.'/../routes/service.php'),
    )
    ->withMiddleware(function (Middleware $middleware): void {
        $middleware->prepend([RequestContext::class, LimitBody::class]);
        $middleware->api(prepend: RequireJson::class);
        // No page of another site is to read or write here.
        $middleware->remove(HandleCors::class);
    })
    ->withExceptions(function (Exceptions $exceptions): void {
        $exceptions->render(fn (Throwable $error) => $error instanceof HttpResponseException ? null : Problem::of($error));
    })->create();
