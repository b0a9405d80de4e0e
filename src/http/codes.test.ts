import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { newCode, plainCode } from "./codes.ts";
import { secretsOf } from "./secrets.ts";

const secrets = secretsOf({ clock: () => new Date(0), newId: () => randomBytes(16).toString("base64url") } as never);

test("a code is sixteen digits in four groups, each digit as often as another", () => {
  const codes = Array.from({ length: 2000 }, () => newCode(secrets));
  expect(new Set(codes).size).toBe(2000);
  for (const code of codes) expect(code).toMatch(/^\d{4}( \d{4}){3}$/);
  const digits = codes.join("").replaceAll(" ", "");
  for (const digit of "0123456789") expect(digits.split(digit).length - 1).toBeGreaterThan(2900);
});

test("one that lies in a drawer is longer", () => {
  expect(newCode(secrets, 6)).toMatch(/^\d{4}( \d{4}){5}$/);
});

test("a code is the same with or without spaces and in the digits of another script; a code of letters is read as before", () => {
  const plain = "7041238555709316";
  for (const typed of ["7041 2385 5570 9316", " 7041-2385-5570-9316 ", "٧٠٤١ ٢٣٨٥ ٥٥٧٠ ٩٣١٦", "۷۰۴۱۲۳۸۵۵۵۷۰۹۳۱۶"])
    expect(plainCode(typed)).toBe(plain);
  expect(plainCode("o67q-3dsb-keil")).toBe("067Q3DSBKE11");
});
