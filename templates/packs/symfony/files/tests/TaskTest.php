<?php

namespace App\Tests;

use PHPUnit\Framework\Attributes\DataProvider;

final class TaskTest extends ApiTestCase
{
    public function testCreateAnswersWithTheTaskAndWhereItIs(): void
    {
        $created = $this->ask('POST', self::TASKS, '{"title": "  buy milk "}');

        $task = self::json($created);
        self::assertSame(201, $created->getStatusCode());
        self::assertSame(self::TASKS.'/'.$task['id'], $created->headers->get('Location'));
        self::assertSame(['buy milk', false], [$task['title'], $task['done']]);
        self::assertMatchesRegularExpression('/(Z|\+00:00)$/', $task['created_at']);
        self::assertSame($task, self::json($this->ask('GET', $created->headers->get('Location'))));
    }

    public function testListIsInOrderOfIdAndCountsAll(): void
    {
        $ids = [];
        foreach (range(1, 5) as $n) {
            $ids[] = $this->created('{"title": "task '.$n.'"}')['id'];
        }
        $this->ask('PATCH', self::TASKS.'/'.$ids[0], '{"done": true}');

        $page = self::json($this->ask('GET', self::TASKS.'?limit=2&offset=1'));

        self::assertSame([$ids[1], $ids[2]], array_column($page['items'], 'id'));
        self::assertSame(5, $page['total']);
    }

    public function testListOfNothingIsEmpty(): void
    {
        self::assertSame('{"items":[],"total":0}', $this->ask('GET', self::TASKS)->getContent());
    }

    #[DataProvider('badQueries')]
    public function testBadQueryIs400(string $query, string $parameter): void
    {
        $refused = $this->ask('GET', self::TASKS.'?'.$query);

        self::assertSame(400, $refused->getStatusCode());
        self::assertSame([$parameter], array_keys(self::json($refused)['errors']));
    }

    /** @return iterable<array{string, string}> */
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
        $task = $this->created('{"title": "half"}');
        $path = self::TASKS.'/'.$task['id'];

        $changed = self::json($this->ask('PATCH', $path, '{"done": true}'));

        self::assertSame(['half', true], [$changed['title'], $changed['done']]);
        self::assertSame($task['created_at'], $changed['created_at']);
        self::assertSame($changed, self::json($this->ask('GET', $path)));
        self::assertSame($changed, self::json($this->ask('PATCH', $path, '{}')));
    }

    public function testDeleteTakesTheTaskAway(): void
    {
        $path = self::TASKS.'/'.$this->created('{"title": "gone soon"}')['id'];

        self::assertSame(204, $this->ask('DELETE', $path)->getStatusCode());
        self::assertSame(404, $this->ask('GET', $path)->getStatusCode());
        self::assertSame(404, $this->ask('PATCH', $path, '{}')->getStatusCode());
        self::assertSame(404, $this->ask('DELETE', $path)->getStatusCode());
    }

    /** @param list<string> $fields */
    #[DataProvider('brokenRules')]
    public function testABrokenRuleIs422ByField(string $body, array $fields): void
    {
        $path = self::TASKS.'/'.$this->created('{"title": "as before"}')['id'];

        foreach (['POST' => self::TASKS, 'PATCH' => $path] as $method => $where) {
            $refused = $this->ask($method, $where, $body);
            self::assertSame(422, $refused->getStatusCode(), $refused->getContent());
            self::assertSame($fields, array_keys(self::json($refused)['errors']));
        }
        self::assertSame(['as before'], array_column(self::json($this->ask('GET', self::TASKS))['items'], 'title'));
    }

    /** @return iterable<array{string, list<string>}> */
    public static function brokenRules(): iterable
    {
        yield ['{"title": " "}', ['title']];
        yield ['{"title": "'.str_repeat('ü', 201).'"}', ['title']];
        yield ['{"title": "a\u0000b"}', ['title']];
        yield ['{"title": null}', ['title']];
        yield ['{"title": 42}', ['title']];
        yield ['{"title": ["a"]}', ['title']];
        yield ['{"title": "odd", "done": "yes"}', ['done']];
        yield ['{"title": "odd", "done": null}', ['done']];
        yield ['{"title": "", "done": 1}', ['title', 'done']];
    }

    public function testATitleIsRequired(): void
    {
        foreach (['{}', '{"done": true}', '[]', '"text"', '42'] as $body) {
            $refused = $this->ask('POST', self::TASKS, $body);
            self::assertSame(422, $refused->getStatusCode(), $body);
            self::assertArrayHasKey('title', self::json($refused)['errors']);
        }
    }

    public function testATitleOf200CharactersIsTaken(): void
    {
        self::assertSame(str_repeat('🐢', 200), $this->created('{"title": "  '.str_repeat('🐢', 200).'"}')['title']);
    }

    #[DataProvider('absent')]
    public function testATaskThatIsNotThereIs404(string $id): void
    {
        $missing = $this->ask('GET', self::TASKS.'/'.$id);

        self::assertSame(404, $missing->getStatusCode());
        self::assertSame('application/problem+json', $missing->headers->get('Content-Type'));
    }

    /** @return iterable<array{string}> */
    public static function absent(): iterable
    {
        yield ['0'];
        yield ['text'];
        yield ['999999999999999999'];
        yield ['9223372036854775808'];
    }
}
