import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Columns, columnsOf } from "../src/mirror/columns.ts";
import { textOf, unseal } from "../src/proof/seal.ts";
import { unverified, verified, verifyNext } from "../src/proof/verify.ts";
import type { Entry, WrittenEntry } from "../src/register/entry.ts";
import { asBookId, asEntryId } from "../src/register/ids.ts";
import { KIND_NAMES, KINDS } from "../src/register/kinds.ts";
import { emptyRegister } from "../src/register/empty-register.ts";
import { addEntry, bodyNow, type Register } from "../src/register/register.ts";
import type { SealedEntry } from "../src/register/sealed.ts";

/**
 * One sealed line per shape that was ever written. Old entries never change shape: a line is added when a shape is, and no line
 * is ever changed or taken out.
 */
const FILE = path.resolve(import.meta.dirname, "golden-log.jsonl");
const BOOK = asBookId("golden");
const sha256 = (text: string): string => hash("sha256", text, "hex");
const rows = existsSync(FILE)
  ? readFileSync(FILE, "utf8")
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as SealedEntry)
  : [];
const fold = (entries: readonly Entry[]): Register => {
  const register = emptyRegister({ id: BOOK, type: "neighbourhood" });
  for (const entry of entries) addEntry(register, entry);
  return register;
};
const entries = rows.map(unseal);
const isWritten = (entry: Entry): entry is WrittenEntry => entry.kind !== "erased";

test("every kind has a line in the golden log, and an erased one too", () => {
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set([...KIND_NAMES, "erased"]));
});

test("the golden log verifies, up to its last link", () => {
  const end = verified(rows.reduce((so, row) => verifyNext(sha256, BOOK, so, row), unverified()));
  expect(end.misfit).toBeUndefined();
  expect(end.link).toBe("542ac240d473c84953d1ad4d01080631c37ce08c7f9322cd2731884f3d2ce1b9");
});

test("every line is read, and written back byte for byte", () => {
  for (const [i, entry] of entries.entries()) if (isWritten(entry)) expect(textOf(entry)).toBe(rows[i]?.text);
});

test("every line still fits its kind, and reading it through its kind changes nothing", () => {
  for (const entry of entries) {
    if (isWritten(entry)) expect(KINDS[entry.kind].body.parse(entry.body)).toEqual(entry.body);
  }
});

test("every line folds and is laid out as it is", () => {
  const register = fold(entries);
  const columns = columnsOf(register);
  expect(columns.length).toBe(rows.length);
  const request = register.rowOf.get(asEntryId("request-00000000000000")) as number;
  expect([columns.amount[request], columns.minutes[request], columns.year[request]]).toEqual([12_500, 180, 2025]);
});

/** The same entry as a version of this program would have written it that knew only what must be there. */
function withoutLater(entry: Entry): Entry {
  if (!isWritten(entry)) return entry;
  const { body: schema } = KINDS[entry.kind];
  const required = Object.entries(entry.body).filter(([name]) => {
    const { [name]: _, ...rest } = entry.body as Record<string, unknown>;
    return !schema.safeParse(rest).success;
  });
  return { ...entry, body: Object.fromEntries(required) } as unknown as Entry;
}

const UNKNOWNS = {
  first: -2_147_483_648,
  last: -2_147_483_648,
  year: 0,
  unit: 0,
  cadence: 0,
  rule: -1,
  written: 0,
  heard: 0,
};

test("a line without the fields that came later reads unknown there, and nothing fails", () => {
  const register = fold(entries.map(withoutLater));
  const columns: Columns = columnsOf(register);
  for (const [row, entry] of register.entries.entries()) {
    if (!isWritten(entry) || !["request", "decision", "support", "claim"].includes(entry.kind)) continue;
    for (const [name, value] of Object.entries(UNKNOWNS))
      expect(columns[name as keyof typeof UNKNOWNS][row], `${entry.id} ${name}`).toBe(value);
    expect([columns.amount[row], columns.minutes[row]]).toEqual([NaN, NaN]);
    expect(bodyNow(register, entry)).toEqual(entry.body);
  }
});
