<?php

use App\Http\Controllers\TaskController;
use Illuminate\Support\Facades\Route;

Route::prefix('v1/tasks')
    ->controller(TaskController::class)
    ->name('tasks.')
    ->group(function (): void {
        Route::get('/', 'index')->name('index');
        Route::post('/', 'store')->name('store');

        // As many digits as fit into 64 bits.
        Route::where(['task' => '[0-9]{1,18}'])->group(function (): void {
            Route::get('/{task}', 'show')->name('show');
            Route::patch('/{task}', 'update')->name('update');
            Route::delete('/{task}', 'destroy')->name('destroy');
        });
    });
