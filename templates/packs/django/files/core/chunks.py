from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from django.conf import settings


class Chunks:
    """Gives a body that comes in chunks a length: Django takes it for empty otherwise.

    Of a body that is too large only so much is read that the limit refuses it.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("wsgi.input_terminated") and not environ.get("CONTENT_LENGTH"):
            body = environ["wsgi.input"].read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
            environ["wsgi.input"] = BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
        return self.application(environ, start_response)
