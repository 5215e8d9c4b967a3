<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\DBAL\Types\Types;
use Doctrine\Migrations\AbstractMigration;

final class Version20260101000000 extends AbstractMigration
{
    public function getDescription(): string
    {
        return 'Create the tasks';
    }

    public function up(Schema $schema): void
    {
        $task = $schema->createTable('task');
        $task->addColumn('id', Types::BIGINT, ['autoincrement' => true]);
        $task->addColumn('title', Types::STRING, ['length' => 200]);
        $task->addColumn('done', Types::BOOLEAN);
        $task->addColumn('created_at', Types::DATETIME_IMMUTABLE);
        $task->addColumn('updated_at', Types::DATETIME_IMMUTABLE);
        $task->setPrimaryKey(['id']);
    }

    public function down(Schema $schema): void
    {
        $schema->dropTable('task');
    }
}
