import * as z from "zod";
import { type KindName, KINDS } from "../../../src/register/kinds.ts";

/** What a field of a kind can hold. Words, amounts and counts can carry something planted; the rest is from a short list or a clock. */
export type LeafType =
  "words" | "address" | "money" | "minutes" | "count" | "day" | "choice" | "link" | "condition" | "body";
export const PLANTED: readonly LeafType[] = ["words", "address", "money", "minutes", "count"];

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

/** What holds without end: a condition in a condition. */
const CONDITIONS = ["met", "groups[].when"];
const ID = /^\^\[A-Za-z0-9_-\]\{16/;

/** Every field of a kind, as deep as it goes ("criteria[].text"), from its own schema. */
export function leavesOf(kind: KindName): ReadonlyMap<string, LeafType> {
  const found = new Map<string, LeafType>();
  for (const [path, type] of within(z.toJSONSchema(KINDS[kind].body, { io: "input" }) as Schema, ""))
    if (!found.has(path) || STRONGER.indexOf(type) > STRONGER.indexOf(found.get(path) as LeafType))
      found.set(path, type);
  return found;
}

/** Where a field can be more than one: "unknown" beside a link, a number beside words. */
const STRONGER: readonly LeafType[] = ["choice", "count", "minutes", "money", "link", "words"];

function within(schema: Schema, at: string): readonly (readonly [string, LeafType])[] {
  if (CONDITIONS.includes(at)) return [[at, "condition"]];
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, inner]) => within(inner, at ? `${at}.${name}` : name));
  if (schema.items) return within(schema.items, `${at}[]`);
  if (schema.anyOf) return schema.anyOf.flatMap((one) => within(one, at));
  return [[at, schema.type === "object" ? "body" : typeOf(schema, at)]];
}

function typeOf(
  { type, enum: words, const: word, pattern, minLength, maxLength, maximum = 0 }: Schema,
  at: string,
): LeafType {
  if (words !== undefined || word !== undefined || type === "boolean") return "choice";
  if (type !== "string") return CLOCK.includes(at) ? "choice" : numberOf(maximum);
  if (pattern !== undefined) return ID.test(pattern) ? "link" : "choice";
  if (maxLength === undefined) return "day";
  return minLength === undefined && maxLength === 500 ? "address" : "words";
}

/** Minutes of a day; people in fives, and no more than there are. */
const CLOCK = ["starts", "ends", "outcomes.ways[].nothing"];

/** The bound of a number says what it counts: cents, minutes, people or lines; smaller ones are days, places and years. */
function numberOf(maximum: number): LeafType {
  if (maximum === 1e14 || maximum === 1e9) return "money";
  if (maximum === 1e8) return "minutes";
  return maximum >= 1e7 ? "count" : "choice";
}
