<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Carbon;

/**
 * @property int $id
 * @property string $title
 * @property bool $done
 * @property Carbon $created_at
 * @property Carbon $updated_at
 */
class Task extends Model
{
    protected $fillable = ['title', 'done'];

    protected $attributes = ['done' => false];

    /** @return array<string, string> */
    protected function casts(): array
    {
        return ['done' => 'boolean'];
    }
}
