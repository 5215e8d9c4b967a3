{{ if eq .options.database "postgresql" -}}
import uuid
{{ end -}}
from collections.abc import Iterator
{{- if eq .options.database "sqlite" }}
from pathlib import Path
{{- end }}

import pytest
from alembic import command
from alembic.config import Config
from fastapi.testclient import TestClient
{{- if eq .options.database "postgresql" }}
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateSchema, DropSchema
{{- end }}

from app.core.config import Settings
from app.main import create_app


@pytest.fixture
{{- if eq .options.database "sqlite" }}
def database_url(tmp_path: Path) -> str:
    """A database of the test's own, still without tables."""
    return f"sqlite:///{tmp_path}/tasks.db"
{{- else }}
def database_url() -> Iterator[str]:
    """A schema of the test's own in the database at DATABASE_URL, still without tables."""
    url = make_url(Settings.load().database_url)
    schema = f"test_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(CreateSchema(schema))
    own = url.update_query_dict({"options": f"-csearch_path={schema}"})
    yield own.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(DropSchema(schema, cascade=True))
    engine.dispose()
{{- end }}


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings(
        _env_file=None, database_url=database_url, log_level="info", app_env="production"
    )


@pytest.fixture
def alembic(settings: Settings) -> Config:
    return Config("alembic.ini", attributes={"database_url": settings.database_url})


@pytest.fixture
def client(settings: Settings, alembic: Config) -> Iterator[TestClient]:
    """The application over HTTP, with empty tables."""
    command.upgrade(alembic, "head")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
{{- if eq .options.database "sqlite" }}
def unreachable(tmp_path: Path) -> str:
    """The address of a database that is not there."""
    return f"sqlite:///{tmp_path}/no/such/folder/tasks.db"
{{- else }}
def unreachable() -> str:
    """The address of a database that is not there."""
    return "postgresql://nobody@127.0.0.1:1/nowhere"
{{- end }}
