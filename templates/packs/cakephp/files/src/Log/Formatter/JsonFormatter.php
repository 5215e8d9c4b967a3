<?php
declare(strict_types=1);

namespace App\Log\Formatter;

use Cake\Log\Formatter\AbstractFormatter;
use DateTimeImmutable;

/**
 * One flat JSON object a line: time, level, msg, and what the context tells beside.
 */
class JsonFormatter extends AbstractFormatter
{
    /**
     * The id of the request that is being answered; a thread answers one at a time.
     */
    public static ?string $requestId = null;

    /**
     * @inheritDoc
     */
    public function format($level, string $message, array $context = []): string
    {
        unset($context['scope'], $context['request']);
        $event = [
            'time' => (new DateTimeImmutable())->format(DATE_RFC3339_EXTENDED),
            'level' => $level,
            'msg' => $message,
            'request_id' => self::$requestId,
        ];

        return (string)json_encode(
            array_filter($event, fn(?string $value): bool => $value !== null) + $context,
            JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR,
        );
    }
}
