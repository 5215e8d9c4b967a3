{{ if eq .options.database "postgresql" -}}
import uuid
{{ end -}}
from collections.abc import Iterator
{{- if eq .options.database "sqlite" }}
from pathlib import Path
{{- end }}

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient
{{- if eq .options.database "postgresql" }}
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateSchema, DropSchema
{{- end }}

from app import create_app
from app.config import Settings
{{- if eq .options.database "postgresql" }}
from app.database import engine_url
{{- end }}
from app.extensions import db


@pytest.fixture
{{- if eq .options.database "sqlite" }}
def settings(tmp_path: Path) -> Settings:
    """With a database of the test's own, still without tables."""
    return Settings(database_url=f"sqlite:///{tmp_path}/tasks.db")
{{- else }}
def settings() -> Iterator[Settings]:
    """With a schema of the test's own in the database at DATABASE_URL, still without tables."""
    url = engine_url(Settings.load().database_url)
    schema = f"test_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(CreateSchema(schema))
    own = url.update_query_dict({"options": f"-csearch_path={schema}"})
    yield Settings(database_url=own.render_as_string(hide_password=False))
    with engine.begin() as connection:
        connection.execute(DropSchema(schema, cascade=True))
    engine.dispose()
{{- end }}


@pytest.fixture
def bare_app(settings: Settings) -> Iterator[Flask]:
    """The application, still without tables."""
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(bare_app: Flask) -> Flask:
    with bare_app.app_context():
        flask_migrate.upgrade()
    return bare_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """The application over HTTP, with empty tables."""
    return app.test_client()


@pytest.fixture
{{- if eq .options.database "sqlite" }}
def unreachable(tmp_path: Path) -> Settings:
    """With a database that is not there."""
    return Settings(database_url=f"sqlite:///{tmp_path}/no/such/folder/tasks.db")
{{- else }}
def unreachable() -> Settings:
    """With a database that is not there."""
    return Settings(database_url="postgresql://nobody@127.0.0.1:1/nowhere")
{{- end }}
