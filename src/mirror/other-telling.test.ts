import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry, WrittenEntry } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { foldLog, idOf, randomBook } from "../../test/support/random-book.ts";
import { tell } from "../../test/support/telling.ts";
import { columnsOf } from "./columns.ts";
import { LENSES, look, otherwise } from "./mirror.ts";
import { otherTelling } from "./other-telling.ts";
import { type View, viewFor, viewOf } from "./view.ts";

const DAY = 86_400_000;
const SEED = 20_261_129;

/** A correction that says of the first telling what the other one says. */
function saidAgain(view: View, row: number, n: number): Entry | undefined {
  const first = view.entry(row);
  const said = first && otherTelling(view).said(row, first.kind);
  if (!first || said === view.said(row, first.kind)) return undefined;
  const { versionOf: _, ...body } = said as { versionOf?: EntryId };
  const at = new Date(view.now).toISOString();
  const target = { target: first.id, body };
  return { ...first, id: idOf(90_000 + n), kind: "correction", at, body: target } as unknown as WrittenEntry;
}

const answers = (view: View, nameOf: (row: number) => string | undefined) =>
  // Whether somebody corrected something is what follow-through counts.
  LENSES.filter(({ name }) => name !== "follow-through").map(({ name, parameters, look: answer }) => {
    const { versions: _, ...asked } = parameters.parse({}) as { versions: string };
    const { basis, tables, sentences } = answer(view, asked);
    const named = tables.map(({ key, columns, rows }) => ({
      key,
      rows: rows.map((cells) => cells.map((cell, i) => (columns[i]?.unit === "entry" ? nameOf(cell as number) : cell))),
    }));
    return { name, sentences, named, basis: { ...basis, rows: Array.from(basis.rows, nameOf) } };
  });

test(`the other telling counts as if the first had been corrected to it, in every lens, seed ${SEED}`, () => {
  let twice = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { type, log, register, parties, end } = randomBook(seed, 90);
      for (const viewer of [{}, ...parties.map((party) => ({ party }))]) {
        const view = viewFor(columnsOf(register), register, viewer, end + 15 * DAY);
        const corrections = log.flatMap((_, row) => saidAgain(view, row, row) ?? []);
        twice += corrections.length;
        const corrected = foldLog(type, [...log, ...corrections]);
        const mask = Uint8Array.from([...view.mask, ...corrections.map(() => 1)]);
        const columns = columnsOf(corrected);
        const again = viewOf(columns, corrected, { mask, own: view.own, now: view.now });
        const nameOf = (row: number) => register.entries[row]?.id;
        expect(answers(otherTelling(view), nameOf)).toEqual(answers(again, nameOf));
      }
    }),
    { seed: SEED, numRuns: 80 },
  );
  expect(twice).toBeGreaterThan(50);
});

test("a lens says which telling it took, what the other changes, and claims nothing with the other", () => {
  const t = tell();
  const on = t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space", asked: "2025-01-10" });
  const told = { on, decider: t.city, outcome: "refused", decided: "2025-02-10", heard: "no" };
  const first = t.say(t.rosa, "decision", told);
  t.say(t.city, "decision", { ...told, outcome: "granted", versionOf: first });
  const gives = { from: t.city, to: { party: t.rosa }, type: "money", since: "2025", amount: 10_000 };
  const support = t.say(t.rosa, "support", gives);
  t.say(t.city, "support", { ...gives, amount: 20_000, versionOf: support });
  const view = viewFor(columnsOf(t.register), t.register, { party: t.rosa }, Date.UTC(2027, 0, 1));
  const asked = (versions: string) => look("silence", view, [["versions", versions]]);
  const one = look("silence", view, []);
  expect(asked("first")).toEqual(one);
  expect([one.versions, asked("other").versions]).toEqual(["first", "other"]);
  expect(asked("other").about.map(({ key }) => key)).toContain("about.versions-other");
  expect(asked("other").status).toBe("exploring");
  const rosa = [["party", t.rosa]] as const;
  const change = otherwise("balance", view, rosa, look("balance", view, rosa));
  expect([change?.versions, (change?.cells ?? 0) > 0]).toEqual(["other", true]);
  expect(() => asked("both")).toThrow("field-wrong");
});

test("where nothing is told twice it is the very same view, and nothing is worked out again", () => {
  const t = tell();
  t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
  const view = viewFor(columnsOf(t.register), t.register, { party: t.rosa }, Date.UTC(2027, 0, 1));
  expect(otherTelling(view)).toBe(view);
  expect(otherwise("silence", view, [], look("silence", view, []))).toBeUndefined();
});
