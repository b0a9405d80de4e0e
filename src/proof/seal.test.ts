import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { WrittenEntry } from "../register/entry.ts";
import { asBookId } from "../register/ids.ts";
import { canonical, commitmentOf, FIRST_LINK, linkOf, seal, textOf, tombstoneOf, unseal } from "./seal.ts";

const sha256 = (text: string): string => hash("sha256", text, "hex");
const BOOK = asBookId("buurt");
const entry = {
  seq: 1,
  id: "entry-0000000001",
  audience: "members",
  kind: "claim",
  at: "2025-01-06T09:00:00.000Z",
  by: { party: "party-000000001", account: "a" },
  body: { speaker: "party-000000001", forWhom: "de straat" },
} as unknown as WrittenEntry;

test("canonical JSON is that of RFC 8785: its own example, byte for byte", () => {
  const value = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  ) as unknown;
  expect(canonical(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test("names are sorted by UTF-16 code units, as section 3.2.3 of RFC 8785 shows", () => {
  const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  expect([...canonical(value).matchAll(/:(\d)/g)].map((match) => match[1])).toEqual([
    "2",
    "4",
    "6",
    "7",
    "1",
    "5",
    "3",
  ]);
});

test("canonical JSON reads back the same and is its own canonical form, seed 8785", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(canonical(JSON.parse(text))).toBe(text);
    }),
    { seed: 8785 },
  );
});

test("a sealed entry commits to its salt and words, and links to the one before", () => {
  const sealed = seal(sha256, entry, { book: BOOK, previous: FIRST_LINK, salt: "ab".repeat(16) });
  expect(sealed.text).toBe(
    '{"at":"2025-01-06T09:00:00.000Z","body":{"forWhom":"de straat","speaker":"party-000000001"},"by":{"account":"a","party":"party-000000001"},"kind":"claim"}',
  );
  expect(sealed.commitment).toBe(sha256("ab".repeat(16) + sealed.text));
  const header = '{"audience":"members","book":"buurt","id":"entry-0000000001","seq":1}';
  expect(sealed.link).toBe(sha256(FIRST_LINK + header + sealed.commitment));
  expect(unseal(sealed)).toEqual(entry);
});

test("another salt, word, place, audience or book gives another link", () => {
  const place = { book: BOOK, previous: FIRST_LINK, salt: "ab".repeat(16) };
  const links = [
    seal(sha256, entry, place),
    seal(sha256, entry, { ...place, salt: "cd".repeat(16) }),
    seal(sha256, entry, { ...place, previous: "1".repeat(64) }),
    seal(sha256, entry, { ...place, book: asBookId("anders") }),
    seal(sha256, { ...entry, seq: 2 }, place),
    seal(sha256, { ...entry, audience: "public" }, place),
    seal(sha256, { ...entry, at: "2025-01-06T09:00:00.001Z" }, place),
  ].map(({ link }) => link);
  expect(new Set(links).size).toBe(links.length);
});

test("a tombstone holds a year and nothing else, and what no version ever wrote is not read", () => {
  const head = { seq: 1, id: entry.id, audience: entry.audience };
  expect(unseal({ ...head, text: tombstoneOf(2025) })).toEqual({ ...head, kind: "erased", year: 2025 });
  const text = textOf(entry).replace("claim", "profile");
  expect(() => unseal({ ...head, text })).toThrow("no known kind");
});

test("the link can be worked out without the words", () => {
  const sealed = seal(sha256, entry, { book: BOOK, previous: FIRST_LINK, salt: "ab".repeat(16) });
  expect(linkOf(sha256, FIRST_LINK, sealed, BOOK)).toBe(sealed.link);
  expect(commitmentOf(sha256, sealed.salt, sealed.text)).toBe(sealed.commitment);
});
