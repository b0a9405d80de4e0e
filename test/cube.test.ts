import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as highs from "highs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuedCubes } from "../src/http/cubes.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import { CLASS } from "../src/mirror/cube/cell.ts";
import { countedIn, yearlyCube } from "../src/mirror/cube/yearly.ts";
import { issueCube } from "../src/storage/cubes.ts";
import { mayRead } from "../src/register/reading.ts";
import { chanceFrom } from "../src/mirror/statistics/random.ts";
import { asBookId, type PartyId } from "../src/register/ids.ts";
import { type Store, STORES } from "./support/engines.ts";
import { programOf, type Truth } from "./support/yearly-attack.ts";
import { tell } from "./support/telling.ts";

/** Numbers over what only those concerned may read: counted once a year, and never so that one can be worked out. */

const LATER = Date.UTC(2027, 0, 1);

/** A book of 2025 in which three parties asked two institutions, only between themselves. */
function asked(times: number) {
  const t = tell();
  for (let i = 0; i < times; i++)
    for (const [from, to] of [
      [t.rosa, t.city],
      [t.hamza, t.housing],
      [t.third, t.city],
    ] as const)
      t.say(from, "request", { from: { party: from }, to, matter: "money" });
  return t;
}

test("of three parties nothing is given out, however much they asked", () => {
  expect(yearlyCube(columnsOf(asked(20).register), 2025).cells).toEqual([]);
});

test("what members or everybody can read, what was kept to oneself and what was taken back is not counted", () => {
  const t = asked(1);
  const base = { from: { party: t.rosa }, to: t.city, matter: "money" };
  t.say(t.rosa, "request", base, "own");
  t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "de straat" });
  const withdrawn = t.say(t.rosa, "request", base);
  t.say(t.rosa, "withdrawal", { target: withdrawn });
  expect(yearlyCube(columnsOf(t.register), 2025).cells).toEqual([]);
  expect(yearlyCube(columnsOf(t.register), 2024).cells).toEqual([]);
});

/** Three institutions and six residents' parties, of which each institution asked each something, between the two of them. */
async function manyAsked() {
  const t = tell();
  const enter = (name: string, type: string, side: string) => t.enter(name, type, side);
  const institutions = [
    t.city,
    t.housing,
    enter("welfare", "welfare", "institution"),
    enter("library", "other", "institution"),
  ];
  const residents = [t.rosa, t.hamza, t.third, ...["a", "b", "c"].map((name) => enter(name, "group", "residents"))];
  for (const from of institutions)
    for (const to of residents) t.say(from, "request", { from: { party: from }, to, matter: "time" });
  return { t, parties: [...institutions, ...residents] };
}

test("what is given out, no party can read more than half of, by the one rule of who reads what", async () => {
  const { t, parties } = await manyAsked();
  const columns = columnsOf(t.register);
  const end = Date.UTC(2026, 0, 1);
  expect(yearlyCube(columns, 2025).cells).toEqual([]); // four askers are fewer than five
  for (const from of [t.rosa, t.hamza, t.third])
    for (const to of parties.slice(0, 4)) t.say(from, "request", { from: { party: from }, to, matter: "space" });
  const later = columnsOf(t.register);
  const counted = countedIn(later, 2025).request;
  // What a residents' party asks of an institution all residents can read: it is in no number.
  expect(counted).toHaveLength(24);
  for (const [i, party] of parties.entries()) {
    const rows = t.register.entries.flatMap(({ kind }, row) => (kind === "request" ? [row] : []));
    const reads = rows.filter((row) => mayRead(t.register, row, { party }, end - 1)).length;
    expect([i, counted.filter(({ readers }) => readers.includes(later.partyNumbers.get(party) ?? -1)).length]).toEqual([
      i,
      i < 4 ? 6 : 4,
    ]);
    expect(reads).toBeGreaterThanOrEqual(i < 4 ? 6 : 4);
  }
});

