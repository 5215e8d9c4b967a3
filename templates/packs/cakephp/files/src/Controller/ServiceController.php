<?php
declare(strict_types=1);

namespace App\Controller;

use App\Metrics;
use Cake\Core\Exception\CakeException;
use Cake\Http\Response;
use PDOException;

/**
 * What the platform asks of the service.
 */
class ServiceController extends AppController
{
    /**
     * @return void
     */
    public function live(): void
    {
        $this->set('status', 'ok');
        $this->viewBuilder()->setOption('serialize', ['status']);
    }

    /**
     * @return void
     */
    public function ready(): void
    {
        try {
            $this->fetchTable('Tasks')->find()->select(['id'])->first();
            $this->set(['status' => 'ok', 'checks' => ['database' => 'ok']]);
        } catch (CakeException | PDOException) {
            $this->setResponse($this->response->withStatus(503));
            $this->set(['status' => 'unavailable', 'checks' => ['database' => 'no answer']]);
        }
        $this->viewBuilder()->setOption('serialize', ['status', 'checks']);
    }

    /**
     * @param \App\Metrics $metrics What was counted.
     * @return \Cake\Http\Response
     */
    public function metrics(Metrics $metrics): Response
    {
        return $this->response->withHeader('Content-Type', Metrics::MEDIA_TYPE)->withStringBody($metrics->render());
    }

    /**
     * @return \Cake\Http\Response
     */
    public function openapi(): Response
    {
        return $this->response->withType('json')
            ->withStringBody((string)file_get_contents(RESOURCES . 'openapi.json'));
    }
}
