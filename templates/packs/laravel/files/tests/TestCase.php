<?php

namespace Tests;

use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Foundation\Testing\TestCase as BaseTestCase;
{{- if eq .options.database "postgresql" }}
use Illuminate\Support\Facades\DB;
{{- end }}
use Illuminate\Testing\TestResponse;

/** The service over HTTP, with empty tables. */
abstract class TestCase extends BaseTestCase
{
    use RefreshDatabase;

    protected const TASKS = '/api/v1/tasks';
{{- if eq .answers.security.posture "regulated" }}

    protected function setUp(): void
    {
        parent::setUp();

        config(['logging.channels.audit.handler_with.stream' => 'php://memory']);
    }
{{- end }}
{{- if eq .options.database "postgresql" }}

    /** The tests have a schema of their own beside the one of development. */
    protected function beforeRefreshingDatabase(): void
    {
        DB::statement('CREATE SCHEMA IF NOT EXISTS tests');
    }
{{- end }}

    protected function send(string $method, string $path, string $body = '', string $type = 'application/json'): TestResponse
    {
        return $this->call($method, $path, server: ['CONTENT_TYPE' => $type, 'HTTP_ACCEPT' => 'text/html'], content: $body);
    }

    protected function created(string $title): int
    {
        return $this->postJson(self::TASKS, ['title' => $title])->assertCreated()->json('id');
    }
}
