import sys
from ipaddress import ip_address
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError


def _address(value: str) -> str:
    try:
        return value if value == "localhost" else str(ip_address(value))
    except ValueError:
        raise ValueError("must be an IP address to listen on, or localhost") from None


def _with_driver(value: str) -> str:
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        url = None
{{- if eq .options.database "sqlite" }}
    if url is None or url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise ValueError("must name a file, such as sqlite:///tasks.db")
    return url.set(drivername="sqlite+aiosqlite")
{{- else }}
    if url is None or url.get_backend_name() not in ("postgres", "postgresql"):
        raise ValueError("must look like postgresql://user:password@host:5432/database")
    return url.set(drivername="postgresql+psycopg")
{{- end }}.render_as_string(hide_password=False)


class Settings(BaseSettings):
    """The whole configuration: the environment, or else the file .env."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    host: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8080
{{- if eq .options.database "sqlite" }}
    database_url: Annotated[str, AfterValidator(_with_driver), Field(repr=False)] = (
        "sqlite:///tasks.db"
    )
{{- else }}
    database_url: Annotated[str, AfterValidator(_with_driver), Field(repr=False)]
{{- end }}
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], BeforeValidator(str.lower)
    ] = "info"
    app_env: Literal["development", "production"] = "production"

    @classmethod
    def load(cls) -> Self:
        """Read the environment, or end the process with one line that says what is wrong with it.

        The line names the variables but never shows a value: it may be a password.
        """
        try:
            return cls()
        except ValidationError as error:
            problems = {
                str(each["loc"][0]).upper(): each["msg"].removeprefix("Value error, ")
                for each in error.errors(include_input=False, include_url=False)
            }
        sys.exit("; ".join(f"{variable}: {problem}" for variable, problem in problems.items()))
