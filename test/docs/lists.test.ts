import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LENSES } from "../../src/mirror/mirror.ts";
import { KIND_NAMES } from "../../src/register/kinds.ts";
import { groupsOf } from "../../src/web/lens-groups.ts";
import { REFUSALS } from "../../src/register/refusal.ts";

/** The names in the first column of a document's tables. */
function namesIn(document: string): readonly string[] {
  const text = readFileSync(path.resolve(import.meta.dirname, "../../docs", document), "utf8");
  return [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name as string);
}

test("docs/kinds.md tells every kind, and no other", () => {
  expect(namesIn("kinds.md").toSorted()).toEqual([...KIND_NAMES].toSorted());
});

test("docs/lenses.md tells every lens, in the order in which they are offered", () => {
  expect(namesIn("lenses.md")).toEqual(LENSES.map(({ name }) => name));
});

test("docs/refusals.md tells every refusal, and no other", () => {
  expect(namesIn("refusals.md").toSorted()).toEqual(Object.keys(REFUSALS).toSorted());
});

test("each lens stands in one group of the mirror's page, and nothing else does", () => {
  const built = LENSES.map(({ name }) => name);
  expect(
    groupsOf(built)
      .flatMap(({ lenses }) => lenses)
      .toSorted(),
  ).toEqual(built.toSorted());
});
