<?php

use App\Http\Controllers\ServiceController;
use Illuminate\Support\Facades\Route;

Route::controller(ServiceController::class)->group(function (): void {
    Route::get('/healthz', 'live');
    Route::get('/readyz', 'ready');
    Route::get('/metrics', 'metrics');
    Route::get('/openapi.json', 'openapi');
});
