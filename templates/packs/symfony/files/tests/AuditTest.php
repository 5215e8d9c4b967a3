<?php

namespace App\Tests;

use Monolog\LogRecord;

final class AuditTest extends ApiTestCase
{
    public function testEachChangeLeavesALine(): void
    {
        $id = $this->created('{"title": "private"}')['id'];
        $this->assertTrail('task.create', $id);

        $this->ask('PATCH', self::TASKS.'/'.$id, '{"title": "secret"}');
        $this->assertTrail('task.update', $id);

        $this->ask('DELETE', self::TASKS.'/'.$id);
        $this->assertTrail('task.delete', $id);
    }

    public function testWhatChangedNothingLeavesNone(): void
    {
        $path = self::TASKS.'/'.$this->created('{"title": "as before"}')['id'];

        $this->ask('GET', $path);
        self::assertSame([], $this->trail());
        $this->ask('PATCH', $path, '{"title": ""}');
        self::assertSame([], $this->trail());
        $this->ask('DELETE', self::TASKS.'/0');
        self::assertSame([], $this->trail());
    }

    public function testEveryAnswerCarriesTheStrictHeaders(): void
    {
        foreach (['/healthz', '/nowhere', self::TASKS, self::TASKS.'?limit=0'] as $path) {
            $headers = $this->ask('GET', $path)->headers;

            self::assertSame('max-age=31536000; includeSubDomains', $headers->get('Strict-Transport-Security'));
            self::assertSame("default-src 'none'; frame-ancestors 'none'", $headers->get('Content-Security-Policy'));
            self::assertSame('no-referrer', $headers->get('Referrer-Policy'));
            self::assertSame(str_starts_with($path, '/api/'), $headers->hasCacheControlDirective('no-store'));
        }
    }

    private function assertTrail(string $action, int $id): void
    {
        [$line] = $this->trail();
        $event = json_decode($line, true, flags: \JSON_THROW_ON_ERROR);

        self::assertSame(['audit', $action, $id], [$event['msg'], $event['action'], $event['task_id']]);
        self::assertSame($this->client->getResponse()->headers->get('X-Request-ID'), $event['request_id']);
        self::assertArrayNotHasKey('title', $event);
        self::assertCount(1, $this->trail());
    }

    /** @return list<string> the lines of the last request */
    private function trail(): array
    {
        $handler = static::getContainer()->get('monolog.handler.audit');

        return array_map(fn (LogRecord $record) => $record->formatted, $handler->getRecords());
    }
}
