<?php
declare(strict_types=1);

namespace App\Test\TestCase;

use Cake\Datasource\ConnectionManager;
use Cake\TestSuite\IntegrationTestTrait;
use Cake\TestSuite\TestCase;

/**
 * The service over HTTP, with empty tables.
 */
abstract class ApiTestCase extends TestCase
{
    use IntegrationTestTrait;

    protected const TASKS = '/api/v1/tasks';

    protected function setUp(): void
    {
        parent::setUp();

        ConnectionManager::get('test')->execute('DELETE FROM tasks');
    }

    /**
     * Asks, and returns the body of the answer.
     *
     * @param string $method
     * @param string $path
     * @param string $body
     * @param array<string, string> $headers
     * @return array<string, mixed>
     */
    protected function ask(string $method, string $path, string $body = '', array $headers = []): array
    {
        $this->_request = [];
        $this->configRequest([
            'headers' => $headers + ['Content-Type' => 'application/json', 'Accept' => 'text/html'],
            'input' => $body,
        ]);
        $this->_sendRequest($path, $method);

        return (array)json_decode((string)$this->_response?->getBody(), true);
    }

    /**
     * @param string $title
     * @return int
     */
    protected function created(string $title): int
    {
        $task = $this->ask('POST', self::TASKS, (string)json_encode(['title' => $title]));
        $this->assertResponseCode(201);

        return $task['id'];
    }
}
