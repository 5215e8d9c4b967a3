<?php

namespace App\Tests;

use App\Repository\TaskRepository;
use PHPUnit\Framework\Attributes\DataProvider;

final class ProblemTest extends ApiTestCase
{
    #[DataProvider('refusals')]
    public function testAnErrorIsAProblem(int $status, string $method, string $path, string $body, string $type): void
    {
        $refused = $this->ask($method, $path, $body, ['Content-Type' => $type, 'Accept' => 'text/html']);

        $problem = self::json($refused);
        self::assertSame($status, $refused->getStatusCode());
        self::assertSame('application/problem+json', $refused->headers->get('Content-Type'));
        self::assertSame($status, $problem['status']);
        self::assertNotEmpty($problem['title']);
        self::assertNotEmpty($problem['detail']);
    }

    /** @return iterable<array{int, string, string, string, string}> */
    public static function refusals(): iterable
    {
        $json = 'application/json';
        yield [400, 'POST', self::TASKS, '{"title":', $json];
        yield [400, 'POST', self::TASKS, '', $json];
        yield [400, 'POST', self::TASKS, '{"title": "\ud800"}', $json];
        yield [400, 'POST', self::TASKS, '{"title": '.str_repeat('[', 10_000).str_repeat(']', 10_000).'}', $json];
        yield [404, 'GET', '/nowhere', '', $json];
        yield [413, 'POST', self::TASKS, str_repeat(' ', 1_048_577), $json];
        yield [415, 'POST', self::TASKS, 'title=a', 'text/plain'];
        yield [415, 'POST', self::TASKS, 'title=a', 'application/x-www-form-urlencoded'];
        yield [415, 'POST', self::TASKS, '<title/>', 'application/xml'];
    }

    #[DataProvider('methods')]
    public function testAWrongMethodIs405AndNamesTheRightOnes(string $path, string $allowed): void
    {
        $refused = $this->ask('PUT', $path);

        self::assertSame(405, $refused->getStatusCode());
        self::assertSame($allowed, $refused->headers->get('Allow'));
    }

    /** @return iterable<array{string, string}> */
    public static function methods(): iterable
    {
        yield [self::TASKS, 'GET, POST'];
        yield [self::TASKS.'/1', 'GET, PATCH, DELETE'];
        yield ['/healthz', 'GET'];
    }

    public function testAnUnexpectedErrorShowsNothingOfTheInside(): void
    {
        $tasks = $this->createStub(TaskRepository::class);
        $tasks->method('page')->willThrowException(new \RuntimeException('the inside'));
        static::getContainer()->set(TaskRepository::class, $tasks);

        $failed = $this->ask('GET', self::TASKS, headers: ['X-Request-ID' => 'find-me']);

        self::assertSame(500, $failed->getStatusCode());
        self::assertSame('application/problem+json', $failed->headers->get('Content-Type'));
        self::assertSame('find-me', $failed->headers->get('X-Request-ID'));
        self::assertStringNotContainsString('inside', $failed->getContent());
    }
}
