import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { writtenFields } from "../src/http/api/kind-schemas.ts";
import { type Document, type DocumentOperation, openApi } from "../src/http/api/openapi.ts";
import { operations } from "../src/http/api/operations.ts";
import type { App } from "../src/http/environment.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { KINDS } from "../src/register/kinds.ts";
import { FORM_KINDS } from "../src/web/forms/specs.ts";
import { writeForAll } from "./support/for-all.ts";
import { ONE_OF_EACH_KIND } from "./support/one-of-each-kind.ts";
import { servicesAt } from "./support/still-site.ts";

/**
 * The API Design Rules of the Dutch government, 2.0 and as its linter has them since, checked on 2026-11-29: each rule that can be
 * tried by a machine is a test by its own name. The others are told in docs/decisions/0037-design-rules-without-a-linter.md.
 */
const settings = parseSettings({
  BASE_URL: "https://wijk.example.org",
  API_CONTACT: "Onze straat <wijk@example.org>",
}) as Settings;
const document: Document = openApi(settings);

type Each = readonly [path: string, method: string, operation: DocumentOperation];
const each: readonly Each[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): Each => [path, method, operation]),
);
const paths = Object.keys(document.paths);

/** Every object in a value with its place. */
function* objectsIn(value: unknown, at = "#"): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [name, inner] of Object.entries(value)) yield* objectsIn(inner, `${at}/${name}`);
}

/** What a reference leads to. */
function resolved(value: unknown): Readonly<Record<string, unknown>> {
  const { $ref } = value as { readonly $ref?: string };
  if ($ref === undefined) return value as Record<string, unknown>;
  return $ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document) as Record<string, unknown>;
}

let services: Services;
let app: App;
let book: string;
beforeAll(async () => {
  let tick = Date.parse("2026-03-02T12:00:00.000Z");
  services = await servicesAt(() => new Date((tick += 1000)));
  ({ book } = await writeForAll(services, "practice"));
  app = createApp(services);
});
afterAll(() => services.engine.close());

test("the document is OpenAPI 3.1, by its own schema, and every reference leads somewhere", async () => {
  const result = await new Validator().validate(structuredClone(document) as never);
  expect(result).toMatchObject({ valid: true });
  const lost = [...objectsIn(document)].filter(
    ([, one]) => typeof one.$ref === "string" && resolved(one) === undefined,
  );
  expect(lost).toEqual([]);
});

test("it tells every route there is, and no other", () => {
  const routes = createApp(services).routes.filter(
    ({ path, method }) => path.startsWith("/api/v1/") && method !== "ALL",
  );
  const real = routes.map(({ path, method }) => `${method} ${path.replace("/api/v1", "")}`);
  const told = operations.filter(([, { path }]) => path !== "");
  const promised = told.map(
    ([, { path, method }]) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
  );
  expect(new Set(real)).toEqual(new Set([...promised, "GET /openapi.json"]));
  const lenses = paths.filter((path) => path.includes("/findings/")).length;
  expect(each.length).toBe(promised.length - 1 + lenses);
});

