"""create tasks"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tasks",
{{- if eq .options.database "sqlite" }}
        sa.Column("id", sa.Integer(), nullable=False),
{{- else }}
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
{{- end }}
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
{{- if eq .options.database "sqlite" }}
        sqlite_autoincrement=True,
{{- end }}
    )


def downgrade() -> None:
    op.drop_table("tasks")
