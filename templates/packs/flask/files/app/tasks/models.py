from datetime import UTC, datetime

{{ if eq .options.database "sqlite" -}}
from sqlalchemy import String
{{ else -}}
from sqlalchemy import BigInteger, Identity, String
{{ end -}}
from sqlalchemy.orm import Mapped, mapped_column

from app.database import UtcDateTime
from app.extensions import db


def now() -> datetime:
    return datetime.now(UTC)


class Task(db.Model):  # type: ignore[name-defined, misc]
    __tablename__ = "tasks"
{{- if eq .options.database "sqlite" }}
    # The id of a deleted task is never given out again.
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
{{- else }}

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
{{- end }}
    title: Mapped[str] = mapped_column(String(200))
    done: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, onupdate=now)
