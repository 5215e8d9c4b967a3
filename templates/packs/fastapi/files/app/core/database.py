import asyncio

{{ if eq .options.database "sqlite" -}}
from sqlalchemy import event, select
from sqlalchemy.engine.interfaces import DBAPIConnection
{{ else -}}
from sqlalchemy import select
{{ end -}}
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
{{- if eq .options.database "sqlite" }}
from sqlalchemy.pool import ConnectionPoolEntry
{{- end }}

from app.models import Task


class Database:
    """The connection pool, opened on first use, and the sessions that are served from it."""

    def __init__(self, url: str) -> None:
{{- if eq .options.database "sqlite" }}
        self._engine = create_async_engine(
            url,
            hide_parameters=True,  # errors are logged, what people wrote is not
            pool_timeout=10,
            connect_args={"timeout": 10},
        )
        event.listen(self._engine.sync_engine, "connect", _tune)
{{- else }}
        self._engine = create_async_engine(
            url,
            hide_parameters=True,  # errors are logged, what people wrote is not
            pool_timeout=10,
            pool_pre_ping=True,  # a restarted database costs no request
            connect_args={"connect_timeout": 5},
        )
{{- end }}
        self.session = async_sessionmaker(self._engine, expire_on_commit=False)

    async def answers(self, within: float = 1.0) -> bool:
        """Whether the tables can be read, in that many seconds."""
        look = asyncio.create_task(self._look())
        await asyncio.wait({look}, timeout=within)
        if look.done():
            return look.result()
        look.cancel()  # not awaited: a driver that is stuck takes its time to give up
        return False

    async def _look(self) -> bool:
        try:
            async with self._engine.connect() as connection:
                await connection.execute(select(Task.id).limit(1))
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def close(self) -> None:
        await self._engine.dispose()
{{- if eq .options.database "sqlite" }}


def _tune(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")  # readers do not wait for the writer
    cursor.execute("PRAGMA synchronous = NORMAL")  # safe with WAL
    cursor.execute("PRAGMA foreign_keys = ON")  # off by default in SQLite
    cursor.close()
{{- end }}
