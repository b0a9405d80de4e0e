import { expect, test } from "vitest";
import * as z from "zod";
import { id, smallContext } from "../../test/support/small-book.ts";
import { filtersOf } from "./lens-filters.ts";

const context = smallContext();
const filtersFor = (shape: z.ZodRawShape) => filtersOf(context, { name: "none", parameters: z.object(shape) });

test("a closed list becomes a choice, with its default", () => {
  const [filter] = filtersFor({ by: z.enum(["foundation", "group"]).default("group") });
  expect(filter).toMatchObject({ name: "by", value: "group" });
  expect(filter?.choices.map(({ label }) => label)).toEqual(["Stichting", "Groep"]);
});

test("entries are chosen from those that the viewer may read", () => {
  const [filter] = filtersFor({ party: z.string().default("") });
  expect(filter?.choices.map(({ value }) => value)).toEqual(["", id("town"), id("table"), id("bridge")]);
});

test("free text, and a column that holds one value only, are no filters", () => {
  expect(filtersFor({ words: z.string(), year: z.string().optional(), unit: z.string().optional() })).toEqual([]);
});
