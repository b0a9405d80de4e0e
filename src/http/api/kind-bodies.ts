import { FORM_KINDS } from "../../web/forms/specs.ts";
import { entryDraft } from "./entry-body.ts";
import { bodySchemaOf, type JsonSchema, jsonSchemaOf } from "./kind-schemas.ts";

const nameOf = (kind: string): string => `BodyOf${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** What is sent to write an entry, and the body of each kind: the schemas with which pages and the desk check. */
export const KIND_BODIES: Readonly<Record<string, JsonSchema>> = {
  EntryDraft: {
    ...jsonSchemaOf(entryDraft),
    anyOf: FORM_KINDS.map((kind) => ({
      type: "object",
      properties: { kind: { const: kind }, body: { $ref: `#/components/schemas/${nameOf(kind)}` } },
    })),
  },
  ...Object.fromEntries(FORM_KINDS.map((kind) => [nameOf(kind), bodySchemaOf(kind)])),
};
