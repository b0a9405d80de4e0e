import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readRound } from "../src/exchange/pabulib/read-round.ts";
import { costOf, leftWithNothing, otherTotals, votersIn } from "../src/mirror/budget/approvals.ts";
import { equalShares } from "../src/mirror/budget/equal-shares.ts";
import { byVotes, byVotesPerEuro, takeWhatFits } from "../src/mirror/budget/greedy.ts";
import { statedOutcome } from "../src/mirror/budget/stated-rule.ts";
import { countedRound } from "../src/mirror/budget/ways.ts";
import { parseBody } from "../src/register/check.ts";
import { pbText, SMALL } from "./support/round.ts";

const folder = path.resolve(import.meta.dirname, "../../shared/data/pabulib-nl");
/** The real files lie beside the project; where they do not, the first test says so. */
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".pb")) : [];
const read = (name: string) => readRound(readFileSync(path.join(folder, name), "utf8"));

test(`${files.length} real neighbourhood budgets are used here`, () => {
  expect(files.length === 0 || files.length === 9).toBe(true);
});

test("the small file from text to outcome", () => {
  const round = readRound(pbText(SMALL));
  expect(otherTotals(round)).toEqual([]);
  // Bomen (40 of 50 for Groen), Voetbal (45.50 of 50 for Jeugd), then Koken does not fit in 4.50 nor Gras in 14.50; Koken does in 14.50.
  expect(statedOutcome(round)).toEqual({ selected: ["yes", "no", "yes", "yes"], untold: [] });
});

test.each(files)("%s: the stated totals are those of its votes", (name) => {
  const round = read(name);
  expect(votersIn(round.ballots)).toBe(round.votes);
  expect(otherTotals(round)).toEqual([]);
});

test.each(files)("%s: what its rule gives, or why nobody can tell", (name) => {
  const { untold, selected } = statedOutcome(read(name));
  const reasons: Readonly<Record<string, readonly string[]>> = {
    "Netherlands_Amsterdam_179.pb": ["weighed"],
    "Netherlands_Amsterdam_628.pb": ["two-readings"],
  };
  expect(untold).toEqual(reasons[name] ?? []);
  expect(selected.includes("unknown")).toBe(name in reasons);
});

test.each(files)("%s: no way of choosing costs more than there is", (name) => {
  const round = read(name);
  const ways = [takeWhatFits(round, byVotes(round)), takeWhatFits(round, byVotesPerEuro(round)), equalShares(round)];
  for (const chosen of ways) {
    expect(costOf(round, chosen)).toBeLessThanOrEqual(round.budget);
    expect(leftWithNothing(round, chosen)).toBeLessThan(votersIn(round.ballots));
  }
});

test.each([
  ["the small file", () => readRound(pbText(SMALL))],
  ...files.map((name) => [name, () => read(name)] as const),
] as const)("%s in a book: what its votes gave, no vote, and no number of people under five", (_name, file) => {
  const body = parseBody("round", { ...countedRound(file()), source: { name: "Pabulib" } });
  const people: number[] = [];
  const text = JSON.stringify(body, (name, value: unknown) => {
    if (["votes", "voters", "nothing"].includes(name) && typeof value === "number") people.push(value);
    return value;
  });
  expect(text).not.toMatch(/ballots|approves|count"/);
  expect(people.filter((one) => one < 5 && one !== 0)).toEqual([]);
});
