import * as z from "zod";
import { condition } from "../../register/condition.ts";
import { KINDS, type KindName } from "../../register/kinds.ts";
import { partialDate } from "../../register/values.ts";
import { specsOf } from "../../web/forms/read-form.ts";

/** A piece of JSON Schema (2020-12), as the document of the interface holds it. */
export interface JsonSchema {
  readonly [name: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
}

const CONDITION_REF = "#/components/schemas/Condition";

/** When something holds, over the points of a rule: the same small part of JSON Logic that the register reads. */
export const CONDITION: JsonSchema = {
  description: "When something holds (a small part of JSON Logic). At most three levels of and, or and not.",
  anyOf: [
    { const: true },
    { type: "object", properties: { var: { type: "string" } }, required: ["var"], additionalProperties: false },
    ...[">=", "<="].map((name) => ({
      type: "object",
      properties: { [name]: { type: "array", minItems: 2, maxItems: 2 } },
      required: [name],
      additionalProperties: false,
    })),
    {
      type: "object",
      properties: { "!": { $ref: CONDITION_REF } },
      required: ["!"],
      additionalProperties: false,
    },
    ...["and", "or"].map((name) => ({
      type: "object",
      properties: { [name]: { type: "array", items: { $ref: CONDITION_REF }, minItems: 1, maxItems: 20 } },
      required: [name],
      additionalProperties: false,
    })),
  ],
};

const PARTIAL = { pattern: "^(unknown|\\d{4}(-\\d{2}(-\\d{2})?)?)$" };

/** A schema as JSON Schema. What a check alone can say is told where it stands: of a condition and of a partial date. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) === partialDate.unwrap()) Object.assign(jsonSchema, PARTIAL);
      if ((zodSchema as unknown) !== condition) return;
      for (const name of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[name];
      Object.assign(jsonSchema, { $ref: CONDITION_REF });
    },
  });
  return anyJson(rest) as JsonSchema;
}

/** "Any JSON" refers to itself, in a place that a document has not. */
function anyJson(schema: unknown): unknown {
  if (schema === null || typeof schema !== "object") return schema;
  if (Array.isArray(schema)) return schema.map(anyJson);
  if ("$ref" in schema && String(schema.$ref).startsWith("#/$defs/")) return {};
  const inner = Object.entries(schema).filter(([name]) => name !== "$defs");
  return Object.fromEntries(inner.map(([name, one]) => [name, anyJson(one)]));
}

export const propertiesOf = (schema: z.ZodType): Readonly<Record<string, JsonSchema>> =>
  jsonSchemaOf(schema).properties ?? {};

/** The fields of a kind that are written: those its form asks, and which telling it is another version of. */
export const writtenFields = (kind: KindName): readonly string[] => [
  ...new Set([...specsOf(kind).map(({ name }) => name.split(".")[0] as string), "versionOf", ...BESIDE(kind)]),
];
const BESIDE = (kind: KindName): readonly string[] => (kind === "correction" ? ["body"] : []);

/** The body of a kind as it is posted: of published files and their applicants only an import writes. */
export function bodySchemaOf(kind: KindName): JsonSchema {
  const { properties = {}, ...rest } = jsonSchemaOf(KINDS[kind].body as z.ZodType);
  const fields = writtenFields(kind);
  const written = Object.entries(properties).filter(([name]) => fields.includes(name));
  return {
    ...rest,
    properties: Object.fromEntries(written.map(([name, schema]) => [name, withoutListed(schema)])),
    additionalProperties: false,
  };
}

function withoutListed({ anyOf, ...rest }: JsonSchema): JsonSchema {
  if (anyOf === undefined) return rest;
  return { ...rest, anyOf: anyOf.filter(({ properties }) => properties?.listed === undefined) };
}
