import { expect, test } from "vitest";
import { AMSTERDAM_MAPPINGS } from "./amsterdam.ts";
import { FIELDS, knownField } from "./fields.ts";
import { REFUSED_HEADER_WORDS, refusedColumns, refusedWordIn, SHOWN_HEADER_WORDS } from "./traits.ts";

test.each([
  "geloof",
  "Geloof_aanvrager",
  "religie",
  "LandVanHerkomst",
  "land van herkomst",
  "hoofdnationaliteit",
  "NATIONALITEIT_2",
  "etnische achtergrond",
  "Country of birth",
  "verblijfsstatus",
  "gezondheidssituatie",
  "bijstandsgerechtigd",
  "soort_uitkering",
  "politieke voorkeur",
  "seksuele_geaardheid",
  "health status",
  "BSN",
  "moslimorganisatie",
])("a column called %s is refused", (header) => {
  expect(REFUSED_HEADER_WORDS).toContain(refusedWordIn(header));
});

test.each([
  "kinderdagverblijf",
  "geloofwaardig",
  "rechtsbijstand",
  "trace",
  "rasterlocatie",
  "status",
  "beleidsterrein",
  "",
])("a column called %s may go in", (header) => {
  expect(refusedWordIn(header)).toBeNull();
});

test("no header of the ready mappings is refused", () => {
  const headers = AMSTERDAM_MAPPINGS.flatMap(({ columns }) => columns.map(({ header }) => header));
  expect(refusedColumns(headers)).toEqual([]);
  expect(FIELDS.filter((field) => refusedWordIn(field) !== null)).toEqual([]);
});

test("a refused column comes with the word that refuses it, and the others stay", () => {
  expect(refusedColumns(["dossier", "geloof", "regeling"])).toEqual([{ header: "geloof", word: "*geloof" }]);
  expect(knownField("geloof")).toBeNull();
});

test("the list that people read has no signs in it, and no word twice", () => {
  expect(SHOWN_HEADER_WORDS.filter((word) => word.includes("*"))).toEqual([]);
  expect(SHOWN_HEADER_WORDS.filter((word) => word === "geloof")).toHaveLength(1);
});
