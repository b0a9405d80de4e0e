import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { wrongWith } from "./support/axe.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";

let browser: Browser;
let site: Neighbourhood;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function visit(form: string): Promise<{ page: Page; sent: string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await signIn(page, site, site.group);
  await page.goto(`${site.url}/b/${site.book}/record/${form}`);
  const sent: string[] = [];
  page.on("request", (request) => void (request.method() === "POST" && sent.push(request.postData() ?? "")));
  return { page, sent };
}
const SEND = { name: "Zet het in het boek" };

test("words about what others are stop on the device, with a why and a better way; changed words go out", async () => {
  const { page, sent } = await visit("request");
  await page.getByLabel("Aan wie?").selectOption({ label: "Gemeente" });
  await page.getByLabel("Waar gaat het om?").selectOption({ label: "ruimte" });
  await page.getByLabel("Wat wordt gevraagd?").fill("Een zaal voor MÜSLÜMANLAR en voor للمسلمين");
  await page.getByRole("button", SEND).click();
  const notice = page.getByRole("alert");
  await notice.getByText("Wat wordt gevraagd?” staat: MÜSLÜMANLAR, للمسلمين").waitFor();
  expect(await notice.innerText()).toMatch(/zegt wie mensen zijn[^]*schrijf wat er nodig is[^]*nog niets verstuurd/);
  expect(await notice.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(sent).toEqual([]);
  expect(await wrongWith(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByLabel("Wat wordt gevraagd?").fill("Een zaal na zonsondergang");
  await page.getByRole("button", SEND).click();
  await page.waitForURL(/\/entries\//);
  expect(sent).toHaveLength(1);
  await page.context().close();
});

test("who says that a word is needed sends it with the second button, and is asked nothing again", async () => {
  const { page, sent } = await visit("request");
  await page.getByLabel("Aan wie?").selectOption({ label: "Gemeente" });
  await page.getByLabel("Waar gaat het om?").selectOption({ label: "ruimte" });
  await page.getByLabel("Wat wordt gevraagd?").fill("Een zaal voor vluchtelingen");
  await page.getByRole("button", SEND).click();
  await page.getByRole("button", { name: "Toch versturen" }).click();
  await page.waitForURL(/\/entries\//);
  expect(sent).toHaveLength(1);
  await page.context().close();
});

test("a group's words about itself are never stopped", async () => {
  const { page } = await visit("claim");
  await page.getByLabel("Voor wie spreekt u?").fill("Wij zijn een groep van moslims");
  await page.getByRole("button", SEND).click();
  await page.waitForURL(/\/entries\//);
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.context().close();
});

test("words that are sealed until five wrote are looked at on the device too", async () => {
  const body = { title: "Wie mag er in de zaal", type: "house", owner: site.city };
  const rule = await site.write(site.city, { kind: "rule", body: body as never });
  const { page, sent } = await visit("request");
  await page.goto(`${site.url}/b/${site.book}/together/${rule}`);
  await page.getByRole("textbox").fill("De zaal is er voor katholieken");
  await page.locator("main form[data-look] button[type=submit]").last().click();
  await page.getByRole("alert").getByText("katholieken").waitFor();
  expect(sent).toEqual([]);
  await page.context().close();
});

test("only looking at what was decided before sends no such word either", async () => {
  const { page, sent } = await visit("decision");
  await page.getByLabel("Wat is de reden?").fill("De avond is voor moslims");
  await page.getByLabel("Wie besloot?").selectOption({ label: "Gemeente" });
  await page.getByRole("button", { name: "Eerst even kijken" }).click();
  const notice = page.getByRole("alert");
  await notice.getByText("Een grond gaat over de activiteit, niet over mensen.").waitFor();
  expect(await page.getByLabel("Waarom staat er wie mensen zijn?").isVisible()).toBe(true);
  expect(sent).toEqual([]);
  await notice.getByRole("button", { name: "Toch versturen" }).click();
  await page.waitForFunction(() => document.readyState === "complete");
  // A form that asks a photo is sent in parts.
  expect(sent.map((one) => /name="first"\s+(\S+)/.exec(one)?.[1])).toEqual(["1"]);
  await page.context().close();
});
