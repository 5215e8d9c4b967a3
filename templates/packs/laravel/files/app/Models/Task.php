<?php

namespace App\Models;
{{ if eq .answers.security.posture "regulated" }}
use App\Observers\TaskObserver;
use Illuminate\Database\Eloquent\Attributes\ObservedBy;
{{- end }}
use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Carbon;

/**
 * @property int $id
 * @property string $title
 * @property bool $done
 * @property Carbon $created_at
 * @property Carbon $updated_at
 */
{{- if eq .answers.security.posture "regulated" }}
#[ObservedBy(TaskObserver::class)]
{{- end }}
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
