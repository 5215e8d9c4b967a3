{{- if eq .options.database "sqlite" -}}
-- SQLite has neither booleans nor times: they are kept as 0 or 1, and as ISO 8601 in UTC.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  done INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
{{- else -}}
CREATE TABLE tasks (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  title text NOT NULL,
  done boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
{{- end }}
