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
  ["Protestantse Gemeente Utrecht", false],
  ["Evangelisch-Lutherse Gemeente", false],
  ["Protestantse Gemeente en Gemeente Utrecht", true],
  ["Gemeente Protestantse Buurt", true],
])("%s: a municipality? %s", (name, expected) => expect(isMunicipality(name)).toBe(expected));
