import { expect, test } from "vitest";
import { TABLES } from "./dump.ts";
import { SCHEMA } from "./schema.ts";

test("a backup holds every column of every table of the schema, and nothing else", () => {
  const made = SCHEMA.flatMap((statement) => {
    const [, name, body = ""] = /^CREATE TABLE IF NOT EXISTS (\w+) \(([^]*)\)$/.exec(statement) ?? [];
    const columns = [...body.matchAll(/(\w+) (?:TEXT|INTEGER)\b/g)].map(([, column]) => column);
    return name === undefined ? [] : [`${name}: ${columns.toSorted().join(" ")}`];
  });
  const held = TABLES.map(({ name, key, rest }) => `${name}: ${[...key, ...rest].toSorted().join(" ")}`);
  expect(held.toSorted()).toEqual(made.toSorted());
});

test("the key of each table is its primary key, so that reading on from the last row misses none", () => {
  const keys = TABLES.map(({ name, key }) => {
    const statement = SCHEMA.find((one) => one.startsWith(`CREATE TABLE IF NOT EXISTS ${name} `)) ?? "";
    const declared =
      /PRIMARY KEY \(([^)]*)\)/.exec(statement)?.[1] ?? /(\w+) TEXT NOT NULL PRIMARY KEY/.exec(statement)?.[1];
    return [declared, key.join(", ")];
  });
  expect(keys.filter(([declared, key]) => declared !== key)).toEqual([]);
});
