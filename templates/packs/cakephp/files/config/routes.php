<?php
declare(strict_types=1);

use Cake\Routing\Route\DashedRoute;
use Cake\Routing\RouteBuilder;

return function (RouteBuilder $routes): void {
    $routes->setRouteClass(DashedRoute::class);

    // As many digits as fit into 64 bits.
    $id = ['id' => '\d{1,18}'];

    $routes->scope('/api/v1/tasks', ['controller' => 'Tasks'], function (RouteBuilder $builder) use ($id): void {
        $builder->get('/', ['action' => 'index']);
        $builder->post('/', ['action' => 'add']);
        $builder->connect('/', ['action' => 'refuse', 'allow' => 'GET, POST']);
        $builder->get('/{id}', ['action' => 'view'])->setPatterns($id)->setPass(['id']);
        $builder->patch('/{id}', ['action' => 'edit'])->setPatterns($id)->setPass(['id']);
        $builder->delete('/{id}', ['action' => 'delete'])->setPatterns($id)->setPass(['id']);
        $builder->connect('/{id}', ['action' => 'refuse', 'allow' => 'GET, PATCH, DELETE'])->setPatterns($id);
    });

    $routes->scope('/', ['controller' => 'Service'], function (RouteBuilder $builder): void {
        foreach (['healthz' => 'live', 'readyz' => 'ready', 'metrics' => 'metrics', 'openapi.json' => 'openapi'] as $path => $action) {
            $builder->get('/' . $path, ['action' => $action]);
            $builder->connect('/' . $path, ['action' => 'refuse', 'allow' => 'GET']);
        }
    });
};
