import { columnsOf, extendColumns } from "../src/mirror/columns.ts";
import { LENSES, look } from "../src/mirror/mirror.ts";
import { type View, viewFor } from "../src/mirror/view.ts";
import type { WrittenEntry } from "../src/register/entry.ts";
import { asEntryId, type BookId } from "../src/register/ids.ts";
import { NOBODY } from "../src/register/reading.ts";
import { emptyRegister } from "../src/register/empty-register.ts";
import { addEntry, type Register } from "../src/register/register.ts";
import { BOOKS, booksFile, LARGE, openBookIn } from "./books.ts";
import { type Child, inChild } from "./child.ts";
import { askDuckDb, type Peer } from "./duckdb.ts";
import { digits, type Figure, ms, timedFresh } from "./measure.ts";
import { hasRegister } from "./real-register.ts";
import type { Report } from "./report.ts";

/** A book by its number of entries, and how long each lens took on it. */
interface Looked {
  readonly entries: number;
  readonly requests: number;
  readonly took: Readonly<Record<string, Figure>>;
}

/** Each lens on the real register and on a million entries, beside DuckDB; and how its time grows. */
export async function benchLenses(report: Report): Promise<void> {
  if (!hasRegister("lenses")) return;
  const file = await booksFile();
  const small = await inChild<Looked[]>("look", file, BOOKS.underway, BOOKS.real);
  const [underway, real] = small as [Looked, Looked];
  const grown = await inChild<Looked[]>("look", file, BOOKS.large, "10000", "100000", "1000000");
  const large = grown.at(-1) as Looked;
  besideDuckDb(report, { underway, real, large, peers: await askDuckDb(large.requests) });
  growth(report, grown);
  oneMore(report, await inChild<Figure>("one-more", file, BOOKS.large));
}

interface Beside {
  readonly underway: Looked;
  readonly real: Looked;
  readonly large: Looked;
  readonly peers: readonly Peer[];
}

function besideDuckDb(report: Report, { underway, real, large, peers }: Beside): void {
  const about = `Milliseconds of \`look\` on a view that nobody looked through before, so that nothing is kept from an earlier finding; each gives the whole finding: tables, sentences, intervals over parties, what unknowns can change. Real register: ${count(real.entries)} entries, aim under 50 ms. DuckDB answers the figure named from a table in memory, on all cores, for ${count(large.requests)} rows beside our million entries. Waiting is measured on the city's ${count(underway.requests)} files under way.`;
  const headings = [
    "lens",
    "real register",
    "1,000,000 entries",
    "DuckDB, real",
    "DuckDB, large",
    "what DuckDB answers",
  ];
  const add = report.section("Lenses", about, headings);
  const slowest = Math.max(...LENSES.map(({ name }) => real.took[name]?.median ?? 0));
  report.aim("slowest lens on the real register", "under 50 ms", [`${digits(slowest)} ms`, slowest < 50]);
  together(report, real, "real register", 500);
  together(report, large, `${count(large.entries)} entries`, 5000);
  for (const { name } of LENSES) {
    const peer = peers.find(({ lens }) => lens === name);
    const theirs = peer ? [ms(peer.real), peer.large ? ms(peer.large) : "", answered(peer)] : ["", "", ""];
    add(name, at(real, name), at(large, name), ...(name === "silence" ? ["", "", ""] : theirs));
    if (name === "silence") add(`${name}, files under way`, at(underway, name), "", ...theirs);
  }
}

/** The medians of all lenses after each other, none helped by another. */
function together(report: Report, looked: Looked, book: string, most: number): void {
  const sum = LENSES.reduce((all, { name }) => all + (looked.took[name]?.median ?? 0), 0);
  report.aim(`all lenses together, ${book}`, `under ${count(most)} ms`, [`${digits(sum)} ms`, sum < most]);
}

const at = ({ took }: Looked, name: string): string => ms(took[name] as Figure);
const count = (n: number): string => n.toLocaleString("en");
const answered = ({ asks, figure }: Peer): string => `${asks}: ${Number(figure.toFixed(4))}`;

