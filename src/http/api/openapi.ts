import * as z from "zod";
import { LENSES } from "../../mirror/mirror.ts";
import type { Settings } from "../settings.ts";
import { API, API_VERSION } from "./address.ts";
import { type Scope, SCOPES } from "../tokens.ts";
import { KIND_BODIES } from "./kind-bodies.ts";
import { entryDraft } from "./entry-body.ts";
import { CONDITION, type JsonSchema, jsonSchemaOf, propertiesOf } from "./kind-schemas.ts";
import { type Operation, QUERIES } from "./operation.ts";
import { operations, OPERATIONS } from "./operations.ts";
import { SHAPES } from "./shapes.ts";

/** The document of the interface (OpenAPI 3.1), made of the schemas that the program itself checks with. */
export interface Document {
  readonly openapi: "3.1.0";
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

export interface DocumentParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface DocumentOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly DocumentParameter[];
  readonly requestBody?: Readonly<Record<string, unknown>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

export function openApi(settings: Settings): Document {
  const described = operations.filter(([, { path }]) => path !== "").flatMap(([name, one]) => eachOf(name, one));
  const paths: Record<string, Record<string, DocumentOperation>> = {};
  for (const { path, method, ...rest } of described) paths[path] = { ...paths[path], [method]: rest };
  return {
    openapi: "3.1.0",
    info: infoOf(settings),
    servers: [{ url: `${settings.BASE_URL}${API}` }],
    tags: [...new Set(described.flatMap(({ tags }) => tags))].map((name) => ({ name })),
    paths,
    components: { schemas: schemas(), headers: HEADERS, responses: RESPONSES, securitySchemes: SECURITY },
  };
}

/** "Our street <wijk@example.org>", or the address alone. */
const WHO = /^([^<]*)<([^>]+)>$/;

function contactOf({ BASE_URL, API_CONTACT: said, MAIL_FROM }: Settings) {
  const contact = said ?? MAIL_FROM ?? "";
  const [, name = "", email = contact] = WHO.exec(contact) ?? [];
  return { name: name.trim() || "Wijkspiegel", url: `${BASE_URL}/api`, ...(email !== "" && { email }) };
}

function infoOf(settings: Settings) {
  return {
    title: "Wijkspiegel",
    version: API_VERSION,
    description:
      "One shared record of residents' initiatives and institutions, and the mirror it holds up. A program reads and writes here what a page can, for the party it has a token of, and never more.",
    license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    contact: contactOf(settings),
  };
}

type Described = DocumentOperation & { readonly path: string; readonly method: string };

/** A finding has an address and parameters per question. */
function eachOf(name: string, operation: Operation): readonly Described[] {
  if (operation !== OPERATIONS.readFinding) return [describe(name, operation)];
  return LENSES.map((lens) => {
    const query = { ...propertiesOf(QUERIES.plain), ...propertiesOf(lens.parameters) };
    const path = operation.path.replace("{lens}", lens.name);
    return { ...describe(`read-${lens.name}`, { ...operation, path }, query), operationId: `finding-${lens.name}` };
  });
}

function describe(
  name: string,
  operation: Operation,
  query = operation.query && propertiesOf(operation.query),
): Described {
  const { method, path, tag, summary, description, scope } = operation;
  const once = operation.once ? [ONCE] : [];
  const parameters = [...pathParameters(path), ...queryParameters(query ?? {}), ...once];
  return {
    path,
    method,
    operationId: name,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...((operation.body ?? operation.takes) && { requestBody: bodyOf(operation) }),
    security: securityOf(scope),
    responses: responsesOf(operation),
  };
}

const pathParameters = (path: string): readonly DocumentParameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));

const queryParameters = (query: Readonly<Record<string, JsonSchema>>): readonly DocumentParameter[] =>
  Object.entries(query).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: false,
    ...(description !== undefined && { description: String(description) }),
    schema,
  }));

/** Sent along with a write, so that the same one sent again is not written again. */
const ONCE: DocumentParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "A name of your own choice for this write (8 to 200 characters); for a day the same one is written once.",
  schema: { type: "string", minLength: 8, maxLength: 200 },
};

function bodyOf({ body: schema, takes }: Operation): NonNullable<DocumentOperation["requestBody"]> {
  if (schema === undefined) return { required: true, content: bytesAs(takes) };
  const sent = schema === entryDraft ? { $ref: `${REF}EntryDraft` } : jsonSchemaOf(schema);
  return { required: true, content: { "application/json": { schema: sent } } };
}

/** Bytes need no schema (OpenAPI 3.1, 4.8.14.1). */
const bytesAs = (types: readonly string[] = []) => Object.fromEntries(types.map((type) => [type, {}]));

/** Without a scope of its own, an operation gives what everybody may read, and with a key that reads what its party may. */
const securityOf = (scope: Scope | undefined): readonly Readonly<Record<string, readonly string[]>>[] =>
  scope === undefined ? [{}, { key: ["read"] }] : [{ key: [scope] }];

const SECURITY = {
  key: {
    type: "http",
    scheme: "bearer",
    description: `A key of a party, made by one of its organisers on the page of its people. It may ${SCOPES.join(", ")}, as far as it was made for that.`,
  },
};

/** What may go otherwise with everything: what was sent, who sends it, what is not there, how it was asked, too often, and our own mistakes. */
const ALWAYS = [400, 401, 403, 404, 405, 406, 429, 500];

function responsesOf({ answer, gives, status = 200, refusals = [] }: Operation): Readonly<Record<string, JsonSchema>> {
  const json = answer && { content: { "application/json": { schema: referring(answer) } } };
  const content = gives ? { content: bytesAs(gives) } : json;
  const headers = { "API-Version": { $ref: "#/components/headers/API-Version" } };
  const problems = [...ALWAYS, ...refusals].toSorted((a, b) => a - b);
  return {
    [status]: { description: "As asked.", headers, ...content },
    ...Object.fromEntries(problems.map((code) => [code, { $ref: "#/components/responses/Problem" }])),
  };
}

const HEADERS = {
  "API-Version": { description: "The full version of the interface.", schema: { type: "string" } },
};

const RESPONSES = {
  Problem: {
    description: "What went otherwise than asked, and why.",
    headers: { "API-Version": { $ref: "#/components/headers/API-Version" } },
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  },
};

const REF = "#/components/schemas/";

/** A shape, its named parts as references. */
function referring(shape: z.ZodType): JsonSchema {
  const known = SHAPES.get(shape);
  if (known) return { $ref: REF + known.id };
  const made = plain(z.toJSONSchema(shape, { io: "output", metadata: SHAPES }));
  return JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', `"${REF}`)) as JsonSchema;
}

/** Where a schema says what it is a schema of: the document says that by its place. */
const ITSELF = ["$schema", "$id", "id", "$defs"];
const plain = (schema: object): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !ITSELF.includes(name)));

function schemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas: made } = z.toJSONSchema(SHAPES, { io: "output", uri: (id) => REF + id });
  const shapes = Object.entries(made).map(([name, schema]) => [name, plain(schema)] as const);
  return { ...Object.fromEntries(shapes), ...KIND_BODIES, Condition: CONDITION };
}
