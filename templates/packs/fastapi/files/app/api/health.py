from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.api.dependencies import DatabaseDep
from app.api.schemas import Checks, Health, Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def live() -> Health:
    """The process lives; this never asks the database."""
    return Health()


@router.get("/readyz", responses={503: {"model": Readiness}})
async def ready(request: Request, response: Response, database: DatabaseDep) -> Readiness:
    """The service can do its work: its database answers, and it was not told to stop."""
    if request.app.state.stopping:
        answer = Readiness(status="unavailable", checks=Checks(database="not asked: stopping"))
    elif await database.answers():
        return Readiness(status="ok", checks=Checks(database="ok"))
    else:
        answer = Readiness(status="unavailable", checks=Checks(database="no answer"))
    response.status_code = 503
    return answer


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics() -> PlainTextResponse:
    """Counts and durations by route, for Prometheus."""
    return PlainTextResponse(generate_latest(), media_type=CONTENT_TYPE_LATEST)
