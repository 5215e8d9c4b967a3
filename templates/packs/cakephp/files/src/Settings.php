<?php
declare(strict_types=1);

namespace App;

/**
 * What the environment must look like before the service starts.
 */
class Settings
{
    public const DEFAULTS = [
        'APP_ENV' => 'production',
{{- if eq .options.database "sqlite" }}
        'DATABASE_URL' => 'sqlite:///tmp/tasks.sqlite',
{{- end }}
        'HOST' => '127.0.0.1',
        'LOG_LEVEL' => 'info',
        'PORT' => '8080',
    ];

    private const LEVELS = ['debug', 'info', 'warning', 'error'];

    /**
     * The first thing that is wrong, in one line. It names the variable and never shows its value: it may be a password.
     *
     * @param array<string, string> $env The environment.
     * @return string|null
     */
    public static function problem(array $env): ?string
    {
        foreach (self::rules() as $name => [$holds, $rule]) {
            if (!$holds($env[$name] ?? '')) {
                return $name . ' ' . $rule;
            }
        }

        return null;
    }
{{- if eq .options.database "sqlite" }}

    /**
     * The file that a URL names, relative to the application unless it has four slashes.
     *
     * @param string $url The DATABASE_URL.
     * @return string
     */
    public static function databaseFile(string $url): string
    {
        $file = substr($url, strlen('sqlite:///'));

        return str_starts_with($file, DS) ? $file : ROOT . DS . $file;
    }
{{- else }}

    /**
     * The settings of a connection that a URL names.
     *
     * @param string $url The DATABASE_URL.
     * @return array<string, string|int>
     */
    public static function database(string $url): array
    {
        $parts = parse_url($url) ?: [];

        return [
            'host' => $parts['host'] ?? 'localhost',
            'port' => $parts['port'] ?? 5432,
            'username' => rawurldecode($parts['user'] ?? ''),
            'password' => rawurldecode($parts['pass'] ?? ''),
            'database' => ltrim($parts['path'] ?? '', '/'),
        ];
    }
{{- end }}

    /**
     * The names of the levels that are logged.
     *
     * @param string $level The lowest of them.
     * @return array<string>
     */
    public static function levelsFrom(string $level): array
    {
        $all = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'];

        return array_slice($all, (int)array_search($level, $all, true));
    }

    /**
     * @return array<string, array{callable(string): bool, string}>
     */
    private static function rules(): array
    {
        return [
            'APP_ENV' => [
                fn(string $value): bool => in_array($value, ['development', 'production', 'test'], true),
                'must be development, production or test',
            ],
            'SECURITY_SALT' => [
                fn(string $value): bool => strlen($value) >= 32,
                'must have at least 32 characters; make setup writes a random one to .env',
            ],
            'DATABASE_URL' => [
{{- if eq .options.database "sqlite" }}
                fn(string $value): bool => preg_match('#^sqlite:///.+#', $value) === 1,
                'must name a file, such as sqlite:///tmp/tasks.sqlite',
{{- else }}
                fn(string $value): bool => preg_match('#^postgres(ql)?://[^/]+/[^/?]+$#D', $value) === 1,
                'must look like postgresql://user:password@host:5432/database; for TLS set PGSSLMODE beside it',
{{- end }}
            ],
            'HOST' => [
                fn(string $value): bool => $value === 'localhost' || filter_var($value, FILTER_VALIDATE_IP) !== false,
                'must be an IP address to listen on, or localhost',
            ],
            'LOG_LEVEL' => [
                fn(string $value): bool => in_array($value, self::LEVELS, true),
                'must be debug, info, warning or error',
            ],
            'PORT' => [
                fn(string $value): bool => ctype_digit($value) && $value >= 1 && $value <= 65535,
                'must be a whole number from 1 to 65535',
            ],
        ];
    }
}
