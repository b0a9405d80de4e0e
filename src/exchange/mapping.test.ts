import { expect, test } from "vitest";
import { AMSTERDAM_MAPPINGS } from "./amsterdam.ts";
import { checkMapping, fieldPositions, fittingMapping, type Mapping, suggestColumns } from "./mapping.ts";

const mapping = (...columns: Mapping["columns"]): Mapping => ({ name: "m", source: "s", publisher: "p", columns });

test("known headers are proposed in any case and spelling; the rest, a second and a trait are left out", () => {
  expect(suggestColumns(["Dossier nummer", "BEDRAG_VERLEEND", "verleend", "kleur", "geloof", ""])).toEqual([
    { header: "Dossier nummer", target: "file-number" },
    { header: "BEDRAG_VERLEEND", target: "granted" },
    { header: "verleend", target: "leave-out" },
    { header: "kleur", target: "leave-out" },
    { header: "geloof", target: "leave-out" },
    { header: "", target: "leave-out" },
  ]);
});

test("every column of a ready mapping is also proposed without it", () => {
  for (const { columns } of AMSTERDAM_MAPPINGS) {
    for (const column of columns) expect(suggestColumns([column.header])).toEqual([column]);
  }
});

test("a ready mapping fits when it has decided on every column", () => {
  const headers = ["DOSSIERNUMMER", "AANVRAGER", "STATUS"];
  expect(fittingMapping(headers, AMSTERDAM_MAPPINGS)?.name).toBe("Amsterdam: processtand");
  expect(fittingMapping([...headers, "KLEUR"], AMSTERDAM_MAPPINGS)).toBeNull();
  expect(fittingMapping(["AANVRAGER", "STATUS"], AMSTERDAM_MAPPINGS)).toBeNull();
});

test("a mapping needs the file number, takes each field once, and never a trait", () => {
  expect(checkMapping(mapping({ header: "a", target: "file-number" }), ["a", "b"])).toEqual([]);
  expect(checkMapping(mapping({ header: "a", target: "file-number" }), ["b"])).toEqual([
    { code: "file-number-not-mapped" },
  ]);
  expect(
    checkMapping(mapping({ header: "a", target: "file-number" }, { header: "b", target: "file-number" }), ["a", "b"]),
  ).toEqual([{ code: "field-mapped-twice", field: "file-number", headers: ["a", "b"] }]);
  expect(checkMapping(mapping({ header: "a", target: "file-number" }), ["a", "a"])).toEqual([
    { code: "mapped-header-twice", header: "a" },
  ]);
  expect(
    checkMapping(mapping({ header: "a", target: "file-number" }, { header: "religie", target: "scheme" }), [
      "a",
      "religie",
    ]),
  ).toEqual([{ code: "trait-mapped", header: "religie", word: "religie*" }]);
});

test("positions are those of the file, whatever the order and case of the mapping", () => {
  const saved = mapping({ header: "Regeling", target: "scheme" }, { header: "dossier", target: "file-number" });
  expect([...fieldPositions(saved, ["x", "DOSSIER", "regeling"])]).toEqual([
    ["file-number", 1],
    ["scheme", 2],
  ]);
});