describe("design rules", () => {
  test("/core/doc-openapi: OpenAPI 3 or later, described in full", () => {
    expect(document.openapi).toMatch(/^3(\.\d+){1,2}$/);
    expect(each.filter(([, , { summary, operationId }]) => !summary || !operationId)).toEqual([]);
    const ids = each.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.servers.length).toBeGreaterThan(0);
    const tags = document.tags.map(({ name }) => name);
    expect(new Set(tags).size).toBe(tags.length);
    expect(each.flatMap(([, , operation]) => operation.tags).filter((tag) => !tags.includes(tag))).toEqual([]);
  });

  test("/core/doc-openapi-contact: who answers, by name, page and address, where the settings tell one", () => {
    expect(document.info.contact).toEqual({
      name: "Onze straat",
      url: "https://wijk.example.org/api",
      email: "wijk@example.org",
    });
    const silent = openApi(parseSettings({}) as Settings).info.contact;
    expect(silent).toEqual({ name: "Wijkspiegel", url: "http://localhost:4321/api" });
  });

  test("/core/publish-openapi: at openapi.json, for everybody, also from a page elsewhere", async () => {
    const response = await app.request("/api/v1/openapi.json", { headers: { Origin: "https://elsewhere.example" } });
    expect([response.status, response.headers.get("Access-Control-Allow-Origin")]).toEqual([200, "*"]);
    expect(Object.keys(((await response.json()) as Document).paths)).toEqual(paths);
  });

  test("/core/no-trailing-slash: no path ends in one, and with one there is nothing", async () => {
    expect(paths.filter((path) => path.endsWith("/"))).toEqual([]);
    const open = paths.filter((path) => !/\{(?!book)/.test(path));
    for (const path of open) {
      const { status } = await app.request(`/api/v1${path.replace("{book}", book)}/`);
      expect([path, status]).toEqual([path, 404]);
    }
  });

  test("/core/path-segments-kebab-case and /core/query-keys-camel-case", () => {
    const segments = paths.flatMap((path) => path.split("/").filter(Boolean));
    expect(segments.filter((segment) => !/^(\{\w+\}|[a-z0-9]+(-[a-z0-9]+)*)$/.test(segment))).toEqual([]);
    const keys = each.flatMap(([, , { parameters = [] }]) => parameters.filter((one) => one.in === "query"));
    expect(keys.filter(({ name }) => !/^[a-z][a-z\d]*([A-Z][a-z\d]*)*$/.test(name))).toEqual([]);
  });

  test("/core/http-methods: standard ones only; another is answered with 405 and those there are", async () => {
    expect(each.filter(([, method]) => !["get", "post", "put", "delete", "patch"].includes(method))).toEqual([]);
    for (const [path, methods] of Object.entries(document.paths)) {
      const response = await app.request(`/api/v1${path.replaceAll(/\{\w+\}/g, book)}`, { method: "PATCH" });
      const allowed = (response.headers.get("Allow") ?? "").toLowerCase().split(", ");
      expect([path, response.status, Object.keys(methods).every((method) => allowed.includes(method))]).toEqual([
        path,
        405,
        true,
      ]);
    }
  });

  test("/core/uri-version, /core/semver and /core/version-header", async () => {
    expect(document.servers.filter(({ url }) => !/\/v\d+$/.test(url))).toEqual([]);
    expect(document.info.version).toMatch(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/);
    const answers = each.flatMap(([path, , { responses }]) =>
      Object.entries(responses).map(([status, response]) => [path, status, resolved(response)] as const),
    );
    const without = answers.filter(([, , { headers }]) => !(headers && "API-Version" in (headers as object)));
    expect(without.map(([path, status]) => `${path} ${status}`)).toEqual([]);
    for (const path of ["", "/books", `/books/${book}`, "/openapi.json", "/nothing"])
      expect((await app.request(`/api/v1${path}`)).headers.get("API-Version")).toBe(document.info.version);
  });

  test("/core/error-handling/problem-details and /core/error-handling/invalid-input", () => {
    const wrong = each.flatMap(([path, , { responses }]) =>
      Object.entries(responses)
        .filter(([status, response]) => status >= "400" && !holdsProblem(resolved(response)))
        .map(([status]) => `${path} ${status}`),
    );
    expect(wrong).toEqual([]);
    const asking = each.filter(
      ([, method, { parameters = [] }]) => !["get", "delete"].includes(method) || parameters.length > 0,
    );
    expect(asking.filter(([, , { responses }]) => !("400" in responses))).toEqual([]);
  });

  function holdsProblem({ content }: Readonly<Record<string, unknown>>): boolean {
    const media = (content as Record<string, { readonly schema: unknown }> | undefined)?.["application/problem+json"];
    const { properties = {} } = resolved(media?.schema ?? {}) as { readonly properties?: object };
    return ["status", "title", "detail"].every((name) => name in properties);
  }

  test("/core/date-time: moments tell their zone, and a date is a date", () => {
    const fields = [...objectsIn(document)].filter(([at]) => at.endsWith("/properties"));
    const formats = fields.flatMap(([, properties]) =>
      Object.values(properties).map((one) => (one as { readonly format?: string }).format),
    );
    expect(formats.filter((format) => format === "date-time-local" || format === "time")).toEqual([]);
    const dates = fields.flatMap(([at, properties]) =>
      Object.entries(properties)
        .filter(([name]) => /^(date|datum)$|([a-z]D|_[dD])(ate|atum)/.test(name))
        .filter(([, one]) => (one as { readonly format?: string }).format !== "date")
        .map(([name]) => `${at}/${name}`),
    );
    expect(dates).toEqual([]);
  });

  test("/core/transport/security-headers, /core/transport/cors and /core/transport/tls", async () => {
    for (const path of ["", "/books", "/books/nergens"]) {
      const { headers } = await createApp({ ...services, settings }).request(`/api/v1${path}`, {
        headers: { Origin: "https://elsewhere.example" },
      });
      expect([path, headers.get("Cache-Control")]).toEqual([path, "no-store"]);
      expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
      expect(headers.get("Strict-Transport-Security")).toContain("max-age=");
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("X-Frame-Options")).toBe("DENY");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
    }
    expect(document.servers.every(({ url }) => url.startsWith("https:"))).toBe(true);
  });

  test("/core/transport/no-sensitive-uris: a key goes in no address", async () => {
    const names = each.flatMap(([, , { parameters = [] }]) => parameters.map(({ name }) => name));
    expect(names.filter((name) => /key|token|secret|password/i.test(name))).toEqual(
      names.filter((name) => name === "Idempotency-Key"),
    );
    for (const query of ["access_token=wsp_x", "token=wsp_x"])
      expect((await app.request(`/api/v1/books?${query}`)).status).toBe(400);
  });
});

