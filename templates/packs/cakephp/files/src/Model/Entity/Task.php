<?php
declare(strict_types=1);

namespace App\Model\Entity;

use Cake\ORM\Entity;

/**
 * @property int $id
 * @property string $title
 * @property bool $done
 * @property \Cake\I18n\DateTime $created_at
 * @property \Cake\I18n\DateTime $updated_at
 */
class Task extends Entity
{
    /**
     * @var array<string, bool>
     */
    protected array $_accessible = [
        'title' => true,
        'done' => true,
    ];
}
