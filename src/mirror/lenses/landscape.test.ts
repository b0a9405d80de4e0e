import { expect, test } from "vitest";
import { madeUpView } from "../../../test/support/made-up.ts";
import { tell } from "../../../test/support/telling.ts";
import { asPartyId } from "../../register/ids.ts";
import { NOBODY } from "../../register/reading.ts";
import { columnsOf } from "../columns.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom, drawBelow } from "../statistics/random.ts";
import { viewFor } from "../view.ts";

const rows = ({ tables }: Finding, name: string) => tables.find(({ key }) => key === name)?.rows ?? [];
const keys = ({ sentences }: Finding) => sentences.map(({ key }) => key);

type Pair = readonly [from: number, to: number, type?: string];

/** A made-up book of so many parties, the first half residents, with these ties. */
function madeUp(size: number, ties: readonly Pair[], name?: (at: number) => string): Finding {
  const said = ties.map(
    ([from, to, type = "works-with"]) =>
      [from, "tie", (p: (at: number) => string) => ({ from: p(from), to: p(to), type })] as const,
  );
  return look("landscape", madeUpView({ size, said, ...(name && { name }) }), []);
}

test("a planted network comes back: two parts, the only bridge and who hangs on it; a tension holds nobody together", () => {
  // 0-1-2 in a ring, 2 to 3 to 4; 5-6; 7 has a tension only
  const finding = madeUp(8, [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 4],
    [5, 6],
    [4, 5, "tension"],
    [7, 0, "tension"],
  ]);
  expect(finding.sentences.slice(0, 3)).toEqual([
    { key: "parts", values: { parts: 2, tied: 7, ties: 6 } },
    { key: "alone", values: { n: 1 } },
    { key: "bridges", values: { n: 2 } },
  ]);
  expect(rows(finding, "parts")).toEqual([
    [1, 5],
    [2, 2],
  ]);
  expect(rows(finding, "bridges")).toEqual([
    [2, 3],
    [2, 4],
    [3, 4],
  ]);
});

/** Forty parties with ties of which this share lies within a side. */
function planted(inside: number, name?: (at: number) => string): Finding {
  const chance = chanceFrom("planted sides");
  const ties = Array.from({ length: 150 }, (): Pair => {
    const from = drawBelow(chance, 40);
    const same = chance() < inside;
    const to = drawBelow(chance, 20) + (from < 20 === same ? 0 : 20);
    return [from, to === from ? (to + 1) % 20 : to];
  });
  return madeUp(
    40,
    ties.filter(([from, to]) => from !== to),
    name,
  );
}

test("planted sides come back within 0.15 (a tie told twice counts once), and sides at random say nothing (seed planted sides)", () => {
  const apart = planted(0.9);
  expect(keys(apart)).toContain("apart");
  expect(Math.abs((rows(apart, "mixing")[0]?.[1] as number) - -0.8)).toBeLessThan(0.15);
  expect(keys(planted(0.5))).toContain("mixed");
  expect(keys(planted(0.05))).toContain("across");
});

test("other names change nothing (seed planted sides)", () => {
  expect(planted(0.7, (at) => `q${99 - at}x`).tables).toEqual(planted(0.7).tables);
});

test("on a real book each sees its own ties, and who is the only bridge is told to that party alone", () => {
  const t = tell();
  const tie = t.say(t.rosa, "tie", { from: t.rosa, to: t.city, type: "works-with" });
  t.say(t.rosa, "tie", { from: t.rosa, to: t.third, type: "bridge" });
  const seen = (party?: string) =>
    look(
      "landscape",
      viewFor(columnsOf(t.register), t.register, party ? { party: asPartyId(party) } : NOBODY, Date.UTC(2027, 0, 1)),
      [],
    );
  expect(seen(t.rosa).sentences).toContainEqual({ key: "you-only", values: { parts: 2 } });
  expect([seen(t.city), seen(t.third)].map((one) => rows(one, "ties").length)).toEqual([1, 1]);
  expect([seen(t.city), seen(t.third)].some((one) => keys(one).includes("you-only"))).toBe(false);
  expect([seen(), seen(t.hamza)].map((one) => keys(one))).toEqual([
    ["none", "rest", "not-why"],
    ["none", "rest", "not-why"],
  ]);
  t.say(t.city, "agreement", { target: tie, agrees: true });
  t.say(t.rosa, "publication", { target: tie, audience: "public" });
  expect(rows(seen(t.hamza), "ties")).toHaveLength(1);
  for (const one of [seen(t.rosa), seen(t.hamza)]) expect(one.tables.map(({ key }) => key)).toEqual(["ties"]);
});

test("nothing, and one tie", () => {
  expect([keys(madeUp(0, [])), keys(madeUp(3, []))]).toEqual([
    ["none", "not-why"],
    ["none", "not-why"],
  ]);
  const one = madeUp(2, [[0, 1]]);
  expect([keys(one).slice(0, 2), rows(one, "bridges")]).toEqual([["parts", "bridges"], []]);
});
