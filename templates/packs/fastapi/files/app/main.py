from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from app.api import health, tasks
from app.core import problems
from app.core.config import Settings
from app.core.database import Database
from app.core.logging import configure_logging
from app.core.middleware import BodyLimit, RequestContext, RequestTimeout


class Service(FastAPI):
    def openapi(self) -> dict[str, Any]:
        """Add the schema of problems, which FastAPI would leave out: no route returns one."""
        document = super().openapi()
        document["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        return document


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings.load()
    configure_logging(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.database = Database(settings.database_url)
        yield
        await app.state.database.close()

    app = Service(
        title={{ .computed.title }},
        description={{ .computed.about }},
        version="0.1.0",
        lifespan=lifespan,
        redirect_slashes=False,
        # Their pages load scripts from other people's servers.
        docs_url=None,
        redoc_url=None,
        responses=problems.responses("default"),
    )
    app.state.stopping = False
    problems.install(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, limit=1024 * 1024)
    app.add_middleware(RequestTimeout, seconds=15)
    app.add_middleware(RequestContext)
    app.include_router(health.router)
    app.include_router(tasks.router)
    return app