describe.each(Object.keys(STORES))("%s", (name) => {
  let store: Store;
  beforeAll(async () => {
    store = await (STORES[name] as () => Promise<Store>)();
  });
  afterAll(() => store.close());

  test("a year is issued once: a late entry, an erasure or another process changes nothing", async () => {
    const t = asked(4);
    const book = asBookId("cube");
    const first = await issuedCubes(store.engine, { book, columns: columnsOf(t.register), now: LATER });
    expect(first.map(({ year }) => year)).toEqual([2026, 2025]);
    await issueCube((await store.again?.()) ?? store.engine, book, {
      year: 2025,
      text: '[{"path":["tie"],"least":95}]',
    });
    t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "money" });
    const again = await issuedCubes(store.engine, { book, columns: columnsOf(t.register), now: LATER });
    expect(again).toEqual(first);
    const early = await issuedCubes(store.engine, {
      book: asBookId("young"),
      columns: columnsOf(t.register),
      now: Date.UTC(2025, 6, 1),
    });
    expect(early).toEqual([]);
  });
});

interface Suppressed {
  readonly table: readonly (readonly number[])[];
  readonly cells: readonly (readonly [number, number])[];
}

/** The lowest and highest whole number each left-out cell can be, from all other cells and all totals (integer programs). */
async function boundsOf({ table, cells }: Suppressed): Promise<readonly (readonly number[])[]> {
  const solver = await (highs.default as unknown as typeof highs.default.default)(); // a CommonJS module: its types say one default too many
  const name = (i: number): string => `x${i}`;
  const line = (axis: 0 | 1, at: number): string => {
    const inside = cells.flatMap((cell, i) => (cell[axis] === at ? [i] : []));
    const sum = inside.reduce((n, i) => n + (table[cells[i]?.[0] ?? 0]?.[cells[i]?.[1] ?? 0] ?? 0), 0);
    return inside.length === 0 ? "" : ` c${axis}_${at}: ${inside.map(name).join(" + ")} = ${sum}`;
  };
  const lines = ([0, 1] as const).flatMap((axis) =>
    [...new Set(cells.map((cell) => cell[axis]))].map((at) => line(axis, at)),
  );
  const solve = (goal: string, i: number): number => {
    const bounds = cells.map((_, j) => ` 0 <= ${name(j)}`).join("\n");
    const program = `${goal}\n obj: ${name(i)}\nSubject To\n${lines.join("\n")}\nBounds\n${bounds}\nGeneral\n ${cells.map((_, j) => name(j)).join(" ")}\nEnd`;
    return Math.round(solver.solve(program).ObjectiveValue);
  };
  return cells.map((_, i) => [solve("Minimize", i), solve("Maximize", i)]);
}

test("leaving small cells out beside their totals gives them away (SciPy's bounds of one table)", async () => {
  const table = [
    [1, 10],
    [6, 9],
    [18, 23],
    [2, 1],
    [0, 2],
    [8, 14],
  ];
  const small = [[0, 0], [3, 0], [3, 1], [4, 1]] as const; // prettier-ignore
  expect(await boundsOf({ table, cells: small })).toEqual([
    [1, 1],
    [2, 2],
    [1, 1],
    [2, 2],
  ]);
});

const REFERENCE = path.resolve(import.meta.dirname, "../../shared/references/statistics/18-suppression-attack.json");
test.runIf(existsSync(REFERENCE))("all twenty reference tables (used): the same bounds, cell by cell", async () => {
  const { cases } = JSON.parse(readFileSync(REFERENCE, "utf8")) as {
    cases: readonly Record<string, never>[];
  };
  expect(cases).toHaveLength(20);
  for (const one of cases) {
    const { table, primary, example_complementary_pattern: more } = one as never as Record<string, never>;
    expect(await boundsOf({ table, cells: primary } as never)).toEqual(one["attack_intervals_primary_only"]);
    if (more)
      expect(await boundsOf({ table, cells: more } as never)).toEqual(one["attack_intervals_with_complementary"]);
  }
});

