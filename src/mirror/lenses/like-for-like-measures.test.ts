import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { amsterdam, REGISTER } from "../../../test/support/amsterdam.ts";
import { type Asked, viewOfRequests } from "../../../test/support/requests.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";

const row = ({ tables }: Finding, measure: string) =>
  tables.find(({ key }) => key === "measures")?.rows.find(([name]) => name === measure);
const sure = ({ sure = [] }: Finding) => Object.fromEntries(sure.map(({ key, values }) => [key, values]));

/** So many requests of a form in a year, of which so many were granted. */
const requests = (
  form: NonNullable<Asked["form"]>,
  year: number,
  [yes, of]: readonly [number, number],
): readonly Asked[] =>
  Array.from({ length: of }, (_, i) => ({
    by: i + ["foundation", "group", "initiative"].indexOf(form) * 1000 + year * 10_000,
    form,
    matter: "space",
    year,
    outcome: i < yes ? "granted" : "refused",
    both: true,
  }));

test("each kind apart finds nothing where all kinds together show a difference", () => {
  const years = Array.from({ length: 20 }, (_, i) => 2000 + i);
  const all = years.flatMap((year) => [...requests("foundation", year, [5, 6]), ...requests("group", year, [3, 6])]);
  const finding = look("like-for-like", viewOfRequests(all), [["group", "foundation"]]);
  expect(row(finding, "each-kind-apart")).toEqual(["each-kind-apart", "", 20, "", "finds-nothing"]);
  expect(sure(finding)["sure.apart-nothing"]).toMatchObject({ kinds: 20 });
  expect((finding.comparisons[0]?.low ?? 0) > 0).toBe(true);
});

test("the four-fifths rule says one thing beside the best and another beside the largest", () => {
  const all = [
    ...requests("foundation", 2024, [84, 100]),
    ...requests("group", 2024, [37, 50]),
    ...requests("initiative", 2024, [5, 5]),
  ];
  const finding = look("like-for-like", viewOfRequests(all), []);
  expect(row(finding, "four-fifths-best")).toEqual(["four-fifths-best", "initiative", 5, 0.74, "rule-fails"]);
  expect(row(finding, "four-fifths-largest")?.slice(1, 3)).toEqual(["foundation", 100]);
  expect(row(finding, "four-fifths-largest")?.[3]).toBeCloseTo(0.74 / 0.84, 9);
  expect(sure(finding)["sure.rule-turns"]).toEqual({ best: "initiative", cases: 5, largest: "foundation" });
});

test.runIf(existsSync(REGISTER))(
  "Amsterdam's register (used): 0 of 159 kinds apart, 57 of 100 with a telling like, odds .45, and the rule passes it",
  async () => {
    const view = await amsterdam("register_2019-01-14.csv", "2019-01-14", () => true);
    const query = { by: "form", group: "resident", others: "foundation", alike: "scheme-year-unit-cadence" };
    const finding = look("like-for-like", view, Object.entries(query));
    const odds = finding.tables.find(({ key }) => key === "strength")?.rows.find(([name]) => name === "odds-ratio");
    expect(Number(odds?.[1]).toFixed(2)).toBe("0.45");
    expect(row(finding, "each-kind-apart")).toEqual(["each-kind-apart", "", 159, "", "finds-nothing"]);
    expect(sure(finding)["sure.liked"]).toEqual({ share: 61, telling: 57 });
    expect(sure(finding)["sure.rule-turns"]).toMatchObject({ best: "owners-association", cases: 17 });
    expect(finding.comparisons.map(({ p }) => p)).toEqual([null]);
    expect(finding.sentences.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["counts-nameless", "nameless", "no-reason-may-turn", "not-tested", "not-why"]),
    );
  },
);
