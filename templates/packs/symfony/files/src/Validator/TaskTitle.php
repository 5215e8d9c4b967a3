<?php

namespace App\Validator;

use Symfony\Component\Validator\Constraints as Assert;
use Symfony\Component\Validator\Constraints\Compound;

/** The rules of a title, null aside. */
#[\Attribute(\Attribute::TARGET_PROPERTY)]
final class TaskTitle extends Compound
{
    protected function getConstraints(array $options): array
    {
        return [
            new Assert\Sequentially([
                new Assert\Type('string'),
                new Assert\NotBlank(allowNull: true, normalizer: 'trim'),
                new Assert\Length(max: 200, normalizer: 'trim'),
                new Assert\Regex('/\x00/', message: 'This value must not hold the character NUL.', match: false, normalizer: 'trim'),
            ]),
        ];
    }
}
