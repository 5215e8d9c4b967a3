<?php
declare(strict_types=1);

namespace App\Test\TestCase\Controller;

use App\Test\TestCase\ApiTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

class TasksControllerTest extends ApiTestCase
{
    public function testCreateAnswersWithTheTaskAndWhereItIs(): void
    {
        $task = $this->ask('POST', self::TASKS, '{"title": "  buy milk "}');

        $this->assertResponseCode(201);
        $this->assertHeader('Location', self::TASKS . '/' . $task['id']);
        $this->assertSame(['created_at', 'done', 'id', 'title', 'updated_at'], $this->sorted(array_keys($task)));
        $this->assertSame(['buy milk', false], [$task['title'], $task['done']]);
        $this->assertMatchesRegularExpression('/(Z|\+00:00)$/', $task['created_at']);
        $this->assertEquals($task, $this->ask('GET', self::TASKS . '/' . $task['id']));
    }

    public function testListIsInOrderOfIdAndCountsAll(): void
    {
        $ids = array_map(fn(int $n): int => $this->created("task $n"), range(1, 5));
        $this->ask('PATCH', self::TASKS . '/' . $ids[0], '{"done": true}');

        $page = $this->ask('GET', self::TASKS . '?limit=2&offset=1');

        $this->assertSame([$ids[1], $ids[2]], array_column($page['items'], 'id'));
        $this->assertSame(5, $page['total']);
    }

    public function testListOfNothingIsEmpty(): void
    {
        $this->assertSame(['items' => [], 'total' => 0], $this->ask('GET', self::TASKS));
    }

    #[DataProvider('badQueries')]
    public function testBadQueryIs400(string $query, string $parameter): void
    {
        $problem = $this->ask('GET', self::TASKS . '?' . $query);

        $this->assertResponseCode(400);
        $this->assertSame([$parameter], array_keys($problem['errors']));
    }

    /**
     * @return iterable<array{string, string}>
     */
    public static function badQueries(): iterable
    {
        yield ['limit=0', 'limit'];
        yield ['limit=101', 'limit'];
        yield ['limit=many', 'limit'];
        yield ['limit=1.5', 'limit'];
        yield ['limit=', 'limit'];
        yield ['limit[]=5', 'limit'];
        yield ['limit=%ff', 'limit'];
        yield ['limit=99999999999999999999', 'limit'];
        yield ['offset=-1', 'offset'];
    }

    public function testPatchChangesWhatItNames(): void
    {
        $path = self::TASKS . '/' . $this->created('half');
        $task = $this->ask('GET', $path);

        $changed = $this->ask('PATCH', $path, '{"done": true}');

        $this->assertResponseCode(200);
        $this->assertSame(['half', true], [$changed['title'], $changed['done']]);
        $this->assertSame($task['created_at'], $changed['created_at']);
        $this->assertEquals($changed, $this->ask('GET', $path));
        $this->assertEquals($changed, $this->ask('PATCH', $path, '{}'));
    }

    public function testDeleteTakesTheTaskAway(): void
    {
        $path = self::TASKS . '/' . $this->created('gone soon');

        $this->ask('DELETE', $path);
        $this->assertResponseCode(204);
        foreach (['GET', 'PATCH', 'DELETE'] as $method) {
            $this->ask($method, $path, '{}');
            $this->assertResponseCode(404);
        }
    }

    /**
     * @param array<string> $fields
     */
    #[DataProvider('brokenRules')]
    public function testABrokenRuleIs422ByField(string $body, array $fields): void
    {
        $path = self::TASKS . '/' . $this->created('as before');

        foreach (['POST' => self::TASKS, 'PATCH' => $path] as $method => $where) {
            $problem = $this->ask($method, $where, $body);
            $this->assertResponseCode(422);
            $this->assertSame($fields, array_keys($problem['errors']));
        }
        $this->assertSame(['as before'], array_column($this->ask('GET', self::TASKS)['items'], 'title'));
    }

    /**
     * @return iterable<array{string, array<string>}>
     */
    public static function brokenRules(): iterable
    {
        yield ['{"title": " "}', ['title']];
        yield ['{"title": "' . str_repeat('ü', 201) . '"}', ['title']];
        yield ['{"title": "a\u0000b"}', ['title']];
        yield ['{"title": null}', ['title']];
        yield ['{"title": 42}', ['title']];
        yield ['{"title": ["a"]}', ['title']];
        yield ['{"title": "odd", "done": "yes"}', ['done']];
        yield ['{"title": "odd", "done": 1}', ['done']];
        yield ['{"title": "odd", "done": null}', ['done']];
        yield ['{"title": "", "done": []}', ['title', 'done']];
    }

    public function testATitleIsRequired(): void
    {
        foreach (['', '{}', '{"done": true}', '{"": 1}', '[]', '"text"', '42', 'null'] as $body) {
            $problem = $this->ask('POST', self::TASKS, $body);
            $this->assertResponseCode(422);
            $this->assertArrayHasKey('title', $problem['errors']);
        }
    }

    public function testATitleOf200CharactersIsTaken(): void
    {
        $title = str_repeat('🐢', 200);

        $this->assertSame($title, $this->ask('POST', self::TASKS, '{"title": "  ' . $title . '"}')['title']);
    }

    #[DataProvider('absent')]
    public function testATaskThatIsNotThereIs404(string $id): void
    {
        $this->ask('GET', self::TASKS . '/' . $id);

        $this->assertResponseCode(404);
        $this->assertHeader('Content-Type', 'application/problem+json');
    }

    /**
     * @return iterable<array{string}>
     */
    public static function absent(): iterable
    {
        yield ['0'];
        yield ['text'];
        yield ['999999999999999999'];
        yield ['9223372036854775808'];
    }

    /**
     * @param array<string> $names
     * @return array<string>
     */
    private function sorted(array $names): array
    {
        sort($names);

        return $names;
    }
}
