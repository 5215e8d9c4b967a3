<?php
declare(strict_types=1);

namespace App\Test\TestCase\Controller;

use App\Log\Formatter\JsonFormatter;
use App\Settings;
use App\Test\TestCase\ApiTestCase;
use Cake\Datasource\ConnectionManager;
use Cake\Log\Engine\ArrayLog;
use Cake\Log\Log;
use Cake\Routing\Router;
use PHPUnit\Framework\Attributes\DataProvider;

class ServiceControllerTest extends ApiTestCase
{
    public function testTheProcessLives(): void
    {
        $this->assertSame(['status' => 'ok'], $this->ask('GET', '/healthz'));
    }

    public function testReadyWhileTheDatabaseAnswers(): void
    {
        $ready = $this->ask('GET', '/readyz');

        $this->assertResponseCode(200);
        $this->assertSame('ok', $ready['status']);
    }

    public function testNotReadyWithoutTables(): void
    {
        $connection = ConnectionManager::get('test');
        $connection->execute('ALTER TABLE tasks RENAME TO away');
        try {
            $down = $this->ask('GET', '/readyz');
        } finally {
            $connection->execute('ALTER TABLE away RENAME TO tasks');
        }

        $this->assertResponseCode(503);
        $this->assertSame('unavailable', $down['status']);
        $this->assertNotEmpty($down['checks']['database']);
    }

    public function testASaneRequestIdIsTakenOverAndLogged(): void
    {
        $log = Log::engine('array');
        $this->assertInstanceOf(ArrayLog::class, $log);
        $log->clear();

        $this->ask('GET', '/nowhere', headers: ['X-Request-ID' => 'trace-me.1']);

        $this->assertHeader('X-Request-ID', 'trace-me.1');
        $this->assertHeader('X-Content-Type-Options', 'nosniff');
        $this->assertCount(1, $log->read());
        $event = json_decode((new JsonFormatter())->format('info', 'request', ['status' => 404]), true);
        $this->assertSame(['trace-me.1', 'request', 404], [$event['request_id'], $event['msg'], $event['status']]);
    }

    #[DataProvider('insaneIds')]
    public function testAnotherRequestIdIsMade(string $given): void
    {
        $this->ask('GET', '/healthz', headers: ['X-Request-ID' => $given]);

        $made = $this->_response?->getHeaderLine('X-Request-ID');
        $this->assertNotSame($given, $made);
        $this->assertMatchesRegularExpression('/^[A-Za-z0-9._-]{1,128}$/', (string)$made);
    }

    /**
     * @return iterable<array{string}>
     */
    public static function insaneIds(): iterable
    {
        yield [''];
        yield ['two words'];
        yield [str_repeat('a', 129)];
    }

    public function testMetricsAreLabelledByRoute(): void
    {
        // There is no APCu here, which would keep what an earlier request left.
        $this->ask('GET', '/metrics');

        $this->assertResponseCode(200);
        $this->assertContentType('text/plain');
    }

    public function testTheContractDescribesEachRoute(): void
    {
        $described = [];
        foreach ($this->ask('GET', '/openapi.json')['paths'] as $path => $operations) {
            foreach (array_diff(array_keys($operations), ['parameters']) as $method) {
                $described[] = strtoupper($method) . ' ' . $path;
            }
        }
        $routed = [];
        foreach (Router::routes() as $route) {
            if (isset($route->defaults['_method'])) {
                $routed[] = $route->defaults['_method'] . ' ' . $route->template;
            }
        }

        $this->assertEqualsCanonicalizing($routed, $described);
    }

    #[DataProvider('badVariables')]
    public function testABadVariableStopsTheStart(string $name, string $value): void
    {
        $good = [
            'DATABASE_URL' => '{{ if eq .options.database "sqlite" }}sqlite:///tmp/tasks.sqlite{{ else }}postgresql://app:secret@localhost:5432/app{{ end }}',
            'SECURITY_SALT' => str_repeat('s', 32),
        ] + Settings::DEFAULTS;

        $this->assertNull(Settings::problem($good));
        $problem = (string)Settings::problem([$name => $value] + $good);
        $this->assertStringStartsWith($name . ' must', $problem);
        $this->assertStringNotContainsString($value, $problem);
    }

    /**
     * @return iterable<array{string, string}>
     */
    public static function badVariables(): iterable
    {
        yield ['PORT', '99737'];
        yield ['PORT', '-7391'];
        yield ['HOST', 'not a host'];
        yield ['DATABASE_URL', 'nonsense'];
        yield ['SECURITY_SALT', 'too short'];
        yield ['LOG_LEVEL', 'deafening'];
        yield ['APP_ENV', 'moonbase'];
    }
}