describe("the schemas of the document are those the program checks with", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "document", components: document.components });
  const shaped = (name: string, value: unknown) => {
    const check = ajv.getSchema(`document#/components/schemas/${name}`);
    return check?.(value) === true ? [] : check?.errors;
  };
  const nameOf = (kind: string) => `BodyOf${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

  test.each(FORM_KINDS)("%s: what was ever written of it fits, but for what no form asks", (kind) => {
    const lines = ONE_OF_EACH_KIND.filter(
      (line) => line.kind === kind && !JSON.stringify(line.body).includes('"listed":'),
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const { body } of lines) {
      const fields = writtenFields(kind);
      const said = Object.fromEntries(Object.entries(body).filter(([name]) => fields.includes(name)));
      expect(shaped(nameOf(kind), said)).toEqual([]);
      expect(shaped("EntryDraft", { kind, body: said })).toEqual([]);
    }
    expect(shaped(nameOf(kind), { nobodyKnowsThis: 1 })).not.toEqual([]);
    expect(shaped("EntryDraft", { kind, body: { nobodyKnowsThis: 1 } })).not.toEqual([]);
  });

  const CONDITIONS: readonly unknown[] = [
    true,
    { var: "open" },
    { "!": { var: "open" } },
    { and: [{ var: "a" }, { ">=": [{ var: "count.a" }, 5] }] },
    { or: [{ and: [{ "!": { var: "a" } }] }, true] },
    false,
    {},
    { and: [] },
    { var: "a", more: 1 },
    { not: { var: "a" } },
    { ">=": [{ var: "count.a" }] },
  ];
  test.each(CONDITIONS.map((one) => [JSON.stringify(one), one] as const))("the condition %s", (_text, one) => {
    const rule = { title: "x", type: "house", criteria: [], met: one };
    expect((shaped("Condition", one) ?? []).length === 0).toBe(KINDS.rule.body.safeParse(rule).success);
  });
});
