import { DuckDBInstance } from "@duckdb/node-api";
import { aalenJohansen } from "../src/mirror/statistics/aalen-johansen.ts";
import { occurrences } from "../src/mirror/statistics/crossing.ts";
import { logRank } from "../src/mirror/statistics/log-rank.ts";
import { mantelHaenszel } from "../src/mirror/statistics/mantel-haenszel.ts";
import { partyPermutation } from "../src/mirror/statistics/party-permutation.ts";
import { chanceFrom, drawBelow } from "../src/mirror/statistics/random.ts";
import { countStrata, type StratifiedCases } from "../src/mirror/statistics/strata.ts";
import { type Child, inChild, peakMegabytes } from "./child.ts";
import { digits, type Figure, ms, perSecond, timed, timedFresh } from "./measure.ts";
import { type Reading, timedReading } from "./reading.ts";
import type { Report } from "./report.ts";
import { amountsOn } from "./workers.ts";

const STRATA = 10_000;
/** Milliseconds of R's data.table for outcomes by five columns, as measured elsewhere on two cores. */
const DATA_TABLE: Readonly<Record<number, number>> = { 1_000_000: 52, 10_000_000: 350 };

/** Times of one size of table; DuckDB reads the same rows from a table in memory, on all cores. */
interface Sized {
  readonly rows: number;
  readonly pooled: Figure;
  readonly bare: Figure;
  readonly duckPooled: Figure;
  readonly outcomes: Figure;
  readonly duckOutcomes: Figure;
  readonly same: boolean;
}

interface Measured {
  readonly sized: readonly Sized[];
  readonly permutation: Figure;
  readonly incidence: Figure;
  readonly logRank: Figure;
  readonly amounts: Figure;
  readonly megabytes: number;
}

/** The statistics by themselves, on rows in memory, beside DuckDB and a bare loop over the same typed arrays. */
export async function benchKernels(report: Report): Promise<void> {
  const measured = await inChild<Measured>("kernels");
  tables(report, measured);
  waits(report, measured);
  reading(report, await inChild<Reading>("reading"));
}

function tables(report: Report, { sized, megabytes }: Measured): void {
  const about = `Milliseconds. Mantel-Haenszel over ${count(STRATA)} strata, with odds ratio, risk ratio, risk difference, their intervals and the test; the bare loop only counts the tables over the same typed arrays and pools the odds ratio, and so does DuckDB. Outcomes by five columns: how often each combination occurs. Most memory held: ${digits(megabytes)} MB.`;
  const add = report.section("Statistics on rows in memory", about, [
    "rows",
    "Mantel-Haenszel",
    "bare loop",
    "DuckDB",
    "outcomes by five columns",
    "DuckDB, the same",
    "same figure",
  ]);
  for (const one of sized) {
    const figures = [one.pooled, one.bare, one.duckPooled, one.outcomes, one.duckOutcomes].map(ms);
    add(count(one.rows), ...figures, one.same ? "yes" : "**no**");
    const over = one.pooled.median / one.bare.median;
    report.aim(`Mantel-Haenszel, ${count(one.rows)} rows`, "at most 1.5 times a bare loop", [
      `${digits(over)} times`,
      over <= 1.5,
    ]);
    const ahead = one.duckPooled.median / one.pooled.median;
    report.aim(`Mantel-Haenszel, ${count(one.rows)} rows`, "at least 3 times ahead of DuckDB", [
      `${digits(ahead)} times`,
      ahead >= 3,
    ]);
    const table = one.duckOutcomes.median / one.outcomes.median;
    report.aim(`outcomes by five columns, ${count(one.rows)} rows`, "ahead of DuckDB", [
      `${digits(table)} times`,
      table > 1,
    ]);
    const limit = DATA_TABLE[one.rows] as number;
    report.aim(`outcomes by five columns, ${count(one.rows)} rows`, `under data.table's ${limit} ms elsewhere`, [
      `${digits(one.outcomes.median)} ms`,
      one.outcomes.median < limit,
    ]);
  }
}

