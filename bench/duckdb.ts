import { DuckDBInstance } from "@duckdb/node-api";
import { FILE_STATUS_WORDS } from "../src/exchange/file-status.ts";
import { type Figure, timed } from "./measure.ts";
import { PROCESS_FILE, REGISTER_FILE } from "./real-register.ts";

/** What DuckDB was asked, and the one figure of its answer that is set beside ours. */
interface Question {
  readonly lens: string;
  readonly table: "register" | "underway";
  readonly asks: string;
  readonly sql: (table: string) => string;
}

/** Shares of a request's likes that got yes, pooled over scheme × year by Mantel and Haenszel, for each legal form beside the rest. */
const LIKE_FOR_LIKE = (table: string): string => `
  WITH cases AS (
    SELECT regeling, subsidiejaar, aanvrager_soort AS form, (bedrag_verleend > 0)::INT AS yes
    FROM ${table} WHERE bedrag_verleend IS NOT NULL),
  cells AS (SELECT regeling, subsidiejaar, form, sum(yes) AS y, count(*) AS n FROM cases GROUP BY ALL),
  strata AS (SELECT regeling, subsidiejaar, sum(y) AS y, sum(n) AS n FROM cells GROUP BY ALL)
  SELECT sum((c.y * (s.n - c.n) - (s.y - c.y) * c.n) / s.n) / sum(c.n * (s.n - c.n) / s.n) AS figure, form
  FROM cells c JOIN strata s USING (regeling, subsidiejaar) WHERE s.n > c.n GROUP BY form ORDER BY sum(c.n) DESC`;

/** Of the money in the years of which it can be told: the share that went to applicants who asked in an earlier year. */
const RETURNING = (table: string): string => `
  WITH seen AS (SELECT aanvrager_id, min(subsidiejaar) AS first FROM ${table} WHERE aanvrager_id IS NOT NULL GROUP BY ALL)
  SELECT sum(bedrag_verleend) FILTER (subsidiejaar > first) / sum(bedrag_verleend) AS figure
  FROM ${table} LEFT JOIN seen USING (aanvrager_id)
  WHERE subsidiejaar >= (SELECT min(subsidiejaar) + 2 FROM ${table})`;

const QUESTIONS: readonly Question[] = [
  { lens: "like-for-like", table: "register", asks: "difference by form, no intervals", sql: LIKE_FOR_LIKE },
  { lens: "newcomers", table: "register", asks: "share of money to returning, no band", sql: RETURNING },
  {
    lens: "who-writes",
    table: "register",
    asks: "entries written",
    sql: (table) => `SELECT 1 + count(*) + count(bedrag_verleend) + count(DISTINCT regeling) AS figure FROM ${table}`,
  },
  {
    lens: "silence",
    table: "underway",
    asks: "median wait of those waiting, no curve",
    sql: (table) => `
      SELECT quantile_disc(date_diff('day', try_cast(ontvangstdatum AS DATE), DATE '2016-01-31'), [0.25, 0.5, 0.75])[2] AS figure
      FROM ${table} WHERE status IN (${FILE_STATUS_WORDS.waiting.map((word) => `'${word}'`).join(", ")})`,
  },
];

export interface Peer {
  readonly lens: string;
  readonly asks: string;
  readonly real: Figure;
  /** Undefined where the table is not repeated. */
  readonly large: Figure | undefined;
  readonly figure: number;
}

/** Times the same questions on the same file in DuckDB's memory, and on the file repeated to as many rows as the large book has requests. */
export async function askDuckDb(requests: number): Promise<readonly Peer[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE register AS FROM read_csv('${REGISTER_FILE}', sample_size = -1)`);
  await connection.run(`CREATE TABLE underway AS FROM read_csv('${PROCESS_FILE}', sample_size = -1)`);
  await connection.run(`CREATE TABLE register_large AS
    SELECT r.* REPLACE (aanvrager_id || '-' || turn AS aanvrager_id) FROM register r, range(1000) turns(turn) LIMIT ${requests}`);
  const run = (sql: string) => connection.runAndReadAll(sql);
  const peers: Peer[] = [];
  for (const { lens, table, asks, sql } of QUESTIONS) {
    const [first] = (await run(sql(table))).getRowObjects();
    const real = await timed(() => run(sql(table)));
    const large = table === "register" ? await timed(() => run(sql("register_large"))) : undefined;
    peers.push({ lens, asks, real, large, figure: Number(first?.figure) });
  }
  connection.closeSync();
  return peers;
}
