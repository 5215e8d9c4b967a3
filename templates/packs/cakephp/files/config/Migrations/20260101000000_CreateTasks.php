<?php
declare(strict_types=1);

use Migrations\BaseMigration;

class CreateTasks extends BaseMigration
{
    /**
     * Creates the tasks; taking it back drops them.
     *
     * @return void
     */
    public function change(): void
    {
{{- if eq .options.database "sqlite" }}
        $this->table('tasks')
{{- else }}
        $this->table('tasks', ['id' => false, 'primary_key' => ['id']])
            ->addColumn('id', 'biginteger', ['identity' => true, 'null' => false])
{{- end }}
            ->addColumn('title', 'string', ['limit' => 200, 'null' => false])
            ->addColumn('done', 'boolean', ['default' => false, 'null' => false])
            ->addColumn('created_at', 'datetime', ['null' => false])
            ->addColumn('updated_at', 'datetime', ['null' => false])
            ->create();
    }
}
