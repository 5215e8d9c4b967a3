from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields
from marshmallow.validate import Length, Range

LARGEST = 2**63 - 1


def _trim(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _storable(title: str) -> None:
    # What no database can keep in a text: NUL, and half a character.
    if "\0" in title or any("\ud800" <= character <= "\udfff" for character in title):
        raise ValidationError("Has a character that cannot be stored.")


class StrictBoolean(fields.Boolean):
    """True or false, and not what could be taken for one of them."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid")
        return value


class TaskPatchSchema(Schema):
    """What is left out stays as it is."""

    class Meta:
        unknown = EXCLUDE

    title = fields.String(pre_load=_trim, validate=[Length(1, 200), _storable])
    done = StrictBoolean()


class TaskCreateSchema(TaskPatchSchema):
    title = fields.String(required=True, pre_load=_trim, validate=[Length(1, 200), _storable])
    done = StrictBoolean(load_default=False)


class TaskSchema(Schema):
    id = fields.Integer(required=True)
    title = fields.String(required=True)
    done = fields.Boolean(required=True)
    created_at = fields.DateTime(required=True)
    updated_at = fields.DateTime(required=True)


class TaskListSchema(Schema):
    items = fields.List(fields.Nested(TaskSchema), required=True)
    total = fields.Integer(required=True)


class PageSchema(Schema):
    limit = fields.Integer(load_default=20, validate=Range(1, 100))
    offset = fields.Integer(load_default=0, validate=Range(0, LARGEST))