function waits(report: Report, { permutation, amounts, incidence, logRank: rank }: Measured): void {
  const add = report.section("Tests and waits", "Milliseconds.", ["work", "ms"]);
  const row = (what: string, figure: Figure, limit: number): void => {
    add(what, ms(figure));
    report.aim(what, `under ${limit} ms`, [`${digits(figure.median)} ms`, figure.median < limit]);
  };
  row("permuting parties, 9,999 draws, 100,000 requests of 20,000 parties", permutation, 2000);
  row(`10,000 permutations of amounts within ${count(STRATA)} strata, 1,000,000 rows, two workers`, amounts, 20_000);
  row("Aalen-Johansen, 1,000,000 waits", incidence, 500);
  row("log-rank, 1,000,000 waits in 20 strata", rank, 500);
}

function reading(report: Report, { ours, made, duck, rows, bad, bytes, megabytes }: Reading): void {
  const about = `Milliseconds from a file of ${digits(bytes / 1e6)} MB with ten columns of a made-up register. Ours is what an import does before it writes: every cell of every row checked as what its column says, ${count(rows - bad)} good rows, ${count(bad)} bad; texts stay bytes until a row is made. DuckDB guesses types and fills a table, on all cores. Most memory held: ${digits(megabytes)} MB.`;
  const add = report.section("Reading a CSV file", about, ["what", "ms", "rows per second"]);
  add(`${count(rows)} rows, each checked`, ms(ours), perSecond(rows, ours));
  add("the same, and a row made of each", ms(made), perSecond(rows, made));
  add("DuckDB, the same file", ms(duck), perSecond(rows, duck));
  report.aim(`reading ${count(rows)} rows of CSV, each checked`, "not slower than pandas' 400 ms elsewhere", [
    `${digits(ours.median)} ms`,
    ours.median <= 400,
  ]);
}

const count = (value: number): string => value.toLocaleString("en");

async function measureKernels(): Promise<Measured> {
  const sized = [await sizedAt(1_000_000), await sizedAt(10_000_000)];
  const amounts = await timedAmounts();
  return { sized, ...(await timedWaits()), permutation: await timedPermutation(), amounts, megabytes: peakMegabytes() };
}

async function sizedAt(rows: number): Promise<Sized> {
  const chance = chanceFrom(`rows ${rows}`);
  const cases: StratifiedCases = {
    stratum: Int32Array.from({ length: rows }, () => drawBelow(chance, STRATA)),
    strata: STRATA,
    group: Uint8Array.from({ length: rows }, () => drawBelow(chance, 2)),
    outcome: Uint8Array.from({ length: rows }, () => drawBelow(chance, 2)),
  };
  const five = [7, 4, 12, 3, 2].map((width) => Uint8Array.from({ length: rows }, () => drawBelow(chance, width)));
  const duck = await inDuckDb(cases, five);
  const squares = occurrences(five, rows).counts.reduce((sum, n) => sum + n * n, 0);
  const ours = mantelHaenszel(countStrata(cases));
  const odds = ours.known && ours.oddsRatio.known ? ours.oddsRatio.estimate : Number.NaN;
  return {
    rows,
    pooled: await timed(() => mantelHaenszel(countStrata(cases))),
    bare: await timed(() => bareOdds(cases)),
    outcomes: await timed(() => occurrences(five, rows)),
    duckPooled: duck.pooled,
    duckOutcomes: duck.outcomes,
    same: Math.abs(odds - duck.odds) < 1e-9 && Math.abs(odds - bareOdds(cases)) < 1e-9 && squares === duck.squares,
  };
}

/** What is the least that has to be done: one pass that counts, one over the strata. */
function bareOdds({ stratum, group, outcome, strata }: StratifiedCases): number {
  const cells = new Float64Array(strata * 4);
  for (let i = 0; i < stratum.length; i++)
    cells[(stratum[i] as number) * 4 + (group[i] as number) * 2 + (outcome[i] as number)]!++;
  let [r, s] = [0, 0];
  for (let at = 0; at < cells.length; at += 4) {
    const [d, c, b, a] = [
      cells[at] as number,
      cells[at + 1] as number,
      cells[at + 2] as number,
      cells[at + 3] as number,
    ];
    const n = a + b + c + d;
    if (n === 0) continue;
    r += (a * d) / n;
    s += (b * c) / n;
  }
  return r / s;
}