function growth(report: Report, grown: readonly Looked[]): void {
  const about =
    "The first entries of the repeated register. Linear growth would make the last column 100: a hundred times the entries.";
  const headings = ["lens", ...grown.map(({ entries }) => `${count(entries)} entries, ms`), "times as long"];
  const add = report.section("Growth", about, headings);
  const times: number[] = [];
  for (const { name } of LENSES) {
    const [first, last] = [grown[0]?.took[name]?.median, grown.at(-1)?.took[name]?.median] as [number, number];
    times.push(last / first);
    add(name, ...grown.map((looked) => at(looked, name)), (last / first).toFixed(0));
  }
  const most = Math.max(...times);
  report.aim("growth of each lens from 10,000 to 1,000,000 entries", "100 times or less", [
    most.toFixed(0),
    most <= 100,
  ]);
}

/** Looks at the first so many entries of a book, or at the whole of each of several books. */
const lookAt: Child = async (file, book, ...others) => {
  const whole = (await openBookIn(file as string, book as BookId)).register;
  const looked: Looked[] = [];
  for (const size of others.map(Number).filter((n) => n > 0)) looked.push(await lookedAt(firstOf(whole, size)));
  if (looked.length > 0) return looked;
  const second = (await openBookIn(file as string, others[0] as BookId)).register;
  return [await lookedAt(whole), await lookedAt(second)];
};

function firstOf({ book, entries }: Register, size: number): Register {
  const register = emptyRegister(book);
  for (let row = 0; row < size; row++) addEntry(register, entries[row] as Register["entries"][number]);
  return register;
}

async function lookedAt(register: Register): Promise<Looked> {
  const columns = columnsOf(register);
  const now = Date.now();
  const fresh = async (): Promise<View> => viewFor(columns, register, NOBODY, now);
  const runs = register.entries.length < 100_000 ? 9 : 3;
  const took: Record<string, Figure> = {};
  for (const { name } of LENSES) {
    const asked = questionTo(name, register);
    took[name] = await timedFresh(fresh, async (view) => look(name, view, asked), runs);
  }
  return { entries: register.entries.length, requests: (await fresh()).rows("request").length, took };
}

/** What a lens must be told to answer in full: two cases, a rule, a party. A register has the one party and the schemes it published. */
function questionTo(lens: string, { entries }: Register): readonly (readonly [string, string])[] {
  const first = (kind: string): string => entries.find((entry) => entry.kind === kind)?.id ?? "";
  if (lens === "contrast") {
    const last = entries.findLast(({ kind }) => kind === "request")?.id ?? "";
    return [
      ["a", first("request")],
      ["b", last],
    ];
  }
  if (ABOUT_A_RULE.includes(lens)) return [["rule", first("rule")]];
  return ABOUT_A_PARTY.includes(lens) ? [["party", first("party")]] : [];
}

const ABOUT_A_RULE: readonly string[] = ["rule-test", "rule-what-if", "before-deciding"];
const ABOUT_A_PARTY: readonly string[] = ["balance", "loops", "load", "mutuality", "landscape", "oil-stain"];

function oneMore(report: Report, took: Figure): void {
  const name = `one new entry to an up-to-date finding, ${count(LARGE)} entries`;
  report.aim(name, "under 50 ms", [`${ms(took)} ms`, took.median < 50]);
}

const MORE = 9;

/** One request more each time: into the register and the columns, a mask, and like cases looked at again. */
const addOneMore: Child = async (file, book) => {
  const { register } = await openBookIn(file as string, book as BookId);
  const columns = columnsOf(register);
  const now = Date.now();
  const like = register.entries.findLast(({ kind }) => kind === "request") as WrittenEntry;
  const fresh = async (): Promise<WrittenEntry> => {
    const seq = register.entries.length + 1;
    return { ...like, id: asEntryId(`one-more-${seq}`), seq };
  };
  const work = async (entry: WrittenEntry): Promise<unknown> => {
    addEntry(register, entry);
    extendColumns(columns, register);
    return look("like-for-like", viewFor(columns, register, NOBODY, now), []);
  };
  // The first makes room for as many again, which those after it need not.
  await work(await fresh());
  return timedFresh(fresh, work, MORE);
};

export const LENS_CHILDREN = { look: lookAt, "one-more": addOneMore };
