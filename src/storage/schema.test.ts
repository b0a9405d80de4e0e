import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { STEPS } from "./schema.ts";

/** The mark of each step, in order; a new step adds its own. */
const MARKS = [
  "725f2044c02ca584",
  "d28e26e044f2edb8",
  "b53cb3c8aa684e1c",
  "e936f12fb3b1d236",
  "59894a6b9549b4dc",
  "ed996e2007ce8dc5",
  "c5dc34a6a5dbe999",
  "691158c6cfde9588",
  "8f42e8b175abdd9b",
  "1c044c6f63361291",
  "98a4b65fdba4b16e",
  "3c97fb7aad627ab0",
  "066f47680e2908c2",
  "0408e72345b4810b",
  "b9ea8dfb95788ae0",
  "d8d11bfcc68a9247",
  "fef6ff94af1a79e6",
  "56b95dd3229f802e",
  "a9f4686c1d1bbac9",
  "e9b802c558250afc",
  "cbb0375256dbd714",
  "de87aff4f0a5393b",
];

test("a step that was once made is never altered: its mark stays", () => {
  const marks = STEPS.map((step) => createHash("sha256").update(JSON.stringify(step)).digest("hex").slice(0, 16));
  expect(marks).toEqual(MARKS);
});
