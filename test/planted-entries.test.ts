import { expect, test } from "vitest";
import json from "../samples/practice.json" with { type: "json" };
import type { KindName } from "../src/register/kinds.ts";
import { cast, viewOn } from "./support/recovery-lines.ts";

const SEEDS = ["planted-1", "planted-2", "planted-3", "planted-4"] as const;
const bodies = (view: ReturnType<typeof viewOn>, kind: KindName) =>
  [...view.rows(kind)].map((row) => view.said(row, kind) as Readonly<Record<string, unknown>>);
/** Of four neighbourhoods, the mean share of bodies of a kind for which something holds. */
function share(
  knobs: Parameters<typeof viewOn>[0],
  kind: KindName,
  holds: (body: Readonly<Record<string, unknown>>) => boolean,
) {
  const all = SEEDS.flatMap((seed) => bodies(viewOn(knobs, seed), kind));
  return all.filter(holds).length / all.length;
}

test(`words about parties are cold as often as planted, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`, () => {
  const cold = (body: Readonly<Record<string, unknown>>) => cast.sayings.cold.includes(body.words as string);
  expect(Math.abs(share({ coldWords: { foundation: 0.8, other: 0.8 } }, "saying", cold) - 0.8)).toBeLessThan(0.08);
  expect(Math.abs(share({}, "saying", cold) - 0.4)).toBeLessThan(0.08);
});

test(`after an accepted proof doubt comes again only where it is planted, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`, () => {
  const again = (body: Readonly<Record<string, unknown>>) => body.ground === cast.doubtAgain;
  expect(share({ doubtAgain: { foundation: 0, other: 0 } }, "doubt", again)).toBe(0);
  expect(share({ doubtAgain: { foundation: 1, other: 1 } }, "doubt", again)).toBeGreaterThan(0.15);
});

test(`what institutions ask lands on three as planted, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`, () => {
  const few = (knobs: Parameters<typeof viewOn>[0]) => {
    const shares = SEEDS.map((seed) => {
      const view = viewOn(knobs, seed);
      const calls = bodies(view, "request").filter(({ matter }) =>
        ["time", "voice", "knowledge"].includes(matter as string),
      );
      const counts = Map.groupBy(calls, ({ to }) => to);
      const largest = [...counts.values()].map((one) => one.length).toSorted((a, b) => b - a);
      return largest.slice(0, 3).reduce((sum, n) => sum + n, 0) / calls.length;
    });
    return shares.reduce((sum, one) => sum + one, 0) / SEEDS.length;
  };
  // Half lands on the three, and three in 34 of the other half.
  expect(Math.abs(few({ landing: 0.5 }) - (0.5 + (0.5 * 3) / json.residents.length))).toBeLessThan(0.06);
  expect(few({})).toBeLessThan(0.25);
});

test("ties and roles of made-up parties are read by everybody", () => {
  const view = viewOn({}, SEEDS[0]);
  for (const kind of ["tie", "role"] as const) {
    const { kind: kinds, words } = view.columns;
    const code = words.kind.words.indexOf(kind);
    expect([...kinds].filter((one, row) => one === code && view.mask[row] !== 1)).toEqual([]);
    expect(view.rows(kind).length).toBeGreaterThan(3);
  }
});
