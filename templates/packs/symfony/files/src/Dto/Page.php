<?php

namespace App\Dto;

use Symfony\Component\Validator\Constraints as Assert;

/** Which part of a list. */
final class Page
{
    public function __construct(
        #[Assert\Range(min: 1, max: 100)]
        public int $limit = 20,
        #[Assert\PositiveOrZero]
        public int $offset = 0,
    ) {
    }
}
