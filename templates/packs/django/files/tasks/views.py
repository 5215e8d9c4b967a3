from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import ModelViewSet

from core.api import problems
from tasks.models import Task
from tasks.serializers import TaskSerializer

LOCATION = OpenApiParameter(
    "Location", str, OpenApiParameter.HEADER, description="Its path.", response=[201]
)


@extend_schema_view(
    list=extend_schema(responses={200: TaskSerializer(many=True), **problems(400)}),
    create=extend_schema(
        parameters=[LOCATION], responses={201: TaskSerializer, **problems(400, 413, 415, 422)}
    ),
    retrieve=extend_schema(responses={200: TaskSerializer, **problems(404)}),
    partial_update=extend_schema(
        responses={200: TaskSerializer, **problems(400, 404, 413, 415, 422)}
    ),
    destroy=extend_schema(responses={204: None, **problems(404)}),
)
class TaskViewSet(ModelViewSet):
    queryset = Task.objects.all()
    serializer_class = TaskSerializer
    lookup_value_converter = "int"
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]

    def get_queryset(self) -> QuerySet[Task]:
        # Nobody can come between reading and writing.
        changes = self.action in ("partial_update", "destroy")
        return super().get_queryset().select_for_update() if changes else super().get_queryset()

    def get_success_headers(self, data: Any) -> dict[str, str]:
        return {"Location": reverse("task-detail", args=[data["id"]])}

    @transaction.atomic
    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().partial_update(request, *args, **kwargs)

    def perform_update(self, serializer: BaseSerializer) -> None:
        if serializer.validated_data:
            serializer.save()

    @transaction.atomic
    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().destroy(request, *args, **kwargs)
