<?php

namespace App\Tests;

use Doctrine\DBAL\Connection;
use Symfony\Bundle\FrameworkBundle\KernelBrowser;
use Symfony\Bundle\FrameworkBundle\Test\WebTestCase;
use Symfony\Component\HttpFoundation\Response;

/** The service over HTTP, with empty tables. */
abstract class ApiTestCase extends WebTestCase
{
    protected const TASKS = '/api/v1/tasks';

    protected KernelBrowser $client;

    protected function setUp(): void
    {
        $this->client = static::createClient();
        static::getContainer()->get(Connection::class)->executeStatement('DELETE FROM task');
    }

    /** @param array<string, string> $headers */
    protected function ask(string $method, string $path, ?string $body = null, array $headers = []): Response
    {
        $server = ['CONTENT_TYPE' => 'application/json'];
        foreach ($headers as $name => $value) {
            $name = strtoupper(strtr($name, '-', '_'));
            $server['CONTENT_TYPE' === $name ? $name : 'HTTP_'.$name] = $value;
        }
        $this->client->request($method, $path, server: $server, content: $body);

        return $this->client->getResponse();
    }

    /** @return array<string, mixed> */
    protected static function json(Response $response): array
    {
        return json_decode($response->getContent(), true, flags: \JSON_THROW_ON_ERROR);
    }

    /** @return array<string, mixed> */
    protected function created(string $body): array
    {
        $response = $this->ask('POST', self::TASKS, $body);
        self::assertSame(201, $response->getStatusCode(), $response->getContent());

        return self::json($response);
    }
}
