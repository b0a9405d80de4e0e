import { expect, test } from "vitest";
import { type ExampleName, TARIFF_EXAMPLES, type TariffExample } from "../register/tariff-examples.ts";
import type { TariffGroup } from "../register/kinds/rule.ts";
import { ANSWER, type Known } from "./kleene.ts";
import { besideTable, type Charged, cheaper, groupsThatFollow, holdsOf, hourlyIn } from "./tariff-follows.ts";

const { yes, no, unknown, neverAsked } = ANSWER;
const CODE: Readonly<Record<string, number>> = { y: yes, n: no, u: unknown };

/** The groups of a published table, called by their number; answers as letters in the order of its criteria. */
const table = (name: ExampleName) => {
  const example: TariffExample = TARIFF_EXAMPLES[name];
  return example.groups.map((group, i) => ({ ...group, name: String(i + 1) }));
};
const knowing = (name: ExampleName, letters: string): Known => {
  const criteria: readonly string[] = TARIFF_EXAMPLES[name].criteria;
  return { answer: (key) => CODE[letters[criteria.indexOf(key)] ?? ""] ?? neverAsked, count: () => undefined };
};
const follows = (name: ExampleName, letters: string) =>
  groupsThatFollow(table(name), holdsOf(table(name), knowing(name, letters))).map((group) => group.name);

test.each([
  ["utrecht", "yyyyyy", ["1"], "all six: nothing to pay"],
  ["utrecht", "yyynyy", ["2"], "somebody is paid: 35 percent"],
  ["utrecht", "yynyyy", ["3"], "people from outside the municipality: the whole price"],
  ["utrecht", "nyyyyy", ["3"], "no aim of welfare: the whole price"],
  ["utrecht", "yyyyyu", ["1", "2"], "subsidy unknown: one of the two lowest"],
  ["utrecht", "yyuyyy", ["1", "2", "3"], "where people come from is unknown: one of all three"],
  ["utrecht", "yyunyy", ["2", "3"], "not the lowest, whatever the unknown is"],
  ["utrecht", "", ["1", "2", "3"], "never asked: one of all three"],
  ["alphen", "nnn", ["1"], "social"],
  ["alphen", "nyn", ["2"], "a motive: the standard tariff"],
  ["alphen", "nnu", ["1", "2"], "unknown whether it is closed"],
  ["alphen", "ynu", ["2"], "profit settles it"],
  ["bladel", "yn", ["1"], "from the municipality and no business: no rent"],
  ["bladel", "yy", ["2"], "business: rent"],
  ["bladel", "nn", ["2"], "from elsewhere: rent"],
  ["bladel", "un", ["1", "2"], "unknown"],
] as const)("%s %s: %j, %s", (...[name, letters, groups]) => {
  expect(follows(name, letters)).toEqual(groups);
});

test("the prices are those of the sources: 0, 35 and 100 percent; 0.30 at most and 0.50 euro a square metre an hour", () => {
  expect(table("utrecht").map(({ percent }) => percent)).toEqual([0, 35, 100]);
  expect(table("alphen").map(({ price, per, atMost }) => [price, per, atMost])).toEqual([
    [30, "m2-hour", true],
    [50, "m2-hour", undefined],
  ]);
  expect(table("bladel").map(({ percent }) => percent)).toEqual([0, undefined]);
});

const beside = (name: ExampleName, letters: string, charged: Partial<Charged>) =>
  besideTable(table(name), holdsOf(table(name), knowing(name, letters)), {
    tariff: "unknown",
    hourly: "unknown",
    ...charged,
  });

test("charged higher only where it is more than every group that may apply", () => {
  expect(beside("utrecht", "yyyyyy", { tariff: "3" })).toBe("higher");
  expect(beside("utrecht", "yyyyyu", { tariff: "3" })).toBe("higher");
  expect(beside("utrecht", "yyuyyy", { tariff: "3" })).toBe("possible");
  expect(beside("utrecht", "yyyyyu", { tariff: "2" })).toBe("possible");
  expect(beside("utrecht", "yynyyy", { tariff: " 3 " })).toBe("same");
  expect(beside("alphen", "nnn", { tariff: "2" })).toBe("higher");
});

test("less than the table gives is lower, and a name that stands in no table cannot be laid beside it", () => {
  expect(beside("utrecht", "yynyyy", { tariff: "1" })).toBe("lower");
  expect(beside("utrecht", "yyyyyy", { tariff: "the highest" })).toBe("unknown");
});

test("where nothing is to be paid, any price is higher; an hour's price stands beside an hour's price", () => {
  expect(beside("bladel", "yn", { hourly: 1250 })).toBe("higher");
  expect(beside("bladel", "yn", { hourly: 0 })).toBe("same");
  const groups = [{ name: "low", when: true as const, price: 1000, per: "hour" as const }];
  const holds = holdsOf(groups, knowing("bladel", "yn"));
  const at = (hourly: number) => besideTable(groups, holds, { tariff: "unknown", hourly });
  expect([999, 1000, 1001].map(at)).toEqual(["lower", "same", "higher"]);
});

test("another group than the table gives, where nothing says which is more, is different; one that may apply is possible", () => {
  expect(beside("bladel", "yn", { tariff: "2" })).toBe("different");
  expect(beside("bladel", "un", { tariff: "2" })).toBe("possible");
});

test("a table of which no group holds says nothing", () => {
  const groups = [{ name: "only", when: { var: "from-municipality" } }];
  const holds = holdsOf(groups, knowing("bladel", "nn"));
  expect(groupsThatFollow(groups, holds)).toEqual([]);
  expect(besideTable(groups, holds, { tariff: "only", hourly: 5 })).toBe("unknown");
});

test("which of two groups is cheaper, as far as the table says", () => {
  const [none, part, whole] = table("utrecht") as [TariffGroup, TariffGroup, TariffGroup];
  expect([cheaper(none, part), cheaper(whole, part)].map((sign) => Math.sign(sign ?? Number.NaN))).toEqual([-1, 1]);
  const [social, plain] = table("alphen") as [TariffGroup, TariffGroup];
  expect(cheaper(social, plain)).toBeLessThan(0);
  const [free, rent] = table("bladel") as [TariffGroup, TariffGroup];
  expect([cheaper(free, rent), cheaper(rent, free), cheaper(rent, { ...rent })]).toEqual([-1, 1, undefined]);
});

test("what an hour costs in another group follows from the price charged; from nothing, or a price that is at most, it does not", () => {
  const [none, part, whole] = table("utrecht") as [TariffGroup, TariffGroup, TariffGroup];
  expect(hourlyIn(part, { group: whole, hourly: 2000 })).toBe(700);
  expect(hourlyIn(whole, { group: part, hourly: 700 })).toBe(2000);
  expect(hourlyIn(none, { group: whole, hourly: 2000 })).toBe(0);
  expect(hourlyIn(whole, { group: none, hourly: 0 })).toBeUndefined();
  expect(hourlyIn(part, { group: whole, hourly: "unknown" })).toBeUndefined();
  const [social, plain] = table("alphen") as [TariffGroup, TariffGroup];
  expect(hourlyIn(social, { group: plain, hourly: 2500 })).toBeUndefined();
  expect(
    hourlyIn({ name: "hall", when: true, price: 1200, per: "hour" }, { group: undefined, hourly: "unknown" }),
  ).toBe(1200);
});
