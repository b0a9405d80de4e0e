import { expect, test } from "vitest";
import { FILE_STATUS_WORDS, readStatus } from "./file-status.ts";

test("a decision that has not been sent is still waiting (art. 3:40 Awb)", () => {
  expect(readStatus("Publiceren beschikking verlening").state).toBe("waiting");
  expect(readStatus("Wachten op bezwaar verlening").state).toBe("decided");
  expect(readStatus("verwerken bezwaar verlening").state).toBe("objection");
});

test("a closed file waits for nothing", () => {
  expect(readStatus("Zaak afgesloten")).toEqual({ word: "Zaak afgesloten", state: "decided" });
});

test("a word nobody listed is unknown, and the word stays", () => {
  expect(readStatus("Iets nieuws")).toEqual({ word: "Iets nieuws", state: "unknown" });
});

test("no word stands under two states", () => {
  const words = Object.values(FILE_STATUS_WORDS).flat();
  expect(new Set(words).size).toBe(words.length);
});