/** Three years of asking, ties and roles between six institutions and four residents' parties, at random; nothing of it is read by others. */
function severalYears(seed: number) {
  const chance = chanceFrom(`years ${seed}`);
  const below = (n: number) => Math.floor(chance() * n);
  const t = tell();
  const more = ["d", "e", "f", "g"].map((name) => t.enter(name, "other", "institution"));
  const parties = [t.city, t.housing, ...more, t.rosa, t.hamza, t.third, t.enter("h", "group", "residents")];
  for (const times of [75, 30 + below(60), 75]) {
    for (let i = 0; i < times; i++) {
      const [from, to] = [below(6), below(parties.length)];
      if (from === to) continue;
      const [asker, asked] = [parties[from] as PartyId, parties[to] as PartyId];
      const matter = (["money", "space", "time"] as const)[below(3)];
      const request = t.say(asker, "request", { from: { party: asker }, to: asked, matter });
      if (below(3) === 0)
        t.say(asked, "decision", { on: request, decider: asked, outcome: (["granted", "refused"] as const)[below(2)] });
      if (below(2) === 0) t.say(asker, "tie", { from: asker, to: asked, type: "bridge" });
    }
    t.wait(365);
  }
  return { columns: columnsOf(t.register), parties };
}

/** What the cubes of these years count, each with the party that asked and the one it is with. */
function truthsIn({ columns, parties }: ReturnType<typeof severalYears>, years: readonly number[]): readonly Truth[] {
  const number = (party: number) => parties.findIndex((id) => columns.partyNumbers.get(id) === party);
  return years.flatMap((year) =>
    Object.values(countedIn(columns, year)).flatMap((counted) =>
      counted.map(({ path, readers }): Truth => {
        const [from = 0, to = 0] = readers.map(number);
        return { year, leaf: path.join("/"), from, to };
      }),
    ),
  );
}

test("all years together, with all that an insider reads and the rules by which numbers are given out: five values stay for every number (integer programs)", async () => {
  const solver = await (highs.default as unknown as typeof highs.default.default)();
  const solved = (program: string) => Math.round(solver.solve(program).ObjectiveValue);
  const book = severalYears(2);
  const years = [2025, 2026, 2027];
  const cubes = years.map((year) => yearlyCube(book.columns, year));
  const truths = truthsIn(book, years);
  const given = cubes.flatMap(({ year, cells }) => cells.map(({ path }) => [year, path.join("/")] as const));
  expect(given.length).toBeGreaterThan(6);
  const cellOf = ({ year, leaf }: Truth): string | undefined =>
    given.find(([in_, path]) => in_ === year && `${leaf}/`.startsWith(`${path}/`))?.[1];
  const counted = truths.flatMap((truth) => {
    const leaf = cellOf(truth);
    return leaf === undefined ? [] : [{ ...truth, leaf }];
  });
  const parties = book.parties.length;
  for (const attacker of book.parties.keys()) {
    const known = counted.filter(({ from, to }) => from === attacker || to === attacker);
    const leaves = [...new Set(given.map(([, path]) => path))];
    const { goal } = programOf({ cubes, parties, attacker, leaves, known });
    // All numbers at once at their lowest, and all at once at their highest: then each by itself can be either, and what lies between.
    const [low, high] = [solved(goal("Minimize", given)), solved(goal("Maximize", given))];
    expect([attacker, high - low]).toEqual([attacker, given.length * (CLASS - 1)]);
  }
  // What is smaller than any number given out lies inside one, and can still be each of 0 to 4.
  const attacker = 0;
  const hidden = truths.filter(({ from, to }) => from !== attacker && to !== attacker);
  const leaves = [...new Set(truths.map(({ leaf }) => leaf))];
  const known = truths.filter((truth) => !hidden.includes(truth));
  const { goal } = programOf({ cubes, parties, attacker, leaves, known });
  const few = leaves
    .flatMap((leaf) => years.map((year) => ({ year, leaf, from: -1, to: -1 })))
    .filter((one) => cellOf(one) !== undefined)
    .filter((one) => hidden.filter(({ year, leaf }) => year === one.year && leaf === one.leaf).length < CLASS);
  expect(few.length).toBeGreaterThan(3);
  for (const { year, leaf } of few.slice(0, 4)) {
    expect([year, leaf, solved(goal("Minimize", [[year, leaf]]))]).toEqual([year, leaf, 0]);
    expect(solved(goal("Maximize", [[year, leaf]]))).toBeGreaterThanOrEqual(CLASS - 1);
  }
});
