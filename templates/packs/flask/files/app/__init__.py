from logging.config import dictConfig

from flask import Flask

from app import health, problems, tasks, telemetry
from app.config import Settings
from app.database import ENGINE_OPTIONS, engine_url
from app.extensions import api, db, migrate
from app.logging import logging_config


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or Settings.load()
    dictConfig(logging_config(settings))

    app = Flask(__name__, static_folder=None)
    app.config.from_mapping(
        MAX_CONTENT_LENGTH=1024 * 1024,
        SQLALCHEMY_DATABASE_URI=engine_url(settings.database_url),
        SQLALCHEMY_ENGINE_OPTIONS=ENGINE_OPTIONS,
        API_TITLE={{ .computed.title }},
        API_VERSION="0.1.0",
        API_SPEC_OPTIONS={
            "info": {
                "description": {{ .computed.about }},
            },
        },
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        # The server knows better: see gunicorn.conf.py.
        IS_STOPPING=lambda: False,
    )
    # A redirect to a path with fewer slashes would be a page of HTML.
    app.url_map.merge_slashes = False

    telemetry.init_app(app)
    problems.init_app(app)
    db.init_app(app)
    migrate.init_app(app, db{{ if eq .options.database "sqlite" }}, render_as_batch=True{{ end }})
    api.init_app(app)
    api.register_blueprint(health.blp)
    api.register_blueprint(tasks.blp)
    return app
