<?php

namespace Tests\Feature;

use App\Models\Task;
use PHPUnit\Framework\Attributes\DataProvider;
use RuntimeException;
use Tests\TestCase;

class ProblemTest extends TestCase
{
    #[DataProvider('refusals')]
    public function test_an_error_is_a_problem(int $status, string $method, string $path, string $body, string $type): void
    {
        $refused = $this->send($method, $path, $body, $type);

        $refused->assertStatus($status)->assertHeader('Content-Type', 'application/problem+json');
        $this->assertSame($status, $refused->json('status'));
        $this->assertNotEmpty($refused->json('title'));
        $this->assertNotEmpty($refused->json('detail'));
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
    public function test_a_wrong_method_is_405_and_names_the_right_ones(string $path, string $allowed): void
    {
        $this->send('PUT', $path)->assertStatus(405)->assertHeader('Allow', $allowed);
    }

    /** @return iterable<array{string, string}> */
    public static function methods(): iterable
    {
        yield [self::TASKS, 'GET, HEAD, POST'];
        yield [self::TASKS.'/1', 'GET, HEAD, PATCH, DELETE'];
        yield ['/healthz', 'GET, HEAD'];
    }

    public function test_an_unexpected_error_shows_nothing_of_the_inside(): void
    {
        Task::creating(fn () => throw new RuntimeException('the inside'));

        $failed = $this->postJson(self::TASKS, ['title' => 'a'], ['X-Request-ID' => 'find-me']);

        $failed->assertInternalServerError()->assertHeader('Content-Type', 'application/problem+json');
        $failed->assertHeader('X-Request-ID', 'find-me');
        $this->assertStringNotContainsString('inside', $failed->getContent());
    }
}
