import { expect, test } from "vitest";
import { madeUpView, type Saying } from "../../../test/support/made-up.ts";
import { tell } from "../../../test/support/telling.ts";
import { asPartyId } from "../../register/ids.ts";
import { columnsOf } from "../columns.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom } from "../statistics/random.ts";
import { viewFor } from "../view.ts";

const rows = ({ tables }: Finding, name: string) => tables.find(({ key }) => key === name)?.rows ?? [];
const keys = ({ sentences }: Finding) => sentences.map(({ key }) => key);

const asked = (by: number, day: string): Saying => [
  by,
  "request",
  (party) => ({ from: { party: party(by) }, to: party(by === 9 ? 0 : 9), matter: "space", asked: day }),
];
const brought = (from: number, to: number): Saying => [
  from,
  "tie",
  (party) => ({ from: party(from), to: party(to), type: "introduced" }),
];
const stain = (
  said: readonly Saying[],
  more: { size?: number; residents?: number; name?: (at: number) => string } = {},
) => look("oil-stain", madeUpView({ size: 10, residents: 9, said, ...more }), []);

const PLANTED = [
  asked(0, "2020-02-01"),
  asked(1, "2020-03"),
  asked(0, "2020-08-01"),
  asked(2, "2022-01-05"),
  asked(0, "2022-06-30"),
  asked(3, "2022-07-01"),
  asked(2, "2022-12-31"),
  asked(4, "2022"),
  // An institution's asking is nobody's circle.
  asked(9, "2022-10-01"),
];

test("planted half years come back: new, seen before, lost; a year alone is no half year, and the first two years tell nothing", () => {
  const found = stain(PLANTED);
  // half, new, returning, untold, lost
  expect(rows(found, "halves")).toEqual([
    ["2020-1", 0, 0, 2, null],
    ["2020-2", 0, 1, 0, 1],
    ["2021-1", 0, 0, 0, 1],
    ["2021-2", 0, 0, 0, 0],
    ["2022-1", 1, 1, 0, 0],
    ["2022-2", 1, 1, 0, 1],
  ]);
  expect(found.sentences.slice(0, 4)).toMatchObject([
    { key: "finding", values: { year: 2022, half: 2, fresh: 1, returning: 1, untold: 0 } },
    { key: "lost", values: { n: 1 } },
    { key: "undated", values: { n: 1 } },
    { key: "introductions", values: { n: 0 } },
  ]);
});

test("order and other names change nothing", () => {
  expect(rows(stain(PLANTED.toReversed()), "halves")).toEqual(rows(stain(PLANTED), "halves"));
  expect(stain(PLANTED, { name: (at) => `q${9 - at}x` }).tables).toEqual(stain(PLANTED).tables);
});

test("each starting party has its own curve; who was brought in twice counts once", () => {
  const found = stain([brought(0, 1), brought(0, 2), brought(1, 3), brought(5, 6), brought(5, 3), brought(3, 4)]);
  expect(rows(found, "circles")).toEqual([
    [0, 1, 2],
    [0, 2, 3],
    [0, 3, 4],
    [5, 1, 1],
  ]);
  // start, brought in
  expect(rows(found, "chains").map((row) => row.slice(0, 2))).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
    [5, 6],
  ]);
  expect(found.pictures.map(({ kind }) => kind)).toContain("growth");
});

test("a planted preference for one's own side comes back within 0.15, in its interval (seed recruits)", () => {
  const chance = chanceFrom("recruits");
  const size = 600;
  const side = (at: number) => at < size / 2;
  const free = [true, false].map((one) => Array.from({ length: size }, (_, at) => at).filter((at) => side(at) === one));
  const queue = [free[0]?.pop() as number, free[1]?.pop() as number];
  const said: Saying[] = [];
  for (let at = 0; said.length < 400; at++)
    for (let i = 0; i < 2; i++) {
      const by = queue[at] as number;
      const own = chance() < 0.75;
      const next = free[side(by) === own ? 0 : 1]?.pop();
      if (next === undefined) continue;
      queue.push(next);
      said.push(brought(by, next));
    }
  const found = stain(said, { size, residents: size / 2 });
  const [, value, low, high] = (rows(found, "recruitment")[0] ?? []) as [string, number, number, number];
  expect(Math.abs(value - 0.5)).toBeLessThan(0.15);
  expect([low < value, value < high]).toEqual([true, true]);
  expect(keys(found)).toEqual(expect.arrayContaining(["waves", "assumes"]));
});

test("on a real book a party sees chains it is in one step, its own circle, and no recruitment", () => {
  const t = tell();
  t.say(t.rosa, "tie", { from: t.rosa, to: t.third, type: "introduced" });
  t.say(t.third, "tie", { from: t.third, to: t.hamza, type: "introduced" });
  const seen = (party: string) =>
    look(
      "oil-stain",
      viewFor(columnsOf(t.register), t.register, { party: asPartyId(party) }, Date.UTC(2027, 0, 1)),
      [],
    );
  const count = (party: string) => rows(seen(party), "introductions").length;
  expect([t.rosa, t.third, t.hamza, t.city].map(count)).toEqual([1, 2, 1, 0]);
  expect(rows(seen(t.rosa), "circles").map(([, ...more]) => more)).toEqual([[1, 1]]);
  expect(rows(seen(t.third), "circles")).toEqual([]);
});

test("nothing, one, and nothing dated", () => {
  expect(keys(stain([]))).toEqual(["none", "introductions", "not-why"]);
  expect(keys(stain([asked(0, "2024-01-01")]))).toEqual(["too-young", "introductions", "period", "not-why"]);
  expect(keys(stain([asked(0, "unknown")]))).toEqual(["none", "undated", "introductions", "not-why"]);
});
