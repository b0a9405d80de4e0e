import { expect, test } from "vitest";
import { TABLES } from "./dump.ts";
import { OF_ACCOUNT, OF_PARTY } from "./personal.ts";

const columnsOf = (table: string): readonly string[] =>
  TABLES.filter(({ name }) => name === table).flatMap(({ key, rest }) => [...key, ...rest]);
const tablesWith = (column: string): readonly string[] =>
  TABLES.filter(({ name }) => columnsOf(name).includes(column)).map(({ name }) => name);

/** There the column is the pseudonym in the book: the row is the party's, and goes with it. */
const PSEUDONYM = ["proposed_words", "photo"];

test("whatever a table holds of an account goes out and is erased with it", () => {
  const missing = tablesWith("account").filter((table) => !(table in OF_ACCOUNT) && !PSEUDONYM.includes(table));
  expect(missing).toEqual([]);
});

test("whatever a table holds of a party goes out and is erased with it", () => {
  expect(tablesWith("party").filter((table) => !(table in OF_PARTY))).toEqual([]);
});

test("what is kept back as a secret is there to be kept back, and what is secret by its name is", () => {
  const all = [...Object.entries(OF_ACCOUNT), ...Object.entries(OF_PARTY)];
  const unknown = all.flatMap(([table, { by, secret }]) =>
    [by, ...secret].filter((column) => !columnsOf(table).includes(column)).map((column) => `${table}.${column}`),
  );
  expect(unknown).toEqual([]);
  const told = all.flatMap(([table, { secret }]) =>
    columnsOf(table)
      .filter((column) => /hash|csrf|key|pseudonym|^account$|token|secret/.test(column) && !secret.includes(column))
      .map((column) => `${table}.${column}`),
  );
  expect(told).toEqual([]);
});
