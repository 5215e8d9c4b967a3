from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints

Title = Annotated[
    str,
    # NUL is what no database can keep in a text.
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$"),
]


class TaskCreate(BaseModel):
    title: Title
    done: StrictBool = False


class TaskPatch(BaseModel):
    """What is left out stays as it is. The defaults are never used: null is not a value here."""

    title: Title = Field(default_factory=str)
    done: StrictBool = Field(default_factory=bool)


class TaskRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    done: bool
    created_at: datetime
    updated_at: datetime


class TaskList(BaseModel):
    items: list[TaskRead]
    total: int


class Health(BaseModel):
    status: Literal["ok"] = "ok"


class Checks(BaseModel):
    database: str


class Readiness(BaseModel):
    status: Literal["ok", "unavailable"]
    checks: Checks
