<?php
{{ if eq .options.database "sqlite" }}
use Illuminate\Support\Str;

$file = Str::after(env('DATABASE_URL', 'sqlite:///database/database.sqlite'), 'sqlite:///');
{{ end }}
return [

    'default' => '{{ if eq .options.database "sqlite" }}sqlite{{ else }}pgsql{{ end }}',

    'connections' => [
{{ if eq .options.database "sqlite" }}
        'sqlite' => [
            'driver' => 'sqlite',
            'database' => $file === ':memory:' || str_starts_with($file, '/') ? $file : base_path($file),
            'prefix' => '',
            'foreign_key_constraints' => true,
            // Milliseconds to wait for another writer; readers do not wait.
            'busy_timeout' => 10000,
            'journal_mode' => 'wal',
            'synchronous' => 'normal',
        ],
{{ else }}
        'pgsql' => [
            'driver' => 'pgsql',
            'url' => env('DATABASE_URL'),
            'charset' => 'utf8',
            'prefix' => '',
            'prefix_indexes' => true,
            'search_path' => env('DB_SCHEMA', 'public'),
            'sslmode' => 'prefer',
            // Seconds to wait for the server; libpq takes no less.
            'options' => [PDO::ATTR_TIMEOUT => 2],
        ],
{{ end }}
    ],

];
