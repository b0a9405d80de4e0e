import { afterAll, beforeAll, expect, test } from "vitest";
import { makePartyCode } from "../src/http/codes.ts";
import { foundBook } from "./support/book.ts";
import { type Site, startSite } from "./support/site.ts";
import { memberOf, visitor } from "./support/visitor.ts";

let site: Site;
let founded: Awaited<ReturnType<typeof foundBook>>;
beforeAll(async () => {
  site = await startSite();
  founded = await foundBook(site.services.desk, "sleutels");
});
afterAll(() => site.close());

const KEY = /wsp_[A-Za-z0-9_-]{43}/;
const asked = (secret: string, path: string) =>
  fetch(`${site.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${secret}` } });

test("an organiser makes a key on its party's page, sees it once, and stops it", async () => {
  const { book, group } = founded;
  const page = `/b/${book}/parties/${group}/tokens`;
  const organiser = await memberOf(site, book, group);
  const made = await organiser.post(page, { name: "Ons archief <b>", scope: "read", days: "30" });
  const once = await made.text();
  const secret = KEY.exec(once)?.[0] ?? "";
  // Another language would ask for the page anew, without the key.
  expect(once).not.toContain("?lang=");
  expect((await asked(secret, `/books/${book}/waiting`)).status).toBe(200);
  const listed = await organiser.text(page);
  expect(listed).toContain("?lang=");
  expect([KEY.test(listed), listed.includes("Ons archief &lt;b&gt;"), listed.includes("<b>")]).toEqual([
    false,
    true,
    false,
  ]);
  const id = /name="token" value="([^"]+)"/.exec(listed)?.[1] ?? "";
  expect((await organiser.post(`${page}/stop`, { token: id })).status).toBe(303);
  expect((await asked(secret, `/books/${book}/waiting`)).status).toBe(401);
  const wrong = await organiser.post(page, { name: "", scope: "read", days: "30" });
  expect([wrong.status, KEY.test(await wrong.text())]).toEqual([400, false]);
});

test("others of the party see which keys there are; nobody else sees that page, and no form of another site makes one", async () => {
  const { book, city, group } = founded;
  const page = `/b/${book}/parties/${group}/tokens`;
  const of = { book, party: group, maker: "steward", role: "writer" } as const;
  const writer = await visitor(site, await makePartyCode(site.services.engine, site.services.secrets, of));
  const shown = await writer.text(page);
  expect([shown.includes("Ons archief"), shown.includes('name="days"'), shown.includes("/tokens/stop")]).toEqual([
    true,
    false,
    false,
  ]);
  const tried = await writer.post(page, { name: "x", scope: "read", days: "30" });
  expect([tried.status, KEY.test(await tried.text())]).toEqual([403, false]);
  for (const [who, status] of [
    [await memberOf(site, book, city), 404],
    [await visitor(site), 401],
  ] as const)
    expect((await who.get(page)).status).toBe(status);
  const organiser = await memberOf(site, book, group);
  expect((await organiser.post(page, { csrf: "another", name: "x", scope: "read", days: "30" })).status).toBe(401);
});
