<?php

namespace App\Logging;

use Monolog\Attribute\AsMonologProcessor;
use Monolog\LogRecord;
use Symfony\Component\HttpFoundation\RequestStack;

/** Puts the id of the request into each of its log lines. */
#[AsMonologProcessor]
final class RequestIdProcessor
{
    public const ATTRIBUTE = '_request_id';

    public function __construct(private readonly RequestStack $requests)
    {
    }

    public function __invoke(LogRecord $record): LogRecord
    {
        if ($id = $this->requests->getMainRequest()?->attributes->get(self::ATTRIBUTE)) {
            $record->extra['request_id'] = $id;
        }

        return $record;
    }
}
