<?php
declare(strict_types=1);

namespace App\Controller;

use App\Error\InvalidException;
use App\Model\Entity\Task;
use Cake\Http\Response;
use Cake\Validation\Validator;

/**
 * @property \App\Model\Table\TasksTable $Tasks
 */
class TasksController extends AppController
{
    /**
     * @return void
     */
    public function index(): void
    {
        $query = $this->request->getQueryParams();
        $digits = fn($value): bool => is_string($value) && preg_match('/^\d{1,18}$/D', $value) === 1;
        $validator = (new Validator())
            ->add('limit', 'range', [
                'rule' => fn($value): bool => $digits($value) && $value >= 1 && $value <= 100,
                'message' => 'Must be a whole number from 1 to 100.',
            ])
            ->add('offset', 'range', ['rule' => $digits, 'message' => 'Must be a whole number from 0.']);
        $this->check($validator->validate($query), 400);

        $this->set([
            'items' => $this->Tasks->find()
                ->orderByAsc('id')
                ->limit((int)($query['limit'] ?? 20))
                ->offset((int)($query['offset'] ?? 0))
                ->all()
                ->toList(),
            'total' => $this->Tasks->find()->count(),
        ]);
        $this->viewBuilder()->setOption('serialize', ['items', 'total']);
    }

    /**
     * @return void
     */
    public function add(): void
    {
        $task = $this->Tasks->newEntity($this->body() + ['done' => false]);
        $this->save($task);
        $this->setResponse($this->response->withStatus(201)->withHeader('Location', '/api/v1/tasks/' . $task->id));
    }

    /**
     * @param string $id The id of the task.
     * @return void
     */
    public function view(string $id): void
    {
        $this->show($this->Tasks->get($id));
    }

    /**
     * @param string $id The id of the task.
     * @return void
     */
    public function edit(string $id): void
    {
        $this->save($this->Tasks->patchEntity($this->Tasks->get($id), $this->body()));
    }

    /**
     * @param string $id The id of the task.
     * @return \Cake\Http\Response
     */
    public function delete(string $id): Response
    {
        $this->Tasks->deleteOrFail($this->Tasks->get($id));

        return $this->response->withStatus(204);
    }

    /**
     * The members of the body that a client may set.
     *
     * @return array<string, mixed>
     */
    private function body(): array
    {
        return array_intersect_key((array)$this->request->getData(), ['title' => true, 'done' => true]);
    }

    /**
     * @param \App\Model\Entity\Task $task What to store and to show.
     * @return void
     */
    private function save(Task $task): void
    {
        $this->check($task->getErrors());
        $this->Tasks->saveOrFail($task);
        $this->show($task);
    }

    /**
     * @param array<string, array<string>> $errors What is wrong, by field and rule.
     * @param int $status The status to answer with.
     * @return void
     */
    private function check(array $errors, int $status = 422): void
    {
        if ($errors !== []) {
            throw new InvalidException(array_map(array_values(...), $errors), $status);
        }
    }

    /**
     * @param \App\Model\Entity\Task $task What to show.
     * @return void
     */
    private function show(Task $task): void
    {
        $this->set('task', $task);
        $this->viewBuilder()->setOption('serialize', 'task');
    }
}
