import { LENSES } from "../src/mirror/mirror.ts";
import { BOOKS, booksFile, LARGE } from "./books.ts";
import { inChild } from "./child.ts";
import { askDuckDb, type Peer } from "./duckdb.ts";
import type { Looked, OneMore } from "./lens-looks.ts";
import { digits, ms } from "./measure.ts";
import { hasRegister } from "./real-register.ts";
import type { Report } from "./report.ts";

/** Most milliseconds: of one lens on the real register, of all of them, of all on a million entries, and after one new entry. */
const MOST = { each: 50, real: 500, large: 5000, oneMore: 50 } as const;
const SIZES = ["10000", "100000", String(LARGE)] as const;

/** Each lens on the real register and on a million entries, beside DuckDB; how its time grows; and what one entry more takes. */
export async function benchLenses(report: Report): Promise<void> {
  if (!hasRegister("lenses")) return;
  const file = await booksFile();
  const [underway, real] = await inChild<[Looked, Looked]>("look", file, BOOKS.underway, BOOKS.real);
  const grown = await inChild<Looked[]>("look-grown", file, ...SIZES);
  const large = grown.at(-1) as Looked;
  besideDuckDb(report, { underway, real, large, peers: await askDuckDb(large.requests) });
  growth(report, grown);
  oneMore(report, await inChild<OneMore[]>("one-more", file, String(LARGE)));
}

interface Beside {
  readonly underway: Looked;
  readonly real: Looked;
  readonly large: Looked;
  readonly peers: readonly Peer[];
}

function besideDuckDb(report: Report, { underway, real, large, peers }: Beside): void {
  const about = `Milliseconds of \`look\` on a view that nobody looked through before, so that nothing is kept from an earlier finding; each gives the whole finding: tables, sentences, intervals over parties, what unknowns can change. Real register: ${count(real.entries)} entries, aims under ${MOST.each} ms each and ${MOST.real} ms together; a million entries under ${count(MOST.large)} ms together, with the whole book in a memory of ${digits(large.megabytes)} MB at most. DuckDB answers the figure named from a table in memory, on all cores, for ${count(large.requests)} rows beside our million entries. Waiting is measured on the city's ${count(underway.requests)} files under way.`;
  const headings = [
    "lens",
    "real register",
    `under ${MOST.each} ms`,
    "1,000,000 entries",
    "DuckDB, real",
    "DuckDB, large",
    "what DuckDB answers",
  ];
  const add = report.section("Lenses", about, headings);
  for (const { name } of LENSES) {
    const peer = peers.find(({ lens }) => lens === name);
    const theirs = peer ? [ms(peer.real), peer.large ? ms(peer.large) : "", answered(peer)] : ["", "", ""];
    const held = holds(median(real, name) < MOST.each);
    add(name, at(real, name), held, at(large, name), ...(name === "silence" ? ["", "", ""] : theirs));
    if (name === "silence") add(`${name}, files under way`, at(underway, name), "", "", ...theirs);
  }
  const [all, allLarge] = [sumOf(real), sumOf(large)];
  add("all lenses", digits(all), "", digits(allLarge), "", "", "");
  const slowest = Math.max(...LENSES.map(({ name }) => median(real, name)));
  report.aim("slowest lens on the real register", `under ${MOST.each} ms`, [
    `${digits(slowest)} ms`,
    slowest < MOST.each,
  ]);
  report.aim("all lenses together, real register", `under ${MOST.real} ms`, [`${digits(all)} ms`, all < MOST.real]);
  const name = `all lenses together, ${count(large.entries)} entries`;
  report.aim(name, `under ${count(MOST.large)} ms`, [`${digits(allLarge)} ms`, allLarge < MOST.large]);
}

const holds = (held: boolean): string => (held ? "yes" : "**no**");
const median = ({ took }: Looked, name: string): number => took[name]?.median ?? 0;
/** The medians of all lenses after each other, none helped by another. */
const sumOf = (looked: Looked): number => LENSES.reduce((all, { name }) => all + median(looked, name), 0);
const at = ({ took }: Looked, name: string): string => {
  const figure = took[name];
  return figure ? ms(figure) : "";
};
const count = (n: number): string => n.toLocaleString("en");
const answered = ({ asks, figure }: Peer): string => `${asks}: ${Number(figure.toFixed(4))}`;

/** So many times as many entries, from the first size to the last. */
const TIMES = LARGE / Number(SIZES[0]);

function growth(report: Report, grown: readonly Looked[]): void {
  const about = `The first entries of the repeated register. Linear growth would make the last column ${TIMES}: ${TIMES} times the entries. A small book stays near the processor and a large one does not, which alone makes a linear pass grow by more than that.`;
  const headings = ["lens", ...grown.map(({ entries }) => `${count(entries)} entries, ms`), "times as long"];
  const add = report.section("Growth", about, headings);
  const [first, last] = [grown[0], grown.at(-1)] as [Looked, Looked];
  const times = (name: string): number => median(last, name) / median(first, name);
  for (const { name } of LENSES) add(name, ...grown.map((looked) => at(looked, name)), times(name).toFixed(0));
  const all = sumOf(last) / sumOf(first);
  add("all lenses", ...grown.map((looked) => digits(sumOf(looked))), all.toFixed(0));
  const most = Math.max(...LENSES.map(({ name }) => times(name)));
  const limit = `${TIMES} times or less`;
  report.aim(`growth of all lenses together, ${count(first.entries)} to ${count(last.entries)} entries`, limit, [
    all.toFixed(0),
    all <= TIMES,
  ]);
  report.aim("growth of the lens that grows most", limit, [most.toFixed(0), most <= TIMES]);
}

function oneMore(report: Report, all: readonly OneMore[]): void {
  const about = `One request more in a book of ${count(LARGE)} entries: into the register and the columns, what its reader may read, and the finding, each going on from what was kept as the server keeps it. A decision that gives somebody money makes newcomers measure how money is spread anew. Aim: under ${MOST.oneMore} ms.`;
  const headings = ["lens", "into the columns", "what may be read", "finding", "together", `under ${MOST.oneMore} ms`];
  const add = report.section("One entry more", about, headings);
  for (const { lens, entry, view, finding, whole } of all)
    add(lens, ms(entry), ms(view), ms(finding), ms(whole), holds(whole.median < MOST.oneMore));
  const within = all.filter(({ whole }) => whole.median < MOST.oneMore).length;
  const name = `lenses up to date after one new entry, ${count(LARGE)} entries`;
  report.aim(name, `all ${all.length} under ${MOST.oneMore} ms`, [`${within} of ${all.length}`, within === all.length]);
}
