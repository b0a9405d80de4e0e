import type { Engine } from "./engine.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

/** The database a setting names: PostgreSQL when there is an address, otherwise the file (`:memory:` for one in memory). */
export const openEngine = async (database: { url?: string | undefined; file: string }): Promise<Engine> =>
  database.url === undefined ? openSqlite(database.file) : openPostgres(database.url);
