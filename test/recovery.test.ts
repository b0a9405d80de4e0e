import { expect, test } from "vitest";
import { LENSES } from "../src/mirror/mirror.ts";
import { EQUAL, type Knobs } from "../src/simulation/knobs.ts";
import { findingOf, mean, viewOn } from "./support/recovery-books.ts";
import { LINES } from "./support/recovery-lines.ts";

const SEEDS = ["recovery-1", "recovery-2", "recovery-3", "recovery-4"] as const;

test.each(LENSES.map(({ name }) => name))("%s finds back at least one knob", (name) =>
  expect(LINES[name]?.length).toBeGreaterThan(0),
);

test("every knob is found back by a lens", () => {
  const found = new Set(Object.values(LINES).flatMap((lines) => lines.map(({ knob }) => knob)));
  expect(Object.keys(EQUAL).filter((knob) => !found.has(knob as keyof Knobs))).toEqual([]);
});

test("no line is of a lens that is not there", () => {
  const names = LENSES.map(({ name }) => name);
  expect(Object.keys(LINES).filter((name) => !names.includes(name))).toEqual([]);
});

const ALL = Object.entries(LINES).flatMap(([lens, lines]) => lines.map((line) => [lens, line.knob, line] as const));

test.each(ALL)(
  `%s finds back %s, and nothing of it where all is equal, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`,
  (_l, _k, line) => {
    const { planted, beside = {}, measure, truth, equal, tolerance } = line;
    const found = (knobs: Partial<Knobs>) => mean(SEEDS.map((seed) => measure(viewOn(knobs, seed))));
    expect(Math.abs(found({ ...beside, ...planted }) - truth)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(found(beside) - equal)).toBeLessThanOrEqual(tolerance);
  },
);

test.each(LENSES.map(({ name }) => name))(
  `%s claims nothing where all is equal, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`,
  (name) => {
    for (const seed of SEEDS) expect([seed, findingOf(viewOn({}, seed), name).status]).toEqual([seed, "exploring"]);
  },
);
