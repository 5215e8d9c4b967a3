from threading import Event, Thread

from django.db import Error, connection
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from tasks.models import Task


def is_stopping() -> bool:
    """Whether the process was told to stop. The server puts its own answer here."""
    return False


class HealthSerializer(serializers.Serializer):
    status = serializers.ChoiceField(["ok"])


class ChecksSerializer(serializers.Serializer):
    database = serializers.CharField()


class ReadinessSerializer(serializers.Serializer):
    status = serializers.ChoiceField(["ok", "unavailable"])
    checks = ChecksSerializer()


@extend_schema(responses=HealthSerializer)
@api_view(["GET", "HEAD"])
def live(request: Request) -> Response:
    """The process lives; this never asks the database."""
    return Response({"status": "ok"})


@extend_schema(responses={200: ReadinessSerializer, 503: ReadinessSerializer})
@api_view(["GET", "HEAD"])
def ready(request: Request) -> Response:
    """The service can do its work: its database answers, and it was not told to stop."""
    if is_stopping():
        database = "not asked: stopping"
    elif _database_answers():
        return Response({"status": "ok", "checks": {"database": "ok"}})
    else:
        database = "no answer"
    return Response({"status": "unavailable", "checks": {"database": database}}, status=503)


def _database_answers(within: float = 1.0) -> bool:
    """Whether the tables can be read, in that many seconds."""
    answered = Event()

    def look() -> None:
        try:
            Task.objects.exists()
            answered.set()
        except Error:
            pass
        finally:
            connection.close()

    # A driver cannot be told to give up, but it need not be waited for.
    looking = Thread(target=look, daemon=True)
    looking.start()
    looking.join(within)
    return answered.is_set()


@extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR})
@api_view(["GET", "HEAD"])
def metrics(request: Request) -> HttpResponse:
    """Counts and durations by route, for Prometheus."""
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
