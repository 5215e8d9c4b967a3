<?php

namespace App;

/** What the environment must look like before the service starts. */
final class Settings
{
    /**
     * The first thing that is wrong, in one line. It names the variable and never shows its value: it may be a password.
     *
     * @param array<string, mixed> $env
     */
    public static function problem(array $env): ?string
    {
        foreach (self::rules() as $name => [$holds, $rule]) {
            $value = $env[$name] ?? '';
            if (!\is_string($value) || !$holds($value)) {
                return $name.' '.$rule;
            }
        }

        return null;
    }

    /** @return array<string, array{callable(string): bool, string}> */
    private static function rules(): array
    {
        return [
            'APP_ENV' => [
                fn (string $value) => \in_array($value, ['dev', 'prod', 'test'], true),
                'must be dev, prod or test',
            ],
            'APP_SECRET' => [
                fn (string $value) => \strlen($value) >= 32,
                'must have at least 32 characters; make setup writes a random one to .env.local',
            ],
            'DATABASE_URL' => [
{{- if eq .options.database "sqlite" }}
                fn (string $value) => 1 === preg_match('#^sqlite:///.+#', $value),
                'must name a file, such as sqlite:///%kernel.project_dir%/var/tasks.db',
{{- else }}
                fn (string $value) => 1 === preg_match('#^postgres(ql)?://[^/]+/[^/]+#', $value),
                'must look like postgresql://user:password@host:5432/database',
{{- end }}
            ],
            'HOST' => [
                fn (string $value) => 'localhost' === $value || false !== filter_var($value, \FILTER_VALIDATE_IP),
                'must be an IP address to listen on, or localhost',
            ],
            'LOG_LEVEL' => [
                fn (string $value) => \in_array($value, ['debug', 'info', 'warning', 'error'], true),
                'must be debug, info, warning or error',
            ],
            'PORT' => [
                fn (string $value) => ctype_digit($value) && $value >= 1 && $value <= 65535,
                'must be a whole number from 1 to 65535',
            ],
        ];
    }
}
