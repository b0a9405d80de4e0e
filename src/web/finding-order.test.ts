import { expect, test } from "vitest";
import type { Finding, Table } from "../mirror/finding.ts";
import { arrangementOf } from "./finding-order.ts";

const tableOf = (key: string, rows = 1): Table => ({
  key,
  columns: [{ key: "n", unit: "count" }],
  rows: Array.from({ length: rows }, () => [1]),
});
const findingOf = (lens: string, keys: readonly string[], empty: readonly string[] = []): Finding => ({
  lens,
  enough: true,
  sentences: [],
  tables: [...keys.map((key) => tableOf(key)), ...empty.map((key) => tableOf(key, 0))],
  pictures: keys.slice(0, 1).map((table) => ({ kind: "bars", table, label: "n", value: "n" })),
  comparisons: [],
  basis: { requests: 0, parties: 0, firstYear: null, lastYear: null, unknown: 0, oneSided: 0, alike: [], rows: [] },
});

test("two stories start with what they share, then where the ways part", () => {
  const { shown, more } = arrangementOf(findingOf("contrast", ["words", "undated", "partings", "likeness"]));
  expect(shown.map((piece) => `${piece.show} ${piece.table}`)).toEqual([
    "table likeness",
    "table partings",
    "picture words",
    "folded undated",
  ]);
  expect(more).toEqual(["words"]);
});

test.each(["contrast", "like-for-like", "silence", "who-writes", "balance"])(
  "every table of %s is on the page once",
  (lens) => {
    const keys = ["a", "b", "c", "figures", "answers", "classes", "words"];
    const { shown, more } = arrangementOf(findingOf(lens, keys, ["nothing"]));
    const tables = shown.filter(({ show }) => show !== "picture").map(({ table }) => table);
    expect([...tables, ...more].toSorted()).toEqual(keys.toSorted());
    expect(shown.filter(({ show }) => show === "table").length).toBeLessThanOrEqual(2);
  },
);
