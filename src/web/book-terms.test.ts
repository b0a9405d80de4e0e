import { expect, test } from "vitest";
import { changesBetween, termsIn } from "./book-terms.ts";

test("what changed is told by paragraph; what stayed is not", () => {
  const before = "Wees eerlijk.\n\nBeledig niemand.\nZeg wat u zag.";
  const after = "Wees eerlijk.\nScheld niet.\n\nZeg wat u zag.\nVraag eerst.";
  expect(changesBetween(before, after)).toEqual([
    { how: "gone", words: "Beledig niemand." },
    { how: "new", words: "Scheld niet." },
    { how: "new", words: "Vraag eerst." },
  ]);
  expect(changesBetween(after, after)).toEqual([]);
  expect(changesBetween("", "Eén")).toEqual([{ how: "new", words: "Eén" }]);
});

test("terms are read in the reader's language, else in the first there is", () => {
  const terms = { en: { rules: "Be fair.", arrangement: "Each." }, tr: { rules: "Dürüst olun.", arrangement: "Her." } };
  expect(termsIn(terms, "tr")).toMatchObject({ locale: "tr", text: { rules: "Dürüst olun." } });
  expect(termsIn(terms, "ar")).toMatchObject({ locale: "en" });
});
