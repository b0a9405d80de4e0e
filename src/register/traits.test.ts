import { expect, test } from "vitest";
import { TRAIT_WORDS, traitWordsIn } from "./traits.ts";

test("every word of the list is found, alone and in a sentence, in small letters and capitals", () => {
  for (const listed of TRAIT_WORDS) {
    const word = listed.replace("*", "");
    expect([word, traitWordsIn(`Voor ${word.toUpperCase()}, dus.`)]).toEqual([word, [word.toUpperCase()]]);
  }
});

test("a stem finds its longer forms, a whole word does not", () => {
  expect(traitWordsIn("gelovigen en moslimjongeren")).toEqual(["gelovigen", "moslimjongeren"]);
  expect(traitWordsIn("terras, rasp, jodium, ziekenhuis, geloofwaardig")).toEqual([]);
});

test("each word is named once, in order", () => {
  expect(traitWordsIn("religie, afkomst, religie")).toEqual(["religie", "afkomst"]);
});

test("what is about an activity is no trait", () => {
  expect(traitWordsIn("Open voor ieder, niet voor het werven van leden; opruimen na afloop")).toEqual([]);
});
