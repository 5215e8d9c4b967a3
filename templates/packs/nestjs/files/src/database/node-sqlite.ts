import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** Node's own SQLite in the shape of better-sqlite3, which TypeORM's driver speaks to. */
export class NodeSqlite {
  private readonly database: DatabaseSync;

  constructor(path: string, { timeout }: { timeout: number }) {
    this.database = new DatabaseSync(path, { timeout });
  }

  prepare(sql: string) {
    const statement = this.database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (...values: SQLInputValue[]) => statement.all(...values),
      run: (...values: SQLInputValue[]) => statement.run(...values),
    };
  }

  pragma(source: string) {
    return this.database.prepare(`PRAGMA ${source}`).all();
  }

  close(): void {
    this.database.close();
  }
}
