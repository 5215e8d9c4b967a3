<?php
declare(strict_types=1);

namespace App\Controller;

use Cake\Controller\Controller;
use Cake\Http\Exception\MethodNotAllowedException;
use Cake\View\JsonView;

class AppController extends Controller
{
    /**
     * @inheritDoc
     */
    public function initialize(): void
    {
        parent::initialize();

        // JSON, whatever the client accepts.
        $this->viewBuilder()->setClassName(JsonView::class);
    }

    /**
     * Answers a method that the path does not have.
     *
     * @return never
     */
    public function refuse(): never
    {
        $error = new MethodNotAllowedException();
        $error->setHeader('Allow', $this->request->getParam('allow'));

        throw $error;
    }
}
