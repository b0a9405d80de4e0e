/** What a database must be able to do; SQL text is the same for both, placeholders ($1, $2, …) are the only translation. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

export interface Queries {
  query(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** Adds rows to a table; all or none. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void>;
}

export interface Engine extends Queries {
  readonly name: "sqlite" | "postgres";
  /**
   * Runs `work` in one transaction, alone among all processes that use one of the same lock names. Throws what `work` throws, after
   * rolling back; a full disk or a refused write becomes a Refusal.
   */
  transaction<T>(lock: string | readonly string[], work: (queries: Queries) => Promise<T>): Promise<T>;
  /**
   * Adds rows in one step, each by itself: a row stays out when its key is taken or when somebody runs a transaction under its lock,
   * which is the text in its first column. Gives which came in.
   */
  insertFree(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
  ): Promise<readonly boolean[]>;
  /** After erasing: leaves no file of these tables that still holds the words; of the entries when not said. */
  scrub(tables?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
