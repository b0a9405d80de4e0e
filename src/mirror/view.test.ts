import fc from "fast-check";
import { expect, test } from "vitest";
import { KIND_NAMES } from "../register/kinds.ts";
import { mayRead, type Viewer } from "../register/reading.ts";
import type { Register } from "../register/register.ts";
import { foldLog, randomBook, type RandomBook } from "../../test/support/random-book.ts";
import { casesOf } from "./cases.ts";
import { type Columns, columnsOf, emptyColumns, extendColumns, NONE } from "./columns.ts";
import type { Finding, Sentence, Unit } from "./finding.ts";
import { Refusal } from "../register/refusal.ts";
import { LENSES, look, type ShownFinding } from "./mirror.ts";
import { maskOf, type View, viewFor, viewOf } from "./view.ts";

const DAY = 86_400_000;
const SEED = 20_260_304;
const recipes = fc.record({ seed: fc.nat(), tries: fc.integer({ min: 0, max: 90 }) });
const bookOf = ({ seed, tries }: { seed: number; tries: number }): RandomBook => randomBook(seed, tries);

const viewersOf = ({ parties }: RandomBook): readonly Viewer[] => [
  {},
  { steward: true },
  ...parties.map((party) => ({ party })),
];
const momentsOf = ({ register, end }: RandomBook): readonly number[] => {
  const middle = register.entries[register.entries.length >> 1];
  const half = middle?.kind === "erased" ? end - 9 * DAY : Date.parse(middle?.at ?? "");
  return [half, end, end + 15 * DAY];
};

test(`the mask over columns is the rule who reads, row by row, seed ${SEED}`, () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const book = bookOf(recipe);
      const { register } = book;
      const columns = columnsOf(register);
      for (const viewer of viewersOf(book))
        for (const now of momentsOf(book)) {
          const mask = [...maskOf(columns, register, viewer, now)].map(Boolean);
          expect(mask).toEqual(register.entries.map((_, row) => mayRead(register, row, viewer, now)));
        }
    }),
    { seed: SEED, numRuns: 150 },
  );
});

/** Everything the columns hold, up to the last row. */
function contents(columns: Columns): unknown {
  const { length } = columns;
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => {
      if (!ArrayBuffer.isView(value)) return [name, value];
      const end = { concernedStart: length + 1, concerned: columns.concernedStart[length] ?? 0 }[name] ?? length;
      return [name, Array.from(value as unknown as ArrayLike<number>).slice(0, end)];
    }),
  );
}

test(`columns that grow with the book are columns laid out from the start, seed ${SEED}`, () => {
  fc.assert(
    fc.property(recipes, fc.integer({ min: 1, max: 7 }), (recipe, step) => {
      const { type, log } = bookOf(recipe);
      const columns = emptyColumns(2);
      const register = foldLog(type, []);
      for (let from = 0; from < log.length; from += step) {
        const upTo = foldLog(type, log.slice(0, from + step));
        Object.assign(register, upTo);
        extendColumns(columns, register);
      }
      expect(contents(columns)).toEqual(contents(columnsOf(register)));
    }),
    { seed: SEED, numRuns: 150 },
  );
});

/** What a viewer gets, with ids in the place of row and party numbers: those say only where something stands. */
function reading(view: View, register: Register, queries: readonly Record<string, string>[]): string {
  const id = (row: number) => register.entries[row]?.id ?? null;
  const cases = casesOf(view);
  // A correction is read in what it corrects; it stands by itself only here, where that was left out.
  const events = KIND_NAMES.filter((kind) => kind !== "correction");
  const said = events.map((kind) => [...view.rows(kind)].map((row) => [id(row), view.said(row, kind) ?? null]));
  const joined = [...cases.request].map((row, i) =>
    [row, cases.current[i], cases.decision[i]].map((r) => id(r as number)),
  );
  const entries = [...view.mask.keys()].flatMap((row) => {
    const entry = view.entry(row);
    return entry ? [{ ...entry, seq: 0 }] : [];
  });
  const findings = LENSES.flatMap(({ name }) =>
    queries.map((query) => {
      const finding = answered(name, view, query);
      return typeof finding === "string" ? finding : named(finding, view, id);
    }),
  );
  return JSON.stringify({ entries, said, joined, findings }, null, 1);
}

/** What a lens shows, or the reason why it does not take these values. */
function answered(name: string, view: View, query: Readonly<Record<string, string>>): ShownFinding | string {
  try {
    return look(name, view, Object.entries(query));
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${JSON.stringify(error.details)}`;
    throw error;
  }
}

/** Addresses of findings, also on what this viewer may not read. */
function queriesOn({ parties, log }: RandomBook): readonly Record<string, string>[] {
  const ids = (kind: string) => log.filter((entry) => entry.kind === kind).map(({ id }) => id as string);
  const [a = "", b = "", party = ""] = parties.slice(2);
  const requests = ids("request");
  const rules = ids("rule").slice(0, 3);
  return [
    {},
    { a, b, party, by: "unit" },
    { a: requests[0] ?? "", b: requests.at(-1) ?? "", party: a, by: "newness" },
    ...rules.map((rule) => ({ rule })),
  ];
}

function named(
  finding: Finding & Pick<ShownFinding, "about" | "concerned">,
  view: View,
  id: (row: number) => string | null,
) {
  const party = (number: number) => view.columns.parties[number] ?? null;
  const nameCell = (unit: Unit | undefined, cell: unknown): unknown => {
    if (typeof cell !== "number") return cell;
    if (unit === "entry") return id(cell);
    return unit === "party" ? party(cell) : cell;
  };
  const sentence = ({ key, values, units }: Sentence) => [
    key,
    Object.entries(values).map(([name, cell]) => [name, nameCell(units?.[name], cell)]),
  ];
  return {
    ...finding,
    sentences: finding.sentences.map(sentence),
    about: finding.about.map(sentence),
    tables: finding.tables.map(({ key, columns, rows }) => ({
      key,
      rows: rows.map((row) => row.map((cell, i) => nameCell(columns[i]?.unit, cell))),
    })),
    basis: { ...finding.basis, rows: [...finding.basis.rows].map(id) },
    concerned: finding.concerned.map(party),
  };
}

/** The same view on a book that never held what this viewer may not read; what is only written later stays, for it may narrow. */
function withoutTheRest({ type, log }: RandomBook, view: View, ever: Uint8Array): [View, Register] {
  const kept = log.filter((_, row) => ever[row] === 1);
  const less = foldLog(type, kept);
  const columns = columnsOf(less);
  const mask = view.mask.filter((_, row) => ever[row] === 1);
  const own = columns.partyNumbers.get(view.columns.parties[view.own] ?? "") ?? NONE;
  return [viewOf(columns, less, { mask, own, now: view.now }), less];
}

test(`never: more than you may read. A book without the rest reads the same, findings included, seed ${SEED}`, () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const book = bookOf(recipe);
      const columns = columnsOf(book.register);
      for (const viewer of viewersOf(book))
        for (const now of momentsOf(book)) {
          const view = viewFor(columns, book.register, viewer, now);
          const ever = maskOf(columns, book.register, viewer, book.end + 15 * DAY);
          const [less, lessRegister] = withoutTheRest(book, view, ever);
          const queries = queriesOn(book);
          expect(reading(less, lessRegister, queries)).toBe(reading(view, book.register, queries));
        }
    }),
    { seed: SEED, numRuns: 100 },
  );
});
