import { expect, test } from "vitest";
import { bar, barFromMiddle, drawTable, printable } from "./table.ts";

test("columns line up, numbers at their end, and what is too long is cut", () => {
  const lines = drawTable(
    [{ text: "who" }, { text: "n", numeric: true }],
    [
      ["a", "1"],
      ["b".repeat(60), "1.000"],
    ],
  );
  expect(lines).toEqual([
    `who${" ".repeat(45)}      n`,
    `${"─".repeat(48)}  ─────`,
    `a${" ".repeat(47)}      1`,
    `${"b".repeat(47)}…  1.000`,
  ]);
});

test("a cell cannot tell the terminal to do something", () => {
  expect(printable("a\u001b[2Jb\r\n\u202ec")).toBe("a [2Jb c");
  expect(drawTable([{ text: "x" }], [["\u001b]0;title\u0007"]]).join("")).not.toContain("\u001b");
});

test("a bar is as long as its share, in eighths; nothing of nothing is no bar", () => {
  expect([bar(1, 1, 4), bar(0.5, 1, 4), bar(1, 32, 4), bar(0, 1, 4), bar(1, 0, 4), bar(-1, 1, 4)]).toEqual([
    "████",
    "██",
    "▏",
    "",
    "",
    "",
  ]);
});

test("a difference goes to the side of its sign", () => {
  expect([barFromMiddle(-1, 2, 4), barFromMiddle(2, 2, 4), barFromMiddle(0, 0, 4)]).toEqual([
    "  ██│",
    "    │████",
    "    │",
  ]);
});
