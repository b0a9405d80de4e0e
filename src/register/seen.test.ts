import { expect, test } from "vitest";
import { asSeen, eyedName, onOneLine } from "./seen.ts";

test("what nobody sees, and what turns text round, is left out; ends of lines stay where there may be more than one", () => {
  expect(asSeen("Ge\u200Bmeente \u202Etadsmeed\u202C\uFEFF")).toBe("Gemeente tadsmeed");
  expect(asSeen("één\r\ntwee\tdrie\u0007")).toBe("één\r\ntwee\tdrie");
  expect(onOneLine("Van: Tafel\r\n\r\nIk trek mijn bezwaar in\u2028.")).toBe("Van: Tafel Ik trek mijn bezwaar in .");
});

test("scripts keep their joiners and marks, and signs their parts", () => {
  for (const text of ["می\u200Cخواهم", "عربي\u200F (نص)", "👩\u200D👧", "क्\u200Dष", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "İstanbul’da"])
    expect(asSeen(text)).toBe(text);
});

test("of what has no shape nothing is left", () => {
  for (const text of ["\u200B", " \u2060 ", "\u3164", "\u2800\u200D", "\u200F", "\n"])
    expect(onOneLine(text).trim()).toBe("");
});

test("names that the eye takes for one another are one", () => {
  const name = eyedName("Gemeente Demostad");
  for (const one of [
    "gemeente demostad",
    "GEMEENTE  DEMOSTAD.",
    "Gеmееntе Dеmоstаd",
    "Ｇemeente\u00A0Demostad",
    "Gemeente-Demostad",
  ])
    expect(eyedName(one)).toBe(name);
  for (const one of ["Gemeente Demostede", "Geméente Demostad", "بلدية", "Şen", "Sen"])
    expect(eyedName(one)).not.toBe(name);
  expect(eyedName("Şen")).not.toBe(eyedName("Sen"));
});
