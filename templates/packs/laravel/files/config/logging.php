<?php

use App\Logging\JsonFormatter;
use Monolog\Formatter\LineFormatter;
use Monolog\Handler\StreamHandler;

$development = env('APP_ENV', 'production') === 'local';

return [

    'default' => env('LOG_CHANNEL', 'stdout'),

    'channels' => [

        'stdout' => [
            'driver' => 'monolog',
            'level' => env('LOG_LEVEL', 'info'),
            'handler' => StreamHandler::class,
            // artisan serve shows stderr.
            'handler_with' => ['stream' => $development ? 'php://stderr' : 'php://stdout'],
            'formatter' => $development ? LineFormatter::class : JsonFormatter::class,
            'formatter_with' => $development ? ['ignoreEmptyContextAndExtra' => true] : [],
        ],
{{- if eq .answers.security.posture "regulated" }}

        // The trail of what was changed, whatever LOG_LEVEL says.
        'audit' => [
            'driver' => 'monolog',
            'level' => 'info',
            'handler' => StreamHandler::class,
            'handler_with' => ['stream' => $development ? 'php://stderr' : 'php://stdout'],
            'formatter' => JsonFormatter::class,
        ],
{{- end }}

    ],

];
