import { expect, test } from "vitest";
import { TABLES } from "./dump.ts";
import { STEPS } from "./schema.ts";

const statements = STEPS.flatMap((step) => step.statements);
const COLUMN = /(\w+) (?:TEXT|INTEGER)\b/;

test("a backup holds every column of every table of the schema, and nothing else", () => {
  const made = new Map<string, string[]>();
  for (const statement of statements) {
    const [, name, body = ""] = /^CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(([^]*)\)$/.exec(statement) ?? [];
    if (name)
      made.set(
        name,
        [...body.matchAll(new RegExp(COLUMN, "g"))].map(([, column]) => column as string),
      );
    const [, table = "", added = ""] = /^ALTER TABLE (\w+) ADD COLUMN (.*)$/.exec(statement) ?? [];
    if (table) made.get(table)?.push(COLUMN.exec(added)?.[1] as string);
  }
  const held = TABLES.map(({ name, key, rest }) => `${name}: ${[...key, ...rest].toSorted().join(" ")}`);
  const lines = [...made].map(([name, columns]) => `${name}: ${columns.toSorted().join(" ")}`);
  expect(held.toSorted()).toEqual(lines.toSorted());
});

test("the key of each table is its primary key, so that reading on from the last row misses none", () => {
  const keys = TABLES.map(({ name, key }) => {
    const statement = statements.find((one) => new RegExp(`^CREATE TABLE (IF NOT EXISTS )?${name} `).test(one)) ?? "";
    const declared =
      /PRIMARY KEY \(([^)]*)\)/.exec(statement)?.[1] ?? /(\w+) TEXT NOT NULL PRIMARY KEY/.exec(statement)?.[1];
    return [declared, key.join(", ")];
  });
  expect(keys.filter(([declared, key]) => declared !== key)).toEqual([]);
});

test("a step only adds, so that rows from before it go in as they are", () => {
  const adds =
    /^(CREATE (UNIQUE )?(TABLE|INDEX) |ALTER TABLE \w+ ADD COLUMN \w+ (TEXT|TEXT NOT NULL DEFAULT .*|INTEGER NOT NULL DEFAULT .*)$)/;
  expect(statements.filter((statement) => !adds.test(statement))).toEqual([]);
});
