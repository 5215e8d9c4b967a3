"""How a view of Django REST framework fails. Apart from core/api.py, which the views import."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpResponseBase
from django.http.request import UnreadablePostError
from rest_framework.exceptions import ValidationError
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler

from core.api import QueryError
from core.problems import MEDIA_TYPE, content, problem

log = logging.getLogger(__name__)


def problem_handler(error: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    if isinstance(error, OperationalError | InterfaceError):
        log.error("the database does not answer", exc_info=error)
        return problem(503, "The database does not answer. Try again later.")
    if isinstance(error, UnreadablePostError):
        return problem(400, "The body did not come.")
    answer = exception_handler(error, context)
    if answer is None:
        return None
    if isinstance(error, ValidationError):
        answer.status_code = 400 if isinstance(error, QueryError) else 422
        errors = answer.data
        if not isinstance(errors, dict):
            errors = {api_settings.NON_FIELD_ERRORS_KEY: errors}
        answer.data = content(answer.status_code, "The request breaks a rule.", errors)
    else:
        answer.data = content(answer.status_code, answer.data["detail"])
    answer.content_type = MEDIA_TYPE
    return answer
