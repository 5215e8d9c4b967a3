{{- if eq .options.database "sqlite" -}}
import type { ColumnType, Generated } from "kysely";

export interface Tables {
  tasks: TaskTable;
}

/** SQLite has neither booleans nor times: they are kept as 0 or 1, and as ISO 8601 in UTC. */
export interface TaskTable {
  id: Generated<number>;
  title: string;
  done: ColumnType<number, boolean, boolean>;
  created_at: string;
  updated_at: string;
}
{{- else -}}
import type { ColumnType, Generated } from "kysely";

export interface Tables {
  tasks: TaskTable;
}

export interface TaskTable {
  id: Generated<number>;
  title: string;
  done: boolean;
  created_at: ColumnType<Date, string, string>;
  updated_at: ColumnType<Date, string, string>;
}
{{- end }}
