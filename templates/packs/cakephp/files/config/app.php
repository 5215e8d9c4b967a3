<?php
declare(strict_types=1);

use App\Log\Formatter\JsonFormatter;
use App\Settings;
use Cake\Cache\Engine\ApcuEngine;
use Cake\Cache\Engine\ArrayEngine;
use Cake\Console\ConsoleOutput;
use Cake\Database\Connection;
use Cake\Database\Driver\{{ if eq .options.database "sqlite" }}Sqlite{{ else }}Postgres{{ end }};
use Cake\Datasource\Exception\RecordNotFoundException;
use Cake\Http\Exception\HttpException;
use Cake\Log\Engine\ConsoleLog;
use Cake\Log\Formatter\DefaultFormatter;
use Cake\Routing\Exception\MissingRouteException;

$development = env('APP_ENV', 'production') === 'development';

$database = [
    'className' => Connection::class,
{{- if eq .options.database "sqlite" }}
    'driver' => Sqlite::class,
    'database' => Settings::databaseFile((string)env('DATABASE_URL', Settings::DEFAULTS['DATABASE_URL'])),
    // Seconds to wait for another writer; readers do not wait.
    'flags' => [PDO::ATTR_TIMEOUT => 10],
    'init' => ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = NORMAL'],
{{- else }}
    'driver' => Postgres::class,
    // Seconds to wait for the server; libpq takes no less.
    'flags' => [PDO::ATTR_TIMEOUT => 2],
    'encoding' => 'utf8',
] + Settings::database((string)env('DATABASE_URL', '')) + [
{{- end }}
    // A connection lasts as long as its request: it cannot go stale.
    'persistent' => false,
    'timezone' => 'UTC',
    'cacheMetadata' => true,
];

return [
    'debug' => $development,

    'App' => [
        'namespace' => 'App',
        'encoding' => 'UTF-8',
        'defaultLocale' => 'en_US',
        'defaultTimezone' => 'UTC',
        'base' => false,
        'dir' => 'src',
        'webroot' => 'webroot',
        'wwwRoot' => WWW_ROOT,
        'fullBaseUrl' => false,
        'paths' => [
            'plugins' => [ROOT . DS . 'plugins' . DS],
            'templates' => [ROOT . DS . 'templates' . DS],
            'locales' => [RESOURCES . 'locales' . DS],
        ],
    ],

    'Security' => [
        'salt' => env('SECURITY_SALT'),
    ],

    // All threads of the process share APCu, and what it holds ends with them; a command line has none.
    'Cache' => array_map(
        fn(string $prefix): array => [
            'className' => apcu_enabled() ? ApcuEngine::class : ArrayEngine::class,
            'prefix' => $prefix,
            'duration' => $development ? '+2 minutes' : '+1 years',
        ],
        [
            'default' => 'app_',
            '_cake_translations_' => 'translations_',
            '_cake_model_' => 'model_',
        ],
    ),

    'Error' => [
        'errorLevel' => E_ALL,
        'skipLog' => [HttpException::class, MissingRouteException::class, RecordNotFoundException::class],
        'log' => true,
        'trace' => true,
    ],

    'Datasources' => [
        'default' => $database,
{{- if eq .options.database "sqlite" }}
        'test' => ['database' => ':memory:', 'init' => []] + $database,
{{- else }}
        'test' => ['database' => $database['database'] . '_test'] + $database,
{{- end }}
    ],

    'Log' => [
        'stdout' => [
            'className' => ConsoleLog::class,
            'stream' => $development ? 'php://stderr' : 'php://stdout',
            'outputAs' => ConsoleOutput::RAW,
            'levels' => Settings::levelsFrom((string)env('LOG_LEVEL', 'info')),
{{- if eq .answers.security.posture "regulated" }}
            'scopes' => null,
{{- end }}
            'formatter' => $development ? DefaultFormatter::class : JsonFormatter::class,
        ],
{{- if eq .answers.security.posture "regulated" }}
        // The trail of what was changed, whatever LOG_LEVEL says.
        'audit' => [
            'className' => ConsoleLog::class,
            'stream' => $development ? 'php://stderr' : 'php://stdout',
            'outputAs' => ConsoleOutput::RAW,
            'levels' => ['info'],
            'scopes' => ['audit'],
            'formatter' => JsonFormatter::class,
        ],
{{- end }}
    ],
];
