<?php

namespace App\Http\Requests;

use Illuminate\Foundation\Http\FormRequest;

class StoreTaskRequest extends FormRequest
{
    /** @return array<string, list<string>> */
    public function rules(): array
    {
        return [
            'title' => ['required', 'string', 'max:200', 'not_regex:/\x00/'],
            'done' => ['sometimes', 'required', 'boolean:strict'],
        ];
    }
}
