<?php
declare(strict_types=1);

use Cake\Core\Configure;
{{- if eq .options.database "postgresql" }}
use Cake\Datasource\ConnectionManager;
{{- end }}
use Cake\Log\Engine\ArrayLog;
use Cake\Log\Log;
use Migrations\TestSuite\Migrator;

require dirname(__DIR__) . '/vendor/autoload.php';
require dirname(__DIR__) . '/config/bootstrap.php';

Configure::write('App.fullBaseUrl', 'http://localhost');

Log::drop('stdout');
Log::setConfig('array', ['className' => ArrayLog::class]);
{{- if eq .answers.security.posture "regulated" }}
$audit = Log::getConfig('audit');
Log::drop('audit');
Log::setConfig('audit', ['className' => ArrayLog::class] + $audit);
{{- end }}
{{- if eq .options.database "postgresql" }}

// The tests have a database of their own beside the one of development.
$default = ConnectionManager::get('default');
$name = ConnectionManager::getConfig('test')['database'];
if ($default->execute('SELECT 1 FROM pg_database WHERE datname = ?', [$name])->fetchAll() === []) {
    $default->execute('CREATE DATABASE ' . $default->getDriver()->quoteIdentifier($name));
}
{{- end }}

(new Migrator())->run();
