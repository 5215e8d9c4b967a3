from app.models.base import Base
from app.models.task import Task, now

__all__ = ["Base", "Task", "now"]
