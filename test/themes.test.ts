import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import type { Services } from "../src/http/services.ts";
import type { BookId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** The steward chooses how a book looks; a file of one's own is taken when it holds tokens that can be read, and refused with why. */

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-themes-"));
let services: Services;
let book: BookId;
let steward: Reader;

beforeAll(async () => {
  const still = await servicesAt(() => new Date("2026-11-29T12:00:00.000Z"));
  services = { ...still, settings: { ...still.settings, DATA_DIR: folder } };
  ({ book } = await foundBook(services.desk, "kleur"));
  steward = await readerOf(services, book, { steward: true });
  mkdirSync(path.join(folder, "themes"));
  const file = (name: string, text: string) => writeFileSync(path.join(folder, "themes", name), text);
  file("stad.css", ":root { --basis-color-action-color-default: #004400; }");
  file("bleek.css", ":root { --basis-color-default-color-document: #cccccc; }");
  file("Stiekem.css", ":root { --basis-space-md: 1rem; }");
});
afterAll(async () => {
  await services.engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const choose = async (theme: string) => {
  const { app, headers } = steward;
  const body = new URLSearchParams({ csrf: "token", book, theme });
  return (await app.request("/steward/theme", { method: "POST", headers, body })).status;
};
const home = async () => (await createApp(services).request(`/b/${book}`)).text();

test("a book begins with the stylesheet's own look, and gets another", async () => {
  expect(await home()).not.toContain("/theme/");
  expect(await choose("plum")).toBe(303);
  expect(await home()).toContain('<link rel="stylesheet" href="/theme/plum.css"/>');
  const style = await createApp(services).request("/theme/plum.css");
  expect(style.headers.get("Content-Type")).toContain("text/css");
  expect(await style.text()).toMatch(/^@media screen\{:root\{--basis-color-action-color-default:#[0-9a-f]{6}/);
  expect(await choose("")).toBe(303);
  expect(await home()).not.toContain("/theme/");
});

test("a file of one's own is offered and served; one that cannot be read is not, and says why", async () => {
  const page = await (await steward.get("/steward")).text();
  expect(page).toContain("eigen bestand: stad");
  expect(page).toMatch(/bleek\.css<\/bdi>: --basis-color-default-color-document is zo niet goed te lezen/);
  expect(page).not.toContain("tiekem");
  expect([await choose("stad"), await choose("bleek"), await choose("geen"), await choose("../../etc/passwd")]).toEqual(
    [303, 400, 400, 400],
  );
  expect(await (await createApp(services).request("/theme/stad.css")).text()).toContain("#004400");
  for (const name of ["bleek.css", "geen.css", "..%2Fwijkspiegel.css"])
    expect((await createApp(services).request(`/theme/${name}`)).status).toBe(404);
});

test("nobody but the steward chooses", async () => {
  const body = new URLSearchParams({ book, theme: "teal" });
  expect((await createApp(services).request("/steward/theme", { method: "POST", body })).status).toBe(401);
});
