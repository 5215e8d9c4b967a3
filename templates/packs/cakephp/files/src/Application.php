<?php
declare(strict_types=1);

namespace App;

use App\Error\ProblemRenderer;
use App\Middleware\BodyMiddleware;
use App\Middleware\RequestMiddleware;
use Cake\Core\Configure;
use Cake\Core\ContainerInterface;
use Cake\Datasource\FactoryLocator;
use Cake\Error\Middleware\ErrorHandlerMiddleware;
use Cake\Http\BaseApplication;
use Cake\Http\Middleware\BodyParserMiddleware;
use Cake\Http\MiddlewareQueue;
use Cake\ORM\Locator\TableLocator;
use Cake\Routing\Middleware\RoutingMiddleware;
use Prometheus\CollectorRegistry;
use Prometheus\Storage\APCng;
use Prometheus\Storage\InMemory;

/**
 * @extends \Cake\Http\BaseApplication<\App\Application>
 */
class Application extends BaseApplication
{
    /**
     * @inheritDoc
     */
    public function bootstrap(): void
    {
        parent::bootstrap();

        FactoryLocator::add('Table', (new TableLocator())->allowFallbackClass(false));
    }

    /**
     * @inheritDoc
     */
    public function middleware(MiddlewareQueue $middlewareQueue): MiddlewareQueue
    {
        $errors = ['exceptionRenderer' => ProblemRenderer::class] + Configure::read('Error');

        return $middlewareQueue
            ->add(new RequestMiddleware($this->getContainer()->get(Metrics::class)))
            ->add(new ErrorHandlerMiddleware($errors, $this))
            ->add(new BodyMiddleware())
            ->add(new RoutingMiddleware($this))
            ->add(new BodyParserMiddleware());
    }

    /**
     * @inheritDoc
     */
    public function services(ContainerInterface $container): void
    {
        // APCu is shared by all threads of the process; on the command line there is none.
        $container->addShared(Metrics::class, fn(): Metrics => new Metrics(
            new CollectorRegistry(apcu_enabled() ? new APCng() : new InMemory(), false),
        ));
    }
}
