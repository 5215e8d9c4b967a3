<?php

namespace App\Http\Requests;

class UpdateTaskRequest extends StoreTaskRequest
{
    public function rules(): array
    {
        return array_map(fn (array $rules) => array_unique(['sometimes', ...$rules]), parent::rules());
    }
}
