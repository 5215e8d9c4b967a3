from datetime import UTC, datetime
{{- if eq .options.database "sqlite" }}
from pathlib import Path
{{- end }}
from typing import Any

{{ if eq .options.database "sqlite" -}}
from sqlalchemy import URL, DateTime, Dialect, Engine, MetaData, TypeDecorator, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry
{{ else -}}
from sqlalchemy import URL, DateTime, Dialect, MetaData, TypeDecorator, make_url
from sqlalchemy.orm import DeclarativeBase
{{ end }}
{{ if eq .options.database "sqlite" -}}
ENGINE_OPTIONS: dict[str, Any] = {
    "hide_parameters": True,  # errors are logged, what people wrote is not
    "pool_timeout": 10,
    "connect_args": {"timeout": 10},
}
{{ else -}}
ENGINE_OPTIONS: dict[str, Any] = {
    "hide_parameters": True,  # errors are logged, what people wrote is not
    "pool_timeout": 10,
    "pool_pre_ping": True,  # a restarted database costs no request
}
{{ end }}

def engine_url(database_url: str) -> URL:
    url = make_url(database_url)
{{- if eq .options.database "sqlite" }}
    # Flask-SQLAlchemy would look for it in the instance folder.
    return url.set(database=str(Path(str(url.database)).absolute()))
{{- else }}
    # What the address itself says wins.
    query = {"connect_timeout": "5", "options": "-cstatement_timeout=15s", **url.query}
    return url.set(drivername="postgresql+psycopg", query=query)
{{- end }}


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time that comes back in UTC, whatever the database makes of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
{{- if eq .options.database "sqlite" }}
        # SQLite keeps no time zone; what stands there was written by the method above.
        return value and value.replace(tzinfo=UTC)
{{- else }}
        return value and value.astimezone(UTC)
{{- end }}


class Base(DeclarativeBase):
    # Named constraints are what lets Alembic drop them again.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
{{- if eq .options.database "sqlite" }}


@event.listens_for(Engine, "connect")
def _tune(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")  # readers do not wait for the writer
    cursor.execute("PRAGMA synchronous = NORMAL")  # safe with WAL
    cursor.execute("PRAGMA foreign_keys = ON")  # off by default in SQLite
    cursor.close()
{{- end }}
