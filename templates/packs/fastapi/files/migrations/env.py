import asyncio

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app.core.config import Settings
from app.core.logging import configure_logging
from app.models import Base


def database_url() -> str:
    # Tests hand their own address over.
    if given := context.config.attributes.get("database_url"):
        return str(given)
    settings = Settings.load()
    configure_logging(settings)
    return settings.database_url


def run(connection: Connection) -> None:
{{- if eq .options.database "sqlite" }}
    # SQLite changes a table by copying it; batch mode does that.
    context.configure(connection, target_metadata=Base.metadata, render_as_batch=True)
{{- else }}
    context.configure(connection, target_metadata=Base.metadata)
{{- end }}
    with context.begin_transaction():
        context.run_migrations()


async def migrate() -> None:
    engine = create_async_engine(database_url(), poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
    await engine.dispose()


if context.is_offline_mode():
    context.configure(url=database_url(), target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    asyncio.run(migrate())
