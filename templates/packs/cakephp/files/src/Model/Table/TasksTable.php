<?php
declare(strict_types=1);

namespace App\Model\Table;

use ArrayObject;
use Cake\Event\EventInterface;
use Cake\ORM\Table;
use Cake\Validation\Validator;

/**
 * @method \App\Model\Entity\Task newEntity(array $data, array $options = [])
 * @method \App\Model\Entity\Task get(mixed $primaryKey)
 */
class TasksTable extends Table
{
    /**
     * @inheritDoc
     */
    public function initialize(array $config): void
    {
        parent::initialize($config);

        $this->addBehavior('Timestamp', [
            'events' => ['Model.beforeSave' => ['created_at' => 'new', 'updated_at' => 'always']],
        ]);
    }

    /**
     * @inheritDoc
     */
    public function validationDefault(Validator $validator): Validator
    {
        return $validator
            ->requirePresence('title', 'create')
            ->notEmptyString('title')
            ->add('title', 'text', ['rule' => fn($value): bool => is_string($value), 'last' => true, 'message' => 'Must be a text.'])
            ->maxLength('title', 200)
            ->add('title', 'nul', [
                'rule' => fn(string $value): bool => !str_contains($value, "\0"),
                'message' => 'Must not hold the character NUL.',
            ])
            ->add('done', 'bool', ['rule' => fn($value): bool => is_bool($value), 'message' => 'Must be true or false.']);
    }

    /**
     * @param \Cake\Event\EventInterface<\App\Model\Table\TasksTable> $event The event.
     * @param \ArrayObject<string, mixed> $data What came in.
     * @return void
     */
    public function beforeMarshal(EventInterface $event, ArrayObject $data): void
    {
        if (is_string($data['title'] ?? null)) {
            $data['title'] = trim($data['title']);
        }
    }
}
