import { expect, test } from "vitest";
import { safeCell } from "./csv-file.ts";

test("no cell begins as a formula, in a spreadsheet that parts cells at another sign neither", () => {
  for (const formula of ["=1+1", "+1", "-1", "@A1", "＝1+1", "  =1+1"]) {
    expect(safeCell(formula)).toContain(`'${formula.trim()}`);
    for (const sign of [";", ",", "\t", "\n"]) expect(safeCell(`a${sign} ${formula}`)).toContain(`'${formula.trim()}`);
  }
  for (const text of ["a-b", "a, b", "1 + 1 = 2", "wij@wijk.nl"]) expect(safeCell(text)).toBe(text);
});
