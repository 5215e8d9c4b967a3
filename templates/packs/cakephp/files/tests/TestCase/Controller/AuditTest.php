<?php
declare(strict_types=1);

namespace App\Test\TestCase\Controller;

use App\Test\TestCase\ApiTestCase;
use Cake\Log\Engine\ArrayLog;
use Cake\Log\Log;

class AuditTest extends ApiTestCase
{
    public function testEachChangeLeavesALineAndNothingElseDoes(): void
    {
        $trail = Log::engine('audit');
        $this->assertInstanceOf(ArrayLog::class, $trail);
        $trail->clear();
        $header = ['X-Request-ID' => 'find-me'];

        $id = $this->ask('POST', self::TASKS, '{"title": "private"}', $header)['id'];
        $path = self::TASKS . '/' . $id;
        $this->ask('PATCH', $path, '{"title": "secret"}', $header);
        $this->ask('PATCH', $path, '{"title": ""}', $header);
        $this->ask('GET', $path, headers: $header);
        $this->ask('DELETE', $path, headers: $header);
        $this->ask('DELETE', $path, headers: $header);

        $events = array_map(fn(string $line): array => (array)json_decode($line, true), $trail->read());
        $this->assertSame(['task.create', 'task.update', 'task.delete'], array_column($events, 'action'));
        foreach ($events as $event) {
            $this->assertSame(['audit', $id, 'find-me'], [$event['msg'], $event['task_id'], $event['request_id']]);
        }
        $this->assertStringNotContainsString('private', implode($trail->read()));
        $this->assertStringNotContainsString('secret', implode($trail->read()));
    }

    public function testEveryAnswerCarriesTheStrictHeaders(): void
    {
        foreach (['/healthz', '/nowhere', self::TASKS, self::TASKS . '?limit=0'] as $path) {
            $this->ask('GET', $path);

            $this->assertHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
            $this->assertHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
            $this->assertHeader('Referrer-Policy', 'no-referrer');
            $kept = (string)$this->_response?->getHeaderLine('Cache-Control');
            $this->assertSame(str_starts_with($path, '/api/'), str_contains($kept, 'no-store'));
        }
    }
}
