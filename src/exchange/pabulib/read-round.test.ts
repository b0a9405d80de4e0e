import { expect, test } from "vitest";
import { pbText, SMALL } from "../../../test/support/round.ts";
import { BadBudgetFile } from "./bad-budget-file.ts";
import { readRound } from "./read-round.ts";

/** The small file with one line replaced. */
const changed = (from: string, to: string): string =>
  pbText(SMALL.flatMap((line) => (line === from ? (to === "" ? [] : [to]) : [line])));

function faultOf(text: string): readonly [string, number, string] {
  try {
    readRound(text);
  } catch (error) {
    if (error instanceof BadBudgetFile) {
      const [{ code, line, found }] = error.faults;
      return [code, line, found];
    }
    throw error;
  }
  throw new Error("this file was read");
}

test("a file becomes a round: amounts in cents, quoted titles, ballots as counted sets", () => {
  const round = readRound(pbText(SMALL));
  expect(round).toMatchObject({ title: "Buurtbudget Voorbeeld", year: 2021, budget: 10_000, votes: 5 });
  expect(round.projects.map(({ cost }) => cost)).toEqual([4000, 3000, 4550, 1000]);
  expect(round.projects[0]?.title).toBe('Bomen; veel "groen"');
  expect(round.rule.perCategory).toEqual([
    { category: "Groen", budget: 5000 },
    { category: "Jeugd", budget: 5000 },
  ]);
  expect(round.ballots).toEqual([
    { approves: [0, 1], count: 3 },
    { approves: [0, 2], count: 1 },
    { approves: [2, 3], count: 1 },
  ]);
});

test("a mark before the text and other line ends change nothing", () => {
  expect(readRound(`\uFEFF${pbText(SMALL, "\n")}`)).toEqual(readRound(pbText(SMALL)));
});

test("nothing about a voter comes in, nor the order of the votes", () => {
  expect(JSON.stringify(readRound(pbText(SMALL)))).not.toMatch(/zeldzaam|internet|paper/);
  const turned = [...SMALL.slice(0, -5), ...SMALL.slice(-5).toReversed()];
  expect(readRound(pbText(turned))).toEqual(readRound(pbText(SMALL)));
});

test.each([
  ["no VOTES", pbText(SMALL.slice(0, 18)), ["section-missing", 18, "VOTES"]],
  ["no column", changed("key;value", "key;what"), ["column-missing", 2, "value"]],
  ["no budget", changed("budget;100", ""), ["value-missing", 1, "budget"]],
  ["a budget in words", changed("budget;100", "budget;veel"), ["not-money", 6, "budget"]],
  ["a cost below zero", changed("d;10;1;Koken;Jeugd", "d;-1;1;Koken;Jeugd"), ["not-money", 18, "cost"]],
  ["a half vote", changed("d;10;1;Koken;Jeugd", "d;10;1.5;Koken;Jeugd"), ["not-count", 18, "votes"]],
  ["a cell too few", changed("d;10;1;Koken;Jeugd", "d;10;1;Koken"), ["cells", 18, "5"]],
  ["a project twice", changed("d;10;1;Koken;Jeugd", "a;10;1;Koken;Jeugd"), ["project-twice", 18, "a"]],
  ["another category", changed("d;10;1;Koken;Jeugd", "d;10;1;Koken;Sport"), ["category-unknown", 18, "Sport"]],
  ["a project nobody knows", changed("5;33;F;x;paper;c,d", "5;33;F;x;paper;c,q"), ["project-unknown", 25, "vote"]],
  ["votes in order", changed("vote_type;approval", "vote_type;ordinal"), ["vote-type", 7, "ordinal"]],
  ["another rule", changed("rule;greedy", "rule;lot"), ["rule", 8, "lot"]],
] as const)("a file with %s is refused with its line", (_name, text, fault) => {
  expect(faultOf(text)).toEqual(fault);
});

test("a leftover rule this program does not know is refused", () => {
  const leftover = SMALL.find((line) => line.startsWith("leftover")) ?? "";
  expect(faultOf(changed(leftover, "leftover_budget;to a party"))).toEqual(["leftover", 11, "to a party"]);
});

test("of a vote that names an unknown project, the message repeats nothing", () => {
  const text = changed("5;33;F;x;paper;c,d", "geheim1;33;F;x;paper;geheim2");
  expect(() => readRound(text)).toThrow(BadBudgetFile);
  expect(faultOf(text).join(" ")).not.toContain("geheim");
});

test("every line that is wrong is told at once, in the order of the file; a wrong project makes its votes no second fault", () => {
  const wrong = SMALL.map((line) =>
    line.startsWith("b;")
      ? "b;veel;3;Gras;Groen"
      : line.startsWith("4;")
        ? "4;32;F;x"
        : line.replace("paper;c,d", "paper;c,q"),
  );
  try {
    readRound(pbText(wrong));
  } catch (error) {
    expect((error as BadBudgetFile).faults).toEqual([
      { code: "not-money", line: 16, found: "cost" },
      { code: "cells", line: 24, found: "6" },
      { code: "project-unknown", line: 25, found: "vote" },
    ]);
    return;
  }
  expect.unreachable("this file was read");
});
