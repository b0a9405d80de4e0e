import { expect, test } from "vitest";
import { type Asked, byId, viewOfRequests } from "../../../test/support/requests.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom } from "../statistics/random.ts";

const ask = (all: readonly Asked[]) => look("who-writes", viewOfRequests(all), []);
const keys = ({ sentences }: Finding) => sentences.map(({ key }) => key);
const table = ({ tables }: Finding, name: string) => tables.find(({ key }) => key === name)?.rows ?? [];

test("entries are counted per side and party, and who tells of a request", () => {
  const all: Asked[] = [
    { by: 1, year: 2024 },
    { by: 1, year: 2024, outcome: "granted" },
    { by: 2, year: 2024, both: true },
    { by: null, year: 2024 },
  ];
  const finding = ask(all);
  expect(finding.sentences[0]).toEqual({
    key: "written",
    values: { entries: 6, parties: 3, residents: 3, institutions: 3 },
  });
  expect(table(finding, "sides")).toEqual([
    ["residents", 3, 6, 0.5],
    ["institution", 3, 6, 0.5],
  ]);
  expect(table(finding, "told").map(([by, requests]) => [by, requests])).toEqual([
    ["both-sides", 2],
    ["one-side", 2],
    ["imported", 0],
  ]);
  expect(table(finding, "unknown")[0]).toEqual(["answer", 3, 4, 0.75]);
});

test("its warning stands on other findings when most requests are told by one side", () => {
  const told = (both: boolean) =>
    look("silence", viewOfRequests([1, 2, 3].map((by): Asked => ({ by, asked: "2025-06-01", both }))), []).warnings;
  expect(told(false)).toEqual([{ key: "warning.one-sided", values: { alone: 3, all: 3 } }]);
  expect(told(true)).toEqual([]);
});

test("names, order and what may not be read change nothing (seed writes)", () => {
  const chance = chanceFrom("writes");
  const all = Array.from({ length: 80 }, (): Asked => {
    const base = { by: Math.floor(chance() * 9), year: 2024, both: chance() < 0.4 };
    return chance() < 0.5 ? base : { ...base, outcome: "refused" };
  });
  expect(ask(all.map((one) => ({ ...one, by: 99 - (one.by ?? 0) }))).sentences).toEqual(ask(all).sentences);
  expect(ask(all.toReversed()).sentences).toEqual(ask(all).sentences);
  const masked = all.map((one) => (chance() < 0.3 ? { ...one, audience: "concerned" as const } : one));
  const shown = (list: readonly Asked[]) => {
    const view = viewOfRequests(list);
    const { tables, sentences } = byId(view, look("who-writes", view, []));
    return { tables, sentences };
  };
  expect(shown(masked)).toEqual(shown(masked.filter(({ audience }) => audience === undefined)));
});

test("an empty book says so", () => {
  expect(keys(ask([]))).toEqual(["none"]);
  expect(table(ask([]), "told").map((row) => row[3])).toEqual([null, null, null]);
});
