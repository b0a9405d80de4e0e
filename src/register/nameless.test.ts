import { expect, test } from "vitest";
import { withoutNames } from "./nameless.ts";

test("a name, whole or a long word of it, an address, an email address and a number are left out; amounts and days stay", () => {
  const text =
    "Wij van De Lange Tafel (lange tafel) vragen 250 euro voor 14-6-2027. Kom langs in de Lindestraat 12a, 1021 AB, bel 06-12345678 of mail tafel@buurt.nl.";
  expect(withoutNames(text, ["De Lange Tafel"])).toBe(
    "Wij van […] ([…] […]) vragen 250 euro voor 14-6-2027. Kom langs in de […], […], bel […] of mail […]",
  );
});

test("a part of another word stays, and signs in a name are signs", () => {
  expect(withoutNames("De tafelaars eten (samen) op de hoek", ["Tafel", "(samen)", "a|b"])).toBe(
    "De tafelaars eten […] op de hoek",
  );
  expect(withoutNames("Een zaal op vrijdag", [])).toBe("Een zaal op vrijdag");
});
