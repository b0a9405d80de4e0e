import fc from "fast-check";
import { expect, test } from "vitest";
import { foldLog, randomBook, type RandomBook } from "../../test/support/random-book.ts";
import { casesOf } from "../mirror/cases.ts";
import { columnsOf } from "../mirror/columns.ts";
import { askersOf } from "../mirror/askers.ts";
import { LENSES, look } from "../mirror/mirror.ts";
import { toldAt } from "../mirror/told.ts";
import { type View, viewFor } from "../mirror/view.ts";
import { KIND_NAMES } from "../register/kinds.ts";
import type { PartyId } from "../register/ids.ts";
import type { Viewer } from "../register/reading.ts";
import { addEntry, type Register } from "../register/register.ts";
import { viewAt } from "./view-cache.ts";

const SEED = 20_261_128;

const viewersOf = ({ parties }: RandomBook): readonly Viewer[] => [
  {},
  { steward: true },
  ...parties.map((party) => ({ party })),
];

/** All that is made of rows one by one, and every finding on its first page. */
function seen(view: View): string {
  const cases = casesOf(view);
  return JSON.stringify(
    [
      view.mask,
      KIND_NAMES.map((kind) => view.rows(kind)),
      cases,
      askersOf(view, cases),
      toldAt(view),
      LENSES.map(({ name }) => look(name, view, [])),
    ],
    (_, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value),
  );
}

/** Writes a book entry by entry; who looks after so many of them sees what it would see of a book read from the start. Gives how often a view went on. */
function grow(
  { type, log, ...book }: RandomBook,
  { step, looks }: { readonly step: number; readonly looks: number },
): number {
  const register: Register = foldLog(type, []);
  const before = new Map<Viewer, View>();
  const viewers = viewersOf({ type, log, ...book });
  let wentOn = 0;
  for (const [row, entry] of log.entries()) {
    addEntry(register, { ...entry, seq: row + 1 });
    const at = entry.kind === "erased" ? NaN : Date.parse(entry.at);
    if (Number.isNaN(at) || row % step > 0) continue;
    for (const [i, viewer] of viewers.entries()) {
      const view = viewAt(register, viewer, { at, pinned: false });
      if (before.get(viewer)?.growth === view.growth) wentOn++;
      before.set(viewer, view);
      // Not everybody asks for everything each time: what nobody asked for goes on later.
      if ((row + i) % looks === 0) expect(seen(view)).toBe(seen(viewFor(columnsOf(register), register, viewer, at)));
    }
  }
  return wentOn;
}

test(`a view that goes on from the one before it shows what one from the start shows, findings included, seed ${SEED}`, () => {
  let wentOn = 0;
  const steps = fc.record({ step: fc.integer({ min: 1, max: 4 }), looks: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(fc.nat(), steps, (seed, step) => {
      wentOn += grow(randomBook(seed, 60), step);
    }),
    { seed: SEED, numRuns: 30 },
  );
  expect(wentOn).toBeGreaterThan(500);
});

test("whoever asks for many earlier moments takes away nobody's view of now", () => {
  const { type, log, end } = randomBook(7, 30);
  const register = foldLog(type, log);
  const now = { at: end, pinned: false };
  const views = Array.from({ length: 64 }, (_, n) => viewAt(register, { party: `party-${n}` as PartyId }, now));
  for (let n = 0; n < 200; n++) viewAt(register, {}, { at: end - n, pinned: true });
  expect(views.map((view, n) => viewAt(register, { party: `party-${n}` as PartyId }, now) === view)).not.toContain(
    false,
  );
});

test("what somebody holds stays what it was when the book goes on", () => {
  const { type, log, end } = randomBook(7, 90);
  const register = foldLog(type, log);
  const view = viewAt(register, {}, { at: end, pinned: false });
  const held = seen(view);
  const like = log.findLast(({ kind }) => kind === "decision") ?? log.at(-1);
  addEntry(register, { ...like, id: "entry-more-0000000000", seq: log.length + 1 } as never);
  const next = viewAt(register, {}, { at: end + 1, pinned: false });
  expect(next.growth).toBe(view.growth);
  expect(seen(next)).not.toBe(held);
  expect(JSON.stringify([...casesOf(view).decision])).toBe(
    JSON.stringify([...casesOf(viewFor(columnsOf(foldLog(type, log)), register, {}, end)).decision]),
  );
});
