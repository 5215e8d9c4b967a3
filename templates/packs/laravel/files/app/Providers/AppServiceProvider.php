<?php

namespace App\Providers;

use App\Support\Metrics;
use Illuminate\Http\Resources\Json\JsonResource;
use Illuminate\Support\ServiceProvider;
use Prometheus\CollectorRegistry;
use Prometheus\Storage\APCng;
use Prometheus\Storage\InMemory;

class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        // APCu is shared by all threads of the process; on the command line there is none.
        $this->app->singleton(Metrics::class, fn () => new Metrics(
            new CollectorRegistry(apcu_enabled() ? new APCng : new InMemory, false),
        ));
    }

    public function boot(): void
    {
        JsonResource::withoutWrapping();
    }
}
