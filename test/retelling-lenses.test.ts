import { expect, test } from "vitest";
import json from "../samples/retelling.json" with { type: "json" };
import { columnsOf } from "../src/mirror/columns.ts";
import type { Cell, Finding } from "../src/mirror/finding.ts";
import { blindSpots } from "../src/mirror/lenses/blind-spots.ts";
import { contrast } from "../src/mirror/lenses/contrast.ts";
import { landscape } from "../src/mirror/lenses/landscape.ts";
import { load } from "../src/mirror/lenses/load.ts";
import { loops } from "../src/mirror/lenses/loops.ts";
import { moneyTrail } from "../src/mirror/lenses/money-trail.ts";
import { rooms } from "../src/mirror/lenses/rooms.ts";
import { oilStain } from "../src/mirror/lenses/oil-stain.ts";
import { ruleTest } from "../src/mirror/lenses/rule-test.ts";
import { voice } from "../src/mirror/lenses/voice.ts";
import { whoWrites } from "../src/mirror/lenses/who-writes.ts";
import { look } from "../src/mirror/mirror.ts";
import { viewFor } from "../src/mirror/view.ts";
import { NOBODY } from "../src/register/reading.ts";
import { draftsOf, readSample } from "../src/simulation/sample.ts";
import { countingIds, foldDrafts } from "./support/fold.ts";
import { untold } from "./support/hand-written.ts";

const sample = readSample(json);
const drafts = draftsOf(sample, countingIds());
const register = foldDrafts(
  "retelling",
  drafts.map((draft) => ({ draft, at: sample.written })),
);
const view = viewFor(columnsOf(register), register, NOBODY, Date.UTC(2026, 0, 1));

const rowOf = (name: string): number => sample.entries.findIndex((entry) => entry.as === name);
const idOf = (name: string): string => drafts[rowOf(name)]?.id as string;
const numberOf = (name: string): number => view.columns.partyNumbers.get(idOf(name)) as number;
const tableIn = (finding: Finding, key: string): readonly (readonly Cell[])[] =>
  finding.tables.find((table) => table.key === key)?.rows ?? [];

const stories = contrast.look(view, { a: idOf("$rosa"), b: idOf("$hamza") });

test("T18: the contrast opens with what Rosa and Hamza share, the wish to be a bridge", () => {
  expect(tableIn(stories, "likeness")[0]?.slice(-2)).toEqual([rowOf("$bridge-rosa"), rowOf("$bridge-hamza")]);
  expect(stories.sentences.slice(0, 2).map(({ key }) => key)).toEqual(["alike", "both"]);
});

test("T19: their paths part at the room: supported for one, no decision for the other, on no known day", () => {
  expect(tableIn(stories, "partings")).toEqual([
    ["need.space", "supported", rowOf("$rent-municipality"), "no-decision", rowOf("$own-room"), null],
  ]);
});

test("the four words of the contrast rest on entries: celebrated is Rosa, questioned and doubted is Hamza", () => {
  const counts = Object.fromEntries(tableIn(stories, "words").map(([word, ...both]) => [word, both]));
  expect(counts).toEqual({ embraced: [3, 1], celebrated: [2, 0], questioned: [0, 1], doubted: [0, 3] });
});

test("T9: of Rosa's initiative nothing is written under the tariff rule that is held against Hamza's foundation", () => {
  const grid = tableIn(ruleTest.look(view, { rule: idOf("$rule-tariff") }), "grid");
  const values = new Map(grid.map(([party, , , value]) => [party, value]));
  expect([values.get(numberOf("$hamza")), values.get(numberOf("$rosa"))]).toEqual([2, 3]);
});

test("T9: the highest tariff follows for Hamza's foundation; for Rosa's initiative it is open, for nobody counted", () => {
  const rows = tableIn(ruleTest.look(view, { rule: idOf("$rule-tariff") }), "tariffs");
  const of = (name: string) => rows.find(([party]) => party === numberOf(name))?.slice(2, 5);
  expect(of("$hamza")).toEqual(["hoogste tarief", "follows.one", "hoogste tarief"]);
  expect(of("$rosa")).toEqual(["hoogste tarief / een lager tarief", "follows.one-of", null]);
});

test("the line 'for the neighbourhood', which stands nowhere, is shown beside the tariff rule", () => {
  const lines = tableIn(ruleTest.look(view, { rule: idOf("$rule-tariff") }), "narrower");
  expect(lines.map(([narrower, , , beside]) => [narrower, beside])).toEqual([
    [rowOf("$rule-for-the-neighbourhood"), rowOf("$rule-tariff")],
  ]);
});

test("T20: the rule test lists the unwritten rules with whom they were held against", () => {
  for (const rule of ["$rule-engaged", "$rule-for-the-neighbourhood", "$rule-same-place"]) {
    const asked = tableIn(ruleTest.look(view, { rule: idOf(rule) }), "asked");
    expect(asked.map(([party, , how]) => [party, how])).toEqual([[numberOf("$hamza"), "held"]]);
  }
});

