<?php

namespace App\Tests;

use App\Settings;
use Doctrine\DBAL\Connection;
use Doctrine\ORM\EntityManagerInterface;
use Monolog\Handler\TestHandler;
use PHPUnit\Framework\Attributes\DataProvider;
use Symfony\Component\Routing\RouterInterface;

final class ServiceTest extends ApiTestCase
{
    public function testTheProcessLives(): void
    {
        self::assertSame('{"status":"ok"}', $this->ask('GET', '/healthz')->getContent());
    }

    public function testReadyWhileTheDatabaseAnswers(): void
    {
        $ready = $this->ask('GET', '/readyz');

        self::assertSame([200, 'ok'], [$ready->getStatusCode(), self::json($ready)['status']]);
    }

    public function testNotReadyWithoutTables(): void
    {
        $connection = static::getContainer()->get(Connection::class);
        $connection->executeStatement('ALTER TABLE task RENAME TO away');
        try {
            $down = $this->ask('GET', '/readyz');
        } finally {
            $connection->executeStatement('ALTER TABLE away RENAME TO task');
        }

        self::assertSame([503, 'unavailable'], [$down->getStatusCode(), self::json($down)['status']]);
        self::assertNotEmpty(self::json($down)['checks']['database']);
    }

    public function testASaneRequestIdIsTakenOverAndLogged(): void
    {
        $taken = $this->ask('GET', '/nowhere', headers: ['X-Request-ID' => 'trace-me.1']);

        self::assertSame('trace-me.1', $taken->headers->get('X-Request-ID'));
        self::assertSame('nosniff', $taken->headers->get('X-Content-Type-Options'));
        $handler = static::getContainer()->get('monolog.handler.main');
        self::assertInstanceOf(TestHandler::class, $handler);
        [$record] = $handler->getRecords();
        self::assertSame('trace-me.1', $record->extra['request_id']);
        self::assertSame(['GET', '/nowhere', 404], [$record->context['method'], $record->context['path'], $record->context['status']]);
        self::assertCount(1, $handler->getRecords());
    }

    #[DataProvider('insaneIds')]
    public function testAnotherRequestIdIsMade(string $given): void
    {
        $made = $this->ask('GET', '/healthz', headers: ['X-Request-ID' => $given])->headers->get('X-Request-ID');

        self::assertNotSame($given, $made);
        self::assertMatchesRegularExpression('/^[A-Za-z0-9._-]{1,128}$/', $made);
    }

    /** @return iterable<array{string}> */
    public static function insaneIds(): iterable
    {
        yield [''];
        yield ['two words'];
        yield [str_repeat('a', 129)];
        yield ["line\n"];
    }

    public function testMetricsAreLabelledByRoute(): void
    {
        $this->client->disableReboot();
        $this->ask('GET', self::TASKS.'/4711');
        $this->ask('GET', '/nowhere');

        $text = $this->ask('GET', '/metrics')->getContent();

        self::assertStringContainsString('route="/api/v1/tasks/{id}"', $text);
        self::assertStringContainsString('http_request_duration_seconds_bucket', $text);
        self::assertStringNotContainsString('tasks/4711', $text);
        self::assertStringNotContainsString('nowhere', $text);
    }

    public function testTheContractDescribesEachRoute(): void
    {
        $paths = self::json($this->documented())['paths'];
        $described = [];
        foreach ($paths as $path => $operations) {
            foreach (array_diff(array_keys($operations), ['parameters']) as $method) {
                $described[] = strtoupper($method).' '.$path;
            }
        }
        $routed = [];
        foreach (static::getContainer()->get(RouterInterface::class)->getRouteCollection() as $route) {
            foreach ($route->getMethods() as $method) {
                $routed[] = $method.' '.$route->getPath();
            }
        }

        sort($described);
        sort($routed);
        self::assertSame($routed, $described);
    }

    private function documented(): \Symfony\Component\HttpFoundation\Response
    {
        $this->client->request('GET', '/openapi.json');

        return new \Symfony\Component\HttpFoundation\Response($this->client->getInternalResponse()->getContent());
    }

    public function testTheMappingFitsTheMigrations(): void
    {
        $entityManager = static::getContainer()->get(EntityManagerInterface::class);
        $tool = new \Doctrine\ORM\Tools\SchemaTool($entityManager);
        $columns = $entityManager->getConnection()->createSchemaManager()->listTableColumns('task');

        $wanted = $tool->getSchemaFromMetadata($entityManager->getMetadataFactory()->getAllMetadata())->getTable('task');
        self::assertSame(\count($wanted->getColumns()), \count($columns));
    }

    #[DataProvider('badVariables')]
    public function testABadVariableStopsTheStart(string $name, string $value): void
    {
        $good = [
            'APP_ENV' => 'prod',
            'APP_SECRET' => str_repeat('s', 32),
            'DATABASE_URL' => $_SERVER['DATABASE_URL'],
            'HOST' => '127.0.0.1',
            'LOG_LEVEL' => 'info',
            'PORT' => '8080',
        ];

        self::assertNull(Settings::problem($good));
        $problem = Settings::problem([$name => $value] + $good);
        self::assertStringStartsWith($name.' must', (string) $problem);
        self::assertStringNotContainsString($value, (string) $problem);
    }

    /** @return iterable<array{string, string}> */
    public static function badVariables(): iterable
    {
        yield ['PORT', '99737'];
        yield ['PORT', '-7391'];
        yield ['HOST', 'not a host'];
        yield ['DATABASE_URL', 'nonsense'];
        yield ['APP_SECRET', 'too short'];
        yield ['LOG_LEVEL', 'deafening'];
        yield ['APP_ENV', 'moonbase'];
    }
}
