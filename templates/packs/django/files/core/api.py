"""What all resources share of Django REST framework."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import BasePagination
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.problems import MEDIA_TYPE

LARGEST = 2**63 - 1


class ProblemSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="A URI of the kind; about:blank says: see the status.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(  # type: ignore[assignment]
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="What is wrong, by the name of the field or parameter.",
    )


def problems(*statuses: int) -> dict[tuple[int, str], type[ProblemSerializer]]:
    """Describe these statuses of an operation as problems, for the OpenAPI document."""
    return {(status, MEDIA_TYPE): ProblemSerializer for status in statuses}


class QueryError(ValidationError):
    """A ValidationError that is a 400; any other is a 422."""


class OnlyOneMediaType(DefaultContentNegotiation):
    """Answers in the one media type that a view has, whatever the client accepts."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        return renderers[0], renderers[0].media_type


class StrictJSONParser(JSONParser):
    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().parse(*args, **kwargs)
        except RecursionError:
            raise ParseError("JSON parse error - nested too deeply") from None


class StrictCharField(serializers.CharField):
    """A text, and not a number that could be written as one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class StrictBooleanField(serializers.BooleanField):
    """True or false, and not what could be taken for one of them."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class ModelSerializer(serializers.ModelSerializer):
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.BooleanField: StrictBooleanField,
        models.CharField: StrictCharField,
    }


class Page(serializers.Serializer):
    limit = serializers.IntegerField(min_value=1, max_value=100, default=20)
    offset = serializers.IntegerField(min_value=0, max_value=LARGEST, default=0)


class LimitOffsetPagination(BasePagination):
    """Refuses a bad limit or offset, where Django REST framework's own takes the default."""

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any]:
        repeated = [name for name, values in request.query_params.lists() if len(values) > 1]
        if repeated:
            raise QueryError({name: ["Must be given only once."] for name in repeated})
        page = Page(data=request.query_params)
        if not page.is_valid():
            raise QueryError(page.errors)
        start = page.validated_data["offset"]
        self.total = queryset.count()
        return list(queryset[start : start + page.validated_data["limit"]])

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"items": data, "total": self.total})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {"items": schema, "total": {"type": "integer"}},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        limit = {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
        offset = {"type": "integer", "minimum": 0, "maximum": LARGEST, "default": 0}
        return [
            {"name": "limit", "in": "query", "schema": limit},
            {"name": "offset", "in": "query", "schema": offset},
        ]


def answers_are_complete(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Say that an answer has all its members; drf-spectacular leaves out those with a default."""
    for name, schema in result["components"]["schemas"].items():
        if not name.endswith("Request") and name != "Problem":
            schema["required"] = list(schema["properties"])
    return result