test("T21: the ties that the article tells form one part of seven; Rosa's initiative is the only bridge for its group and to the municipality", () => {
  const map = landscape.look(view, { party: "" });
  expect(tableIn(map, "parts")).toEqual([[1, 7]]);
  expect(map.sentences.slice(0, 2).map(({ values }) => values)).toEqual([{ parts: 1, tied: 7, ties: 7 }, { n: 5 }]);
  expect(tableIn(map, "bridges")).toEqual([
    [numberOf("$rosa"), numberOf("$municipality")],
    [numberOf("$rosa"), numberOf("$rosa-group")],
    [numberOf("$hamza"), numberOf("$hamza-group")],
  ]);
  // What was never told, a year, stays unknown.
  expect(new Set(tableIn(map, "ties").map((row) => row[5]))).toEqual(new Set([null]));
});

test("T4: two of the three requests to residents land on Rosa, constantly, for hours unknown", () => {
  const finding = load.look(view, { party: idOf("$rosa") });
  expect(tableIn(finding, "askers")).toEqual([
    [numberOf("$municipality"), 1, null, 1, "voortdurend"],
    [numberOf("$welfare"), 1, null, 1, "voortdurend"],
  ]);
  expect(finding.sentences).toContainEqual({ key: "share", values: { requests: 2, all: 3 } });
});

test("T5: whether more is asked of Rosa than agreed is unknown, for nobody tells that she agreed", () => {
  const keys = load.look(view, { party: idOf("$rosa") }).sentences.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["hours-unknown", "nothing-agreed", "not-agreed"]));
  expect(keys).not.toContain("more");
});

test("T13: whether Hamza's proof was accepted is unknown, so how often it was asked again is unknown and not nought", () => {
  const finding = voice.look(view, {});
  expect(finding.sentences).toContainEqual({ key: "open", values: { n: 1 } });
  const speakers = new Map(tableIn(finding, "speakers").map(([party, ...cells]) => [party, cells]));
  expect(speakers.get(numberOf("$hamza"))?.slice(-6)).toEqual([1, 0, 0, 1, "yes", "heel vaak"]);
  expect(speakers.get(numberOf("$rosa"))?.slice(-2)).toEqual(["never-asked", null]);
});

test("the loop of who cannot be missed is there link by link: a role, asking, duties, what it costs", () => {
  const chains = tableIn(loops.look(view, { party: idOf("$rosa") }), "chains");
  const links = chains.filter(([loop]) => loop === "loop.indispensable").map((row) => row.at(-1));
  expect(links).toEqual(["$role", "$call-municipality", "$rule-role", "$duties-of-rosa"].map(rowOf));
});

test("T11: which activities fit the opening hours is unknown, and the request for an own room has no decision", () => {
  const finding = rooms.look(view, {});
  expect([finding.sentences[0]?.key, finding.pictures]).toEqual(["hours-unknown", []]);
  expect(tableIn(finding, "fit").map(([row, , , , , , , fits]) => [row, fits])).toContainEqual([
    rowOf("$meal"),
    "unknown",
  ]);
  expect(tableIn(finding, "waiting").map(([request]) => request)).toEqual([rowOf("$own-room")]);
});

test("T24: of nothing that residents asked or did in the article the half year is told, so whether the oil stain spreads is unknown", () => {
  const stain = oilStain.look(view, {});
  expect(stain.sentences.map(({ key }) => key)).toEqual(["none", "undated", "introductions", "not-why"]);
  expect([stain.enough, tableIn(stain, "halves")]).toEqual([false, []]);
});

test("T23: where the money goes stays unknown: four times money or rent, of no time an amount, and a row for unknown", () => {
  const finding = moneyTrail.look(view, {});
  expect(finding.sentences[0]).toMatchObject({ key: "amounts-unknown", values: { times: 4, givers: 3 } });
  expect(tableIn(finding, "parties")).toEqual([
    [numberOf("$rosa"), 3, 0, 3],
    [numberOf("$hamza"), 1, 0, 1],
    [null, 0, 0, 0],
  ]);
});

test("T22: the list of groups without a seat and without support names groups only, and neither Rosa's nor Hamza's", () => {
  const finding = blindSpots.look(view, {});
  const missed = tableIn(finding, "missed").map(([group]) => group);
  expect(missed).not.toContain(numberOf("$rosa"));
  expect(missed).not.toContain(numberOf("$hamza"));
  expect(tableIn(finding, "groups").map(([group]) => group)).toEqual(
    expect.arrayContaining([numberOf("$rosa"), numberOf("$hamza")]),
  );
  expect(finding.sentences.map(({ key }) => key)).toEqual(expect.arrayContaining(["found-told", "not-nothing-told"]));
  expect(finding.tables.map(({ key }) => key)).toContain("types-told");
});

test("all of it is written by others, the source: no resident, no institution, and of no request does a side tell itself", () => {
  const finding = whoWrites.look(view, whoWrites.parameters.parse({}));
  expect(finding.sentences[0]).toEqual({ key: "written-retold", values: { entries: 68 } });
  expect(tableIn(finding, "sides")).toEqual([
    ["residents", 0, 68, 0],
    ["institution", 0, 68, 0],
    ["others", 68, 68, 1],
  ]);
  expect(tableIn(finding, "parties")).toEqual([[numberOf("$retellers"), "others", 68]]);
  expect(tableIn(finding, "told").map(([by, requests]) => [by, requests])).toEqual([
    ["both-sides", 0],
    ["one-side", 0],
    ["imported", 0],
    ["others", 5],
  ]);
  expect([finding, blindSpots.look(view, {}), voice.look(view, {})].flatMap(untold)).toEqual([]);
  expect(look("blind-spots", view, []).warnings).toEqual([{ key: "warning.retold", values: {} }]);
});
