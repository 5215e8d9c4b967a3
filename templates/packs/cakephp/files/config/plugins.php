<?php
declare(strict_types=1);

return [
    'Migrations' => ['onlyCli' => true],
];
