<?php
declare(strict_types=1);

namespace App\Error;

use Cake\Http\Exception\HttpException;

/**
 * What was sent breaks a rule.
 */
class InvalidException extends HttpException
{
    /**
     * @param array<string, array<string>> $errors What is wrong, by the name of the field or parameter.
     * @param int $status 422 for a body, 400 for a query.
     */
    public function __construct(public readonly array $errors, int $status = 422)
    {
        parent::__construct('The request breaks a rule.', $status);
    }
}
