import { expect, test } from "vitest";
import { isMunicipality } from "./holder.ts";

test.each([
  ["Gemeente Utrecht", true],
  ["De gemeente", true],
  ["Utrecht Belediyesi", true],
  ["Municipality of Utrecht", true],
  ["بلدية أوتريخت", true],
  ["Stichting Gemeenteraadsmuseum", false],
  ["Kerkgemeente De Brug", false],
  ["Bibliotheek Utrecht", false],
])("%s: a municipality? %s", (name, expected) => expect(isMunicipality(name)).toBe(expected));
