import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { asBookId } from "../src/register/ids.ts";
import type { Engine } from "../src/storage/engine.ts";
import { openPostgres } from "../src/storage/postgres.ts";
import { verifyBook } from "../test/support/book.ts";
import { startPostgres, type TestPostgres } from "../test/support/postgres.ts";
import { inChild, startChild } from "./child.ts";
import { type Asked, type Came, CROWD_CHILDREN } from "./crowd.ts";
import { digits } from "./measure.ts";
import type { Report } from "./report.ts";
import { BOOKS, fillTown, PEOPLE, ROWS, signAllIn } from "./town.ts";
import { cpuOfPostgres, TOWN_CHILDREN, type TownServer, usedBy } from "./town-server.ts";

export const LOAD_CHILDREN = { ...TOWN_CHILDREN, ...CROWD_CHILDREN };

type Pace = readonly [reads: number, writes: number];

/** Reads and writes a second, step by step; the last is what is aimed at. */
const PACES: readonly Pace[] = [
  [450, 50],
  [675, 75],
  [900, 100],
  [1125, 125],
  [1350, 150],
  [1800, 200],
  [2000, 300],
];
const AIM = PACES.at(-1) as Pace;
const WARMING: Pace = [450, 50];
const SECONDS = 5;
/** Server processes over the one database. */
const SERVERS = [1, 2] as const;
const MOST_WAIT = 100;

const ABOUT = `${PEOPLE.toLocaleString("en")} people, each signed in and with a connection of their own, over ${BOOKS} books, on PostgreSQL that flushes every commit; lists of ${ROWS} rows and what was written since, decisions, entries, parties and home pages. Writes are posted forms of a request, one to nine reads (at the aim 300 to 2,000). Each pace is kept for ${SECONDS} seconds, whatever the answers take, and times run from the moment a request was due. Everything runs on the same cores: server, database and crowd; what each used is in cores. "Late" is how late the server's own clock rang in one of a hundred times. The best figure published by a neighbouring system is 65 writes a second over a dozen servers.`;
const HEADINGS = [
  "servers",
  "asked: reads + writes a second",
  "answered",
  "p50 ms",
  "p99 ms",
  "p99 of writes",
  "errors",
  "not begun",
  "server, cores",
  "late, ms",
  "PostgreSQL, cores",
  "crowd, cores",
];

interface Step {
  readonly servers: number;
  readonly pace: Pace;
  readonly came: Came;
  readonly server: number;
  readonly late: number;
  readonly postgres: number;
}

/** A whole town at once, over real HTTP; afterwards every book is verified and every write looked up. */
export async function benchLoad(report: Report): Promise<void> {
  const database = await startPostgres({ flushing: true });
  const engine = await openPostgres(database.url);
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-load-"));
  const file = path.join(folder, "people.json");
  await everybodyIn(engine, database, file);
  const add = report.section("A town at once", ABOUT, HEADINGS);
  const steps: Step[] = [];
  const warmings: Came[] = [];
  for (const servers of SERVERS) {
    const { steps: some, warming } = await withServers(database, { servers, file }, (step) => add(...cellsOf(step)));
    steps.push(...some);
    warmings.push(warming);
  }
  await accountFor(report, engine, [...warmings, ...steps.map(({ came }) => came)]);
  aims(report, steps);
  await engine.close();
  await database.stop();
  rmSync(folder, { recursive: true });
}

async function everybodyIn(engine: Engine, database: TestPostgres, file: string): Promise<void> {
  const people = await fillTown(engine);
  const door = await startChild<TownServer>("town-server", database.url);
  writeFileSync(file, JSON.stringify(await signAllIn(door.answer.url, people)));
  await door.stop();
}

