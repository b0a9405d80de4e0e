import { expect, test } from "vitest";
import json from "../samples/practice.json" with { type: "json" };
import { streamsFrom } from "../src/mirror/statistics/random.ts";
import { readCast } from "../src/simulation/cast.ts";
import { EQUAL, type Knobs } from "../src/simulation/knobs.ts";
import { simulate } from "../src/simulation/simulate.ts";

const cast = readCast(json);
const SEED = "streams-1";
const entriesOf = (knobs: Partial<Knobs>): readonly string[] =>
  simulate(cast, { ...EQUAL, ...knobs }, streamsFrom(SEED)).map((one) => JSON.stringify(one));
const equal = entriesOf({});

const BESIDE: readonly Partial<Knobs>[] = [
  { laterRule: { asked: 0.5, after: 0.5 } },
  { twins: { pairs: 3, apart: 1 } },
  { costs: { foundation: 0.5, other: 0.5 } },
  { duties: 0.5 },
  { elsewhere: 0.5 },
  { wantedDoubted: { foundation: 0.5, other: 0.5 } },
  { doubtBack: 1 },
  { namesBack: 0.5 },
];

test.each(BESIDE.map((knobs) => [Object.keys(knobs)[0], knobs] as const))(
  `%s adds entries and changes none, seed ${SEED}`,
  (_knob, knobs) => {
    const planted = new Set(entriesOf(knobs));
    expect(planted.size).toBeGreaterThan(equal.length);
    expect(equal.filter((entry) => !planted.has(entry))).toEqual([]);
  },
);

test.each(["unseen", "unwritten"] as const)(
  `%s leaves entries out and adds none of another's, seed ${SEED}`,
  (knob) => {
    const ids = (entries: readonly string[]) => new Set(entries.map((entry) => /"id":"[^"]+"/.exec(entry)?.[0]));
    const [left, all] = [ids(entriesOf({ [knob]: 0.3 })), ids(equal)];
    expect(left.size).toBeLessThan(all.size);
    expect([...left].filter((id) => !all.has(id))).toEqual([]);
  },
);

test("a stream asked for again goes on where it was, and each name has its own", () => {
  const [one, other] = [streamsFrom(SEED), streamsFrom(SEED)];
  const two = [one("a")(), one("a")()];
  expect([other("a")(), other("b")(), other("a")()]).toEqual([two[0], expect.any(Number), two[1]]);
  expect(one("b")()).not.toBe(two[0]);
});
