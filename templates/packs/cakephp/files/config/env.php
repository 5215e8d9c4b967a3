<?php
declare(strict_types=1);

use josegonzalez\Dotenv\Loader;

// What is set outside wins over the file.
if (file_exists(ROOT . DS . '.env')) {
    (new Loader([ROOT . DS . '.env']))
        ->parse()
        ->skipExisting()
        ->putenv();
}
