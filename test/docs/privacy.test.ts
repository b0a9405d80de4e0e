import { readFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import * as z from "zod";
import { KIND_NAMES, KINDS } from "../../src/register/kinds.ts";
import { TABLES } from "../../src/storage/dump.ts";
import { privacyPage } from "../support/privacy/page.ts";
import { OF_COLUMNS, OF_FIELDS } from "../support/privacy/purposes.ts";

const root = path.resolve(import.meta.dirname, "../..");
const namesIn = (fields: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(fields).flatMap((names) => names.split(" "));

test.each(KIND_NAMES)("every field of %s has one purpose", (kind) => {
  const schema = z.toJSONSchema(KINDS[kind].body, { io: "input", unrepresentable: "any" });
  expect(namesIn(OF_FIELDS[kind]).toSorted()).toEqual(Object.keys(schema.properties ?? {}).toSorted());
});

test.each(TABLES.map((table) => [table.name, table] as const))(
  "every column of %s has one purpose, and a term",
  (name, { key, rest }) => {
    const told = OF_COLUMNS[name];
    expect(namesIn(told?.for ?? {}).toSorted()).toEqual([...key, ...rest].toSorted());
    expect(told?.term).not.toBe("");
  },
);

test("docs/privacy.md tells them as they are", async () => {
  const head = readFileSync(path.join(root, "test/support/privacy/head.md"), "utf8").trim();
  const page = await format(privacyPage(head), { parser: "markdown", printWidth: 140 });
  await expect(page).toMatchFileSnapshot(path.join(root, "docs/privacy.md"));
});
