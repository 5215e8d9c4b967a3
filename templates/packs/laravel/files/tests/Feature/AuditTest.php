<?php

namespace Tests\Feature;

use Illuminate\Support\Facades\Log;
use Tests\TestCase;

class AuditTest extends TestCase
{
    public function test_each_change_leaves_a_line_and_nothing_else_does(): void
    {
        config(['logging.channels.audit.handler_with.stream' => $trail = tempnam(sys_get_temp_dir(), 'audit')]);
        Log::forgetChannel('audit');
        $header = ['X-Request-ID' => 'find-me'];

        $id = $this->postJson(self::TASKS, ['title' => 'private'], $header)->json('id');
        $path = self::TASKS.'/'.$id;
        $this->patchJson($path, ['title' => 'secret'], $header)->assertOk();
        $this->patchJson($path, ['title' => ''], $header)->assertUnprocessable();
        $this->getJson($path, $header)->assertOk();
        $this->deleteJson($path, [], $header)->assertNoContent();
        $this->deleteJson($path, [], $header)->assertNotFound();

        $lines = file_get_contents($trail);
        unlink($trail);
        $this->assertStringNotContainsString('private', $lines);
        $this->assertStringNotContainsString('secret', $lines);
        $events = array_map(fn (string $line) => json_decode($line, true), explode("\n", trim($lines)));
        $this->assertSame(['task.create', 'task.update', 'task.delete'], array_column($events, 'action'));
        foreach ($events as $event) {
            $this->assertSame(['audit', $id, 'find-me'], [$event['msg'], $event['task_id'], $event['request_id']]);
        }
    }

    public function test_every_answer_carries_the_strict_headers(): void
    {
        foreach (['/healthz', '/nowhere', self::TASKS, self::TASKS.'?limit=0'] as $path) {
            $answer = $this->get($path);
            $answer->assertHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
            $answer->assertHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
            $answer->assertHeader('Referrer-Policy', 'no-referrer');
            $this->assertSame(
                str_starts_with($path, '/api/'),
                str_contains($answer->headers->get('Cache-Control'), 'no-store'),
            );
        }
    }
}
