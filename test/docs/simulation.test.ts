import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EQUAL, PRACTICE } from "../../src/simulation/knobs.ts";
import { LINES } from "../support/recovery-lines.ts";

const text = readFileSync(path.resolve(import.meta.dirname, "../../docs/simulation.md"), "utf8");
const rows = [...text.matchAll(/^\| `(\w+)`\s*\|[^|]+\| (?:`([\w-]+)`)?[^|]*\|\s*([\d.]*)\s*\|$/gm)];

test("docs/simulation.md tells every knob, and none that is not there", () => {
  expect(new Set(rows.map(([, knob]) => knob))).toEqual(new Set(Object.keys(EQUAL)));
  expect(Object.keys(PRACTICE).toSorted()).toEqual(Object.keys(EQUAL).toSorted());
});

test("docs/simulation.md tells by which lens each knob is found back, and within what", () => {
  const told = rows.flatMap(([, knob, lens, within]) => (lens === undefined ? [] : [[lens, knob, Number(within)]]));
  const held = Object.entries(LINES).flatMap(([lens, lines]) => lines.map((one) => [lens, one.knob, one.tolerance]));
  const sorted = (lines: readonly (readonly unknown[])[]) => lines.map((one) => one.join(" ")).toSorted();
  expect(sorted(told)).toEqual(sorted(held));
});
