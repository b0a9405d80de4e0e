import { expect, test } from "vitest";
import { repeatedIn, wordsOf } from "./repeating.ts";

const repeated = (said: string, why: string, more: { readonly known?: string[]; readonly author?: string } = {}) =>
  repeatedIn(why, { said: [said], known: [], author: "", ...more });

test("words are compared in small letters, without marks, with one form of each letter and digit", () => {
  expect(wordsOf("İŞÇİ Işık ısı")).toEqual(wordsOf("isci isik isi"));
  expect(wordsOf("أَحْمَد إبراهيم فاطمة ســـارة ٠٦١٢")).toEqual(wordsOf("احمد ابراهيم فاطمه ساره 0612"));
  expect(wordsOf("Zoë CAFÉ Großmann")).toEqual(["zoe", "cafe", "grossmann"]);
});

test.each([
  ["nl, at the start of a sentence", "Jansen loog weer.", "Het gaat over jansen."],
  ["nl, in small letters", "die jansen loog weer", "Jansen is een mens."],
  ["nl, with an s behind it", "Die auto van Fatima", "Fatima's naam staat erin."],
  ["nl, a name that is an everyday word", "Toen riep Wil dat het waar was", "Het gaat over Wil."],
  ["nl, with marks left out", "Daar stond Zoë", "De naam zoe staat erin."],
  ["en", "Smith stole it", "It is about smith."],
  ["tr, with an ending", "Ayşe'nin kocası", "Metinde AYSE adı var."],
  ["tr, dotted and dotless", "IŞIL yine geldi", "Bu metin Işıl hakkında."],
  ["tr, one word with its ending", "Mehmetin parası", "Mehmet adı yazılı."],
  ["ar, at the start", "فاطمة كذبت", "النص عن فاطمه."],
  ["ar, with what is written to it", "قالت الجارة لأحمد شيئا", "في النص اسم احمد."],
  ["ar, with marks", "هُدَى وسَمير", "النص عن سمير."],
  ["ar, Ali, who is no preposition", "علي سارق", "النص عن علي."],
  ["a number in other digits", "اتصلوا على ٠٦١٢٣٤٥٦٧٨", "Het nummer 0612345678 staat erin."],
])("%s", (_, said, why) => {
  expect(repeated(said, why)).toBeDefined();
});

test.each([
  ["Die zuster Jansen loog weer. Zij is gemeen.", "Er staat een naam in van iemand. Die zin beledigt."],
  ["De buurvrouw van nummer 12 liegt altijd", "Dit gaat over een mens en is onwaar."],
  ["She lied about the money in 2019", "This text is an insult to somebody. It was written in 2019."],
  ["Ayşe yine yalan söyledi", "Bu metin bir kişi hakkında hakaret. Kişinin adı yazılı."],
  ["فاطمة كذبت على الناس في الحي", "في النص اسم شخص وإهانة له. هذا الكلام عن شخص."],
])("a reason in one's own words repeats nothing: %s", (said, why) => {
  expect(repeated(said, why)).toBeUndefined();
});

test("parties of the book may be named, but not the residents who wrote it; a word of a closed list is nobody's", () => {
  expect(
    repeated("Die vrouw van Buurthuis Zuid", "Het gaat over Buurthuis Zuid", { known: ["Buurthuis Zuid"] }),
  ).toBeUndefined();
  expect(repeated("Iets", "Dit schreef de Tuingroep.", { author: "Tuingroep" })).toBe("tuingroep");
  expect(repeatedIn("It is about money.", { said: ["money", "2026-02-20"], known: [], author: "" })).toBeUndefined();
});
