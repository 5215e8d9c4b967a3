import sys
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self

import dj_database_url
from environs import Env, EnvError, ValidationError, validate

LEVELS = ["debug", "info", "warning", "error"]


def _is_address(value: str) -> None:
    try:
        value == "localhost" or ip_address(value)
    except ValueError:
        raise ValidationError("must be an IP address to listen on, or localhost") from None


def _is_database(value: str) -> None:
    try:
        database = dj_database_url.parse(value)
    except ValueError:
        database = {}
{{- if eq .options.database "sqlite" }}
    if not database.get("ENGINE", "").endswith("sqlite3") or database["NAME"] == ":memory:":
        raise ValidationError("must name a file, such as sqlite:///tasks.db")
{{- else }}
    if not database.get("ENGINE", "").endswith("postgresql"):
        raise ValidationError("must look like postgresql://user:password@host:5432/database")
{{- end }}


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The whole configuration: the environment, or else the file .env."""

    host: str
    port: int
    allowed_hosts: list[str]
    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    log_level: str
    app_env: str

    @classmethod
    def load(cls) -> Self:
        """Read the environment, or end the process with one line that says what is wrong with it.

        The line names the variable but never shows its value: it may be a password.
        """
        env = Env()
        env.read_env(".env", recurse=False)
        try:
            return cls(
                host=env.str("HOST", "127.0.0.1", validate=_is_address),
                port=env.int("PORT", 8080, validate=validate.Range(1, 65535)),
                allowed_hosts=env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"]),
{{- if eq .options.database "sqlite" }}
                database_url=env.str("DATABASE_URL", "sqlite:///tasks.db", validate=_is_database),
{{- else }}
                database_url=env.str("DATABASE_URL", validate=_is_database),
{{- end }}
                secret_key=env.str("SECRET_KEY", validate=validate.Length(min=32)),
                log_level=env.str(
                    "LOG_LEVEL",
                    "info",
                    validate=validate.OneOf([*LEVELS, *map(str.upper, LEVELS)]),
                ),
                app_env=env.str(
                    "APP_ENV",
                    "production",
                    validate=validate.OneOf(["development", "production"]),
                ),
            )
        except EnvError as error:
            sys.exit(str(error))


environment = Environment.load()
