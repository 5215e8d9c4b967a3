<?php
declare(strict_types=1);

namespace App\Model\Table;

{{ if eq .answers.security.posture "regulated" -}}
use App\Model\Entity\Task;
{{ end -}}
use ArrayObject;
use Cake\Event\EventInterface;
{{- if eq .answers.security.posture "regulated" }}
use Cake\Log\Log;
{{- end }}
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
{{- if eq .answers.security.posture "regulated" }}

    /**
     * @param \Cake\Event\EventInterface<\App\Model\Table\TasksTable> $event The event.
     * @param \App\Model\Entity\Task $task What was saved.
     * @return void
     */
    public function afterSaveCommit(EventInterface $event, Task $task): void
    {
        $this->audit($task->isNew() ? 'task.create' : 'task.update', $task);
    }

    /**
     * @param \Cake\Event\EventInterface<\App\Model\Table\TasksTable> $event The event.
     * @param \App\Model\Entity\Task $task What was deleted.
     * @return void
     */
    public function afterDeleteCommit(EventInterface $event, Task $task): void
    {
        $this->audit('task.delete', $task);
    }

    /**
     * Keeps the audit trail. No line of it holds what a task says.
     *
     * @param string $action What was done.
     * @param \App\Model\Entity\Task $task To what.
     * @return void
     */
    private function audit(string $action, Task $task): void
    {
        Log::info('audit', ['scope' => 'audit', 'action' => $action, 'task_id' => $task->id]);
    }
{{- end }}
}
