import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { openServices, type Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, EntryId } from "../src/register/ids.ts";
import { writtenById } from "../src/register/register.ts";
import { LOCALES } from "../src/web/texts.ts";
import { claimOf, foundBook } from "./support/book.ts";
import { run } from "./support/program.ts";

const env = { DATA_DIR: mkdtempSync(path.join(tmpdir(), "wijkspiegel-order-")), RUN_BY: "Buurtserver, tel. 010" };
let services: Services;
let book: BookId;
let claim: EntryId;

beforeAll(async () => {
  services = await openServices(parseSettings(env) as Settings);
  const founded = await foundBook(services.desk, "bevel");
  book = founded.book;
  claim = (await services.desk.write(book, claimOf(founded.group, "een woord dat weg moet"))).id;
});
afterAll(async () => {
  await services.engine.close();
  rmSync(env.DATA_DIR, { recursive: true });
});
const page = async (at: string): Promise<string> => (await createApp(services).request(at)).text();

test("an order of a court erases one entry, and everybody reads which order that was", async () => {
  const words = ["erase", "--book", "bevel", "--entry", claim];
  expect((await run(words, env)).code).toBe(2);
  const erased = await run([...words, "--order", "Rechtbank Noord, 12 maart 2027"], env);
  expect([erased.code, erased.error]).toEqual([0, ""]);
  expect(writtenById((await services.desk.open(book)).register, claim)).toBeUndefined();
  expect(await page(`/b/${book}/how-long`)).toContain("Rechtbank Noord, 12 maart 2027");
  const acts = await page(`/b/${book}/acts`);
  expect([acts.includes("op bevel van een rechter of overheid"), acts.includes("Rechtbank Noord")]).toEqual([
    true,
    false,
  ]);
  expect((await run([...words, "--order", "Rechtbank Noord"], env)).code).toBe(1);
  expect((await run(["verify"], env)).code).toBe(0);
});

test.each(LOCALES)("the page on privacy names who holds each book and who runs the site, in %s", async (locale) => {
  const text = await page(`/privacy?lang=${locale}`);
  expect(text).toContain("Stichting Houder");
  expect(text).toContain("Buurtserver, tel. 010");
  for (const at of ["/sign-in", `/b/${book}/how-long`]) expect(text).toContain(at);
});
