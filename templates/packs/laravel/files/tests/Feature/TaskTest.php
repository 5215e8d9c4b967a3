<?php

namespace Tests\Feature;

use PHPUnit\Framework\Attributes\DataProvider;
use Tests\TestCase;

class TaskTest extends TestCase
{
    public function test_create_answers_with_the_task_and_where_it_is(): void
    {
        $created = $this->postJson(self::TASKS, ['title' => '  buy milk ']);

        $task = $created->assertCreated()->assertJson(['title' => 'buy milk', 'done' => false])->json();
        $created->assertHeader('Location', self::TASKS.'/'.$task['id']);
        $this->assertStringEndsWith('Z', $task['created_at']);
        $this->getJson(self::TASKS.'/'.$task['id'])->assertOk()->assertExactJson($task);
    }

    public function test_list_is_in_order_of_id_and_counts_all(): void
    {
        $ids = array_map(fn (int $n) => $this->created("task $n"), range(1, 5));
        $this->patchJson(self::TASKS.'/'.$ids[0], ['done' => true])->assertOk();

        $page = $this->getJson(self::TASKS.'?limit=2&offset=1')->assertOk()->json();

        $this->assertSame([$ids[1], $ids[2]], array_column($page['items'], 'id'));
        $this->assertSame(5, $page['total']);
    }

    public function test_list_of_nothing_is_empty(): void
    {
        $this->get(self::TASKS)->assertOk()->assertContent('{"items":[],"total":0}');
    }

    #[DataProvider('badQueries')]
    public function test_bad_query_is_400(string $query, string $parameter): void
    {
        $refused = $this->get(self::TASKS.'?'.$query)->assertBadRequest();

        $this->assertSame([$parameter], array_keys($refused->json('errors')));
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

    public function test_patch_changes_what_it_names(): void
    {
        $path = self::TASKS.'/'.$this->created('half');
        $task = $this->getJson($path)->json();
        $this->travel(2)->seconds();

        $changed = $this->patchJson($path, ['done' => true])->assertOk()->json();

        $this->assertSame(['half', true], [$changed['title'], $changed['done']]);
        $this->assertSame($task['created_at'], $changed['created_at']);
        $this->assertGreaterThan($task['updated_at'], $changed['updated_at']);
        $this->getJson($path)->assertExactJson($changed);
        $this->patchJson($path, [])->assertOk()->assertExactJson($changed);
    }

    public function test_delete_takes_the_task_away(): void
    {
        $path = self::TASKS.'/'.$this->created('gone soon');

        $this->deleteJson($path)->assertNoContent();
        $this->getJson($path)->assertNotFound();
        $this->patchJson($path, [])->assertNotFound();
        $this->deleteJson($path)->assertNotFound();
    }

    /**
     * @param  array<string, mixed>  $body
     * @param  list<string>  $fields
     */
    #[DataProvider('brokenRules')]
    public function test_a_broken_rule_is_422_by_field(array $body, array $fields): void
    {
        $path = self::TASKS.'/'.$this->created('as before');

        foreach ([$this->postJson(self::TASKS, $body), $this->patchJson($path, $body)] as $refused) {
            $this->assertSame($fields, array_keys($refused->assertUnprocessable()->json('errors')));
        }
        $this->assertSame(['as before'], array_column($this->getJson(self::TASKS)->json('items'), 'title'));
    }

    /** @return iterable<array{array<string, mixed>, list<string>}> */
    public static function brokenRules(): iterable
    {
        yield [['title' => ' '], ['title']];
        yield [['title' => str_repeat('ü', 201)], ['title']];
        yield [['title' => "a\0b"], ['title']];
        yield [['title' => null], ['title']];
        yield [['title' => 42], ['title']];
        yield [['title' => ['a']], ['title']];
        yield [['title' => 'odd', 'done' => 'yes'], ['done']];
        yield [['title' => 'odd', 'done' => 1], ['done']];
        yield [['title' => 'odd', 'done' => null], ['done']];
        yield [['title' => '', 'done' => []], ['title', 'done']];
    }

    public function test_a_title_is_required(): void
    {
        foreach (['{}', '{"done": true}', '[]', '"text"', '42', 'null'] as $body) {
            $refused = $this->send('POST', self::TASKS, $body)->assertUnprocessable();
            $this->assertArrayHasKey('title', $refused->json('errors'));
        }
    }

    public function test_a_title_of_200_characters_is_taken(): void
    {
        $title = str_repeat('🐢', 200);

        $this->postJson(self::TASKS, ['title' => "  $title"])->assertCreated()->assertJson(['title' => $title]);
    }

    #[DataProvider('absent')]
    public function test_a_task_that_is_not_there_is_404(string $id): void
    {
        $this->get(self::TASKS.'/'.$id)->assertNotFound()->assertHeader('Content-Type', 'application/problem+json');
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
