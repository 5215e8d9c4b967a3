<?php

namespace Tests\Feature;

use App\Support\Settings;
use Illuminate\Support\Facades\Context;
use Illuminate\Support\Facades\Log;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\Facades\Schema;
use PHPUnit\Framework\Attributes\DataProvider;
use Tests\TestCase;

class ServiceTest extends TestCase
{
    public function test_the_process_lives(): void
    {
        $this->get('/healthz')->assertOk()->assertExactJson(['status' => 'ok']);
        $this->get('/up')->assertOk();
    }

    public function test_ready_while_the_database_answers(): void
    {
        $this->get('/readyz')->assertOk()->assertJson(['status' => 'ok']);
    }

    public function test_not_ready_without_tables(): void
    {
        Schema::rename('tasks', 'away');

        $this->get('/readyz')->assertServiceUnavailable()->assertJson(['status' => 'unavailable']);
    }

    public function test_a_sane_request_id_is_taken_over_and_logged(): void
    {
        Log::spy();

        $taken = $this->get('/nowhere', ['X-Request-ID' => 'trace-me.1']);

        $taken->assertHeader('X-Request-ID', 'trace-me.1')->assertHeader('X-Content-Type-Options', 'nosniff');
        $this->assertSame('trace-me.1', Context::get('request_id'));
        Log::shouldHaveReceived('log')->once()->withArgs(
            fn (string $level, string $message, array $context) => $level === 'info'
                && ['GET', '/nowhere', 404] === [$context['method'], $context['path'], $context['status']],
        );
    }

    #[DataProvider('insaneIds')]
    public function test_another_request_id_is_made(string $given): void
    {
        $made = $this->get('/healthz', ['X-Request-ID' => $given])->headers->get('X-Request-ID');

        $this->assertNotSame($given, $made);
        $this->assertMatchesRegularExpression('/^[A-Za-z0-9._-]{1,128}$/', $made);
    }

    /** @return iterable<array{string}> */
    public static function insaneIds(): iterable
    {
        yield [''];
        yield ['two words'];
        yield [str_repeat('a', 129)];
        yield ["line\n"];
    }

    public function test_metrics_are_labelled_by_route(): void
    {
        $this->get(self::TASKS.'/4711');
        $this->get('/nowhere');

        $text = $this->get('/metrics')->assertOk()->getContent();

        $this->assertStringContainsString('route="/api/v1/tasks/{task}"', $text);
        $this->assertStringContainsString('http_request_duration_seconds_bucket', $text);
        $this->assertStringNotContainsString('tasks/4711', $text);
        $this->assertStringNotContainsString('nowhere', $text);
    }

    public function test_the_contract_describes_each_route(): void
    {
        $described = [];
        foreach (json_decode(file_get_contents(resource_path('openapi.json')), true)['paths'] as $path => $operations) {
            foreach (array_diff(array_keys($operations), ['parameters']) as $method) {
                $described[] = strtoupper($method).' '.str_replace('{id}', '{task}', $path);
            }
        }
        $routed = [];
        foreach (Route::getRoutes() as $route) {
            if (str_starts_with((string) $route->getControllerClass(), 'App\\')) {
                $routed[] = $route->methods()[0].' /'.$route->uri();
            }
        }

        $this->assertEqualsCanonicalizing($routed, $described);
        $this->get('/openapi.json')->assertOk()->assertHeader('Content-Type', 'application/json');
    }

    #[DataProvider('badVariables')]
    public function test_a_bad_variable_stops_the_start(string $name, string $value): void
    {
        $good = [
            'APP_ENV' => 'production',
            'APP_KEY' => 'base64:'.base64_encode(str_repeat('k', 32)),
            'DATABASE_URL' => '{{ if eq .options.database "sqlite" }}sqlite:///database/database.sqlite{{ else }}postgresql://app:secret@localhost:5432/app{{ end }}',
            'HOST' => '127.0.0.1',
            'LOG_LEVEL' => 'info',
            'PORT' => '8080',
        ];

        $this->assertNull(Settings::problem($good));
        $problem = (string) Settings::problem([$name => $value] + $good);
        $this->assertStringStartsWith("$name must", $problem);
        $this->assertStringNotContainsString($value, $problem);
    }

    /** @return iterable<array{string, string}> */
    public static function badVariables(): iterable
    {
        yield ['PORT', '99737'];
        yield ['PORT', '-7391'];
        yield ['HOST', 'not a host'];
        yield ['DATABASE_URL', 'nonsense'];
        yield ['APP_KEY', 'too short'];
        yield ['LOG_LEVEL', 'deafening'];
        yield ['APP_ENV', 'moonbase'];
    }
}
