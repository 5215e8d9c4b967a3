import sys
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self

from environs import Env, EnvError, ValidationError, validate
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

LEVELS = ["debug", "info", "warning", "error"]


def _is_address(value: str) -> None:
    try:
        value == "localhost" or ip_address(value)
    except ValueError:
        raise ValidationError("must be an IP address to listen on, or localhost") from None


def _is_database(value: str) -> None:
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        url = None
{{- if eq .options.database "sqlite" }}
    if url is None or url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise ValidationError("must name a file, such as sqlite:///tasks.db")
{{- else }}
    if url is None or url.get_backend_name() not in ("postgres", "postgresql"):
        raise ValidationError("must look like postgresql://user:password@host:5432/database")
{{- end }}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The whole configuration: the environment, or else the file .env."""

    host: str = "127.0.0.1"
    port: int = 8080
{{- if eq .options.database "sqlite" }}
    database_url: str = field(default="sqlite:///tasks.db", repr=False)
{{- else }}
    database_url: str = field(repr=False)
{{- end }}
    log_level: str = "info"
    app_env: str = "production"

    @classmethod
    def load(cls) -> Self:
        """Read the environment, or end the process with one line that says what is wrong with it.

        The line names the variable but never shows its value: it may be a password.
        """
        env = Env()
        env.read_env(".env", recurse=False)
        try:
            return cls(
                host=env.str("HOST", cls.host, validate=_is_address),
                port=env.int("PORT", cls.port, validate=validate.Range(1, 65535)),
{{- if eq .options.database "sqlite" }}
                database_url=env.str("DATABASE_URL", cls.database_url, validate=_is_database),
{{- else }}
                database_url=env.str("DATABASE_URL", validate=_is_database),
{{- end }}
                log_level=env.str(
                    "LOG_LEVEL",
                    cls.log_level,
                    validate=validate.OneOf([*LEVELS, *map(str.upper, LEVELS)]),
                ),
                app_env=env.str(
                    "APP_ENV",
                    cls.app_env,
                    validate=validate.OneOf(["development", "production"]),
                ),
            )
        except EnvError as error:
            sys.exit(str(error))
