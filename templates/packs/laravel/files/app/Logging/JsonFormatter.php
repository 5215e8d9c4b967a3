<?php

namespace App\Logging;

use DateTimeInterface;
use Monolog\Formatter\NormalizerFormatter;
use Monolog\LogRecord;

/** One flat JSON object a line: time, level, msg, and what the record tells beside. */
class JsonFormatter extends NormalizerFormatter
{
    public function __construct()
    {
        parent::__construct(DateTimeInterface::RFC3339_EXTENDED);
    }

    public function format(LogRecord $record): string
    {
        return $this->toJson([
            'time' => $this->formatDate($record->datetime),
            'level' => $record->level->toPsrLogLevel(),
            'msg' => $record->message,
            ...$this->normalizeValue($record->extra),
            ...$this->normalizeValue($record->context),
        ], true)."\n";
    }
}
