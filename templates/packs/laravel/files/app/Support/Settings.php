<?php

namespace App\Support;

use Illuminate\Support\Str;

/** What the environment must look like before the service starts. */
class Settings
{
    /**
     * The first thing that is wrong, in one line. It names the variable and never shows its value: it may be a password.
     *
     * @param  array<string, mixed>  $env
     */
    public static function problem(array $env): ?string
    {
        foreach (self::rules() as $name => [$holds, $rule]) {
            $value = $env[$name] ?? '';
            if (! is_string($value) || ! $holds($value)) {
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
                fn (string $value) => in_array($value, ['local', 'production', 'testing'], true),
                'must be local, production or testing',
            ],
            'APP_KEY' => [
                fn (string $value) => strlen(base64_decode(Str::after($value, 'base64:'), true) ?: '') === 32,
                'must hold 32 bytes; make setup writes random ones to .env',
            ],
            'DATABASE_URL' => [
{{- if eq .options.database "sqlite" }}
                fn (string $value) => preg_match('#^sqlite:///.+#', $value) === 1,
                'must name a file, such as sqlite:///database/database.sqlite',
{{- else }}
                fn (string $value) => preg_match('#^postgres(ql)?://[^/]+/[^/]+#', $value) === 1,
                'must look like postgresql://user:password@host:5432/database',
{{- end }}
            ],
            'HOST' => [
                fn (string $value) => $value === 'localhost' || filter_var($value, FILTER_VALIDATE_IP) !== false,
                'must be an IP address to listen on, or localhost',
            ],
            'LOG_LEVEL' => [
                fn (string $value) => in_array($value, ['debug', 'info', 'warning', 'error'], true),
                'must be debug, info, warning or error',
            ],
            'PORT' => [
                fn (string $value) => ctype_digit($value) && $value >= 1 && $value <= 65535,
                'must be a whole number from 1 to 65535',
            ],
        ];
    }
}