const POOLED = `
  WITH t AS (SELECT stratum,
    count(*) FILTER (grp = 1 AND outcome = 1) a, count(*) FILTER (grp = 1 AND outcome = 0) b,
    count(*) FILTER (grp = 0 AND outcome = 1) c, count(*) FILTER (grp = 0 AND outcome = 0) d, count(*) n
    FROM cases GROUP BY stratum)
  SELECT sum(a * d / n) / sum(b * c / n) AS odds FROM t`;
const OUTCOMES = "SELECT f0, f1, f2, f3, f4, count(*) AS n FROM cases GROUP BY ALL";
const SQUARES = `SELECT sum(n * n) AS squares FROM (${OUTCOMES})`;

async function inDuckDb(cases: StratifiedCases, five: readonly Uint8Array[]) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const fields = ["stratum INTEGER", "grp UTINYINT", "outcome UTINYINT", ...five.map((_, i) => `f${i} UTINYINT`)];
  await connection.run(`CREATE TABLE cases (${fields.join(", ")})`);
  const appender = await connection.createAppender("cases");
  for (let i = 0; i < cases.stratum.length; i++) {
    appender.appendInteger(cases.stratum[i] as number);
    for (const column of [cases.group, cases.outcome, ...five]) appender.appendUTinyInt(column[i] as number);
    appender.endRow();
  }
  appender.closeSync();
  const [row] = (await connection.runAndReadAll(POOLED)).getRowObjects();
  const [all] = (await connection.runAndReadAll(SQUARES)).getRowObjects();
  const pooled = await timed(() => connection.runAndReadAll(POOLED));
  const outcomes = await timed(() => connection.runAndReadAll(OUTCOMES));
  connection.closeSync();
  return { odds: Number(row?.["odds"]), squares: Number(all?.["squares"]), pooled, outcomes };
}

function timedPermutation(): Promise<Figure> {
  const chance = chanceFrom("parties");
  const [rows, parties, strata] = [100_000, 20_000, 200];
  const labels = Uint8Array.from({ length: parties }, () => drawBelow(chance, 2));
  const party = Int32Array.from({ length: rows }, () => drawBelow(chance, parties));
  const cases = {
    party,
    parties,
    strata,
    stratum: Int32Array.from({ length: rows }, () => drawBelow(chance, strata)),
    group: Uint8Array.from(party, (j) => labels[j] as number),
    outcome: Uint8Array.from({ length: rows }, () => drawBelow(chance, 2)),
  };
  return timed(() => partyPermutation(cases, { chance: chanceFrom("draws"), draws: 9_999 }), 3);
}

function timedAmounts(): Promise<Figure> {
  const chance = chanceFrom("amounts");
  const rows = 1_000_000;
  const cases = {
    value: Float64Array.from({ length: rows }, () => drawBelow(chance, 5_000_000)),
    group: Uint8Array.from({ length: rows }, () => drawBelow(chance, 2)),
    stratum: Int32Array.from({ length: rows }, () => drawBelow(chance, STRATA)),
    strata: STRATA,
  };
  const all = Promise.resolve(cases);
  return timedFresh(
    () => all,
    (made) => amountsOn(2, made, { seed: "bench", draws: 10_000 }),
  );
}

async function timedWaits(): Promise<Pick<Measured, "incidence" | "logRank">> {
  const chance = chanceFrom("waits");
  const rows = 1_000_000;
  const time = Float64Array.from({ length: rows }, () => drawBelow(chance, 1500));
  const state = Uint8Array.from({ length: rows }, () => drawBelow(chance, 3));
  const grouped = {
    time,
    event: Uint8Array.from(state, (one) => Number(one === 1)),
    group: Uint8Array.from({ length: rows }, () => drawBelow(chance, 2)),
    stratum: Int32Array.from({ length: rows }, () => drawBelow(chance, 20)),
    strata: 20,
  };
  return { incidence: await timed(() => aalenJohansen({ time, state })), logRank: await timed(() => logRank(grouped)) };
}

export const KERNEL_CHILDREN: Readonly<Record<string, Child>> = { kernels: measureKernels, reading: timedReading };
