import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { wrongWith } from "./support/axe.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { saySixteen } from "./support/signing-in.ts";

let browser: Browser;
let site: Neighbourhood;
let address = "";

/** A request that was refused on a rule about visitors from the neighbourhood, of whom 12 were counted. */
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  const write = (kind: string, body: object) => site.write(site.city, { kind, body } as never);
  const rule = await write("rule", {
    title: "Voor de wijk",
    type: "subsidy",
    owner: site.city,
    written: "yes",
    criteria: [{ key: "near", text: "Er komen genoeg mensen uit de wijk" }],
  });
  const request = await site.write(site.group, {
    kind: "request",
    body: { from: { party: site.group }, to: site.city, matter: "space", what: "Een zaal" } as never,
  });
  await write("fact", { rule, criterion: "near", party: site.group, value: "no", count: 12 });
  await write("decision", { on: request, decider: site.city, outcome: "refused", rule });
  address = `${site.url}/b/${site.book}/mirror/rule-what-if?rule=${rule}&criterion=near&how=widen`;
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const CHANGES = /Wie nee kreeg en dan ja: 1 keer/;
const STAYS = /Wie nee kreeg en dan ja: niemand/;

async function visit(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 780 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(`${site.url}/sign-in`);
  await page
    .getByRole("textbox")
    .first()
    .fill(await site.code(site.book, site.city));
  await page.locator("main").getByRole("button").first().click();
  await saySixteen(page);
  await page.goto(address);
  return page;
}

const countIn = (page: Page): string | null => new URL(page.url()).searchParams.get("count");

test("there is no slider where no count takes part in the change", async () => {
  const page = await visit(false);
  expect(await page.getByRole("slider").count()).toBe(1);
  for (const change of ["how=remove", "how=widen&criterion=other"]) {
    await page.goto(`${address.replace(/&criterion=.*/, "")}&${change}`);
    expect([change, await page.getByRole("slider").count()]).toEqual([change, 0]);
  }
  await page.context().close();
});

test("without script the slider is sent with its button, and the same address says the same", async () => {
  const page = await visit(false);
  await page.getByRole("slider").fill("12");
  await page.locator("form.slider").getByRole("button").click();
  expect(countIn(page)).toBe("12");
  expect(await page.locator(".finding-sentence").innerText()).toMatch(CHANGES);
  await page.getByRole("slider").press("ArrowRight");
  await page.locator("form.slider").getByRole("button").click();
  expect(countIn(page)).toBe("13");
  expect(await page.locator(".finding-sentence").innerText()).toMatch(STAYS);
  await page.context().close();
});

test("with script the finding and the address move along, and the keys stay on the slider", async () => {
  const page = await visit(true);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address);
  const slider = page.getByRole("slider", { name: "Hoeveel is genoeg?" });
  await slider.focus();
  await slider.press("End");
  await page.locator(".slider [role=status]", { hasText: STAYS }).waitFor();
  expect([countIn(page), await page.locator(".slider output").innerText()]).toEqual(["13", "13"]);
  await page.keyboard.press("ArrowLeft");
  await page.locator(".slider [role=status]", { hasText: CHANGES }).waitFor();
  expect(await page.locator(".finding-sentence").innerText()).toMatch(CHANGES);
  expect(countIn(page)).toBe("12");
  expect(await page.locator("main h1").count()).toBe(1);
  expect(await page.locator(".address").innerText()).toContain("count=12");
  expect(await wrongWith(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.reload();
  expect(await page.locator(".finding-sentence").innerText()).toMatch(CHANGES);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("the script is small, comes from here, and is kept for good at an address that changes with it", async () => {
  const page = await visit(true);
  const path = (await page.locator("#content script").getAttribute("src")) ?? "";
  const answer = await fetch(site.url + path);
  const headers = ["content-type", "cache-control"].map((name) => answer.headers.get(name));
  expect(path).toMatch(/^\/slider-[\w-]{12}\.js$/);
  expect(headers).toEqual(["text/javascript; charset=utf-8", "public, max-age=31536000, immutable"]);
  expect((await answer.text()).length).toBeLessThan(3000);
  await page.context().close();
});
