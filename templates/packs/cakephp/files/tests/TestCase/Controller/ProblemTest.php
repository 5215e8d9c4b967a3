<?php
declare(strict_types=1);

namespace App\Test\TestCase\Controller;

use App\Test\TestCase\ApiTestCase;
use Cake\Event\EventManager;
use PHPUnit\Framework\Attributes\DataProvider;
use RuntimeException;

class ProblemTest extends ApiTestCase
{
    #[DataProvider('refusals')]
    public function testAnErrorIsAProblem(int $status, string $method, string $path, string $body, string $type): void
    {
        $problem = $this->ask($method, $path, $body, ['Content-Type' => $type]);

        $this->assertResponseCode($status);
        $this->assertHeader('Content-Type', 'application/problem+json');
        $this->assertSame($status, $problem['status']);
        $this->assertNotEmpty($problem['title']);
        $this->assertNotEmpty($problem['detail']);
    }

    /**
     * @return iterable<array{int, string, string, string, string}>
     */
    public static function refusals(): iterable
    {
        $json = 'application/json';
        $deep = str_repeat('[', 10_000) . str_repeat(']', 10_000);
        yield [400, 'POST', self::TASKS, '{"title":', $json];
        yield [400, 'POST', self::TASKS, '{"title": "\ud800"}', $json];
        yield [400, 'POST', self::TASKS, $deep, $json];
        yield [404, 'GET', '/nowhere', '', $json];
        yield [413, 'POST', self::TASKS, str_repeat(' ', 1_048_577), $json];
        yield [415, 'POST', self::TASKS, 'title=a', 'text/plain'];
        yield [415, 'POST', self::TASKS, 'title=a', 'application/x-www-form-urlencoded'];
        yield [415, 'POST', self::TASKS, '<title/>', 'application/xml'];
    }

    #[DataProvider('methods')]
    public function testAWrongMethodIs405AndNamesTheRightOnes(string $path, string $allowed): void
    {
        $this->ask('PUT', $path, '{}');

        $this->assertResponseCode(405);
        $this->assertHeader('Allow', $allowed);
    }

    /**
     * @return iterable<array{string, string}>
     */
    public static function methods(): iterable
    {
        yield [self::TASKS, 'GET, POST'];
        yield [self::TASKS . '/1', 'GET, PATCH, DELETE'];
        yield ['/healthz', 'GET'];
    }

    public function testAnUnexpectedErrorShowsNothingOfTheInside(): void
    {
        $explode = fn() => throw new RuntimeException('the inside');
        EventManager::instance()->on('Model.beforeSave', $explode);
        try {
            $this->ask('POST', self::TASKS, '{"title": "a"}', ['X-Request-ID' => 'find-me']);
        } finally {
            EventManager::instance()->off('Model.beforeSave', $explode);
        }

        $this->assertResponseCode(500);
        $this->assertHeader('Content-Type', 'application/problem+json');
        $this->assertHeader('X-Request-ID', 'find-me');
        $this->assertResponseNotContains('inside');
    }
}