async function withServers(
  database: TestPostgres,
  { servers, file }: { readonly servers: number; readonly file: string },
  told: (step: Step) => void,
): Promise<{ readonly steps: readonly Step[]; readonly warming: Came }> {
  const running = await Promise.all(
    Array.from({ length: servers }, () => startChild<TownServer>("town-server", database.url)),
  );
  const urls = running.map(({ answer }) => answer.url);
  const crowd = ([reads, writes]: Pace, mark: string): Promise<Came> =>
    inChild("crowd", JSON.stringify({ urls, file, reads, writes, seconds: SECONDS, mark } satisfies Asked));
  const warming = await crowd(WARMING, `warm ${servers}`);
  const steps: Step[] = [];
  for (const [i, pace] of PACES.entries()) {
    await Promise.all(running.map(({ answer }) => usedBy(answer)));
    const before = cpuOfPostgres(database.folder);
    const came = await crowd(pace, `step ${servers} ${i}`);
    const used = await Promise.all(running.map(({ answer }) => usedBy(answer)));
    const step: Step = {
      servers,
      pace,
      came,
      server: used.reduce((sum, { cpu }) => sum + cpu, 0) / came.seconds,
      late: Math.max(...used.map(({ late }) => late)),
      postgres: (cpuOfPostgres(database.folder) - before) / came.seconds,
    };
    steps.push(step);
    told(step);
  }
  for (const { stop } of running) await stop();
  return { steps, warming };
}

const perSecond = (pace: Pace): string => pace.map((n) => n.toLocaleString("en")).join(" + ");
const answered = ({ reads, writes, seconds }: Came): string =>
  perSecond([Math.round(reads / seconds), Math.round(writes / seconds)]);
const known = (cores: number): string => (Number.isNaN(cores) ? "unknown" : cores.toFixed(2));

const cellsOf = ({ servers, pace, came, server, late, postgres }: Step): readonly string[] => [
  String(servers),
  perSecond(pace),
  answered(came),
  ...[came.p50, came.p99, came.writesP99].map(digits),
  String(came.errors.length),
  came.notBegun.toLocaleString("en"),
  known(server),
  digits(late),
  known(postgres),
  known(came.cpu / came.seconds),
];

const isHeld = ({ came }: Step): boolean => came.p99 < MOST_WAIT && came.notBegun === 0 && came.errors.length === 0;

function aims(report: Report, steps: readonly Step[]): void {
  const best = steps.filter(isHeld).toSorted((a, b) => b.pace[0] - a.pace[0])[0];
  const last = steps.toSorted((a, b) => b.came.reads / b.came.seconds - a.came.reads / a.came.seconds)[0] as Step;
  const held = best ? `held ${perSecond(best.pace)}` : `held no pace of these`;
  const measured = `${held} a second; at most ${answered(last.came)} were answered. ${gaveWay(last)}`;
  const aim = `${perSecond(AIM)} a second, p99 under ${MOST_WAIT} ms`;
  report.aim("reads and writes of 1,000 people at once", aim, [measured, best?.pace === AIM]);
}

/** What was used up first, as far as the processor tells. */
function gaveWay({ servers, server, postgres, came }: Step): string {
  const crowd = came.cpu / came.seconds;
  const cores = availableParallelism();
  const all = server + (Number.isNaN(postgres) ? 0 : postgres) + crowd;
  const parts = `server ${known(server)}, PostgreSQL ${known(postgres)}, crowd ${known(crowd)} of ${cores} cores`;
  if (server > 0.9 * servers) return `First to give way: the one core that a server process uses (${parts})`;
  if (all > 0.85 * cores) return `First to give way: the cores that all share (${parts})`;
  return `No processor was used up by what is measured here (${parts})`;
}

/** Nothing lost, nothing twice: each book's chain is whole, and each write that was answered stands in it once. */
async function accountFor(report: Report, engine: Engine, all: readonly Came[]): Promise<void> {
  const seen = new Map<string, number>();
  let broken = 0;
  for (let n = 0; n < BOOKS; n++) {
    const book = asBookId(`buurt-${n}`);
    if ((await verifyBook(engine, book)).misfit) broken++;
    for (const { text } of await engine.query("SELECT text FROM entry WHERE book = $1", [book])) {
      const what = (JSON.parse(String(text)) as { body: { what?: string } }).body.what ?? "";
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
  }
  const written = all.flatMap((came) => came.written);
  const unsure = all.flatMap((came) => came.unsure);
  const lost = written.filter((what) => !seen.has(what)).length;
  const twice = [...written, ...unsure].filter((what) => (seen.get(what) ?? 0) > 1).length;
  const found = `${written.length.toLocaleString("en")} writes answered: ${lost} lost, ${twice} twice; ${broken} of ${BOOKS} chains broken`;
  report.aim("every write of the crowd", "nothing lost, nothing twice", [found, lost + twice + broken === 0]);
}
