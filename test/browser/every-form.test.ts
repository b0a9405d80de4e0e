import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FormKind, FORM_KINDS } from "../../src/web/forms/specs.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";

/** Every form, on the narrowest telephone: without script it asks and answers, with script it keeps a draft. */

let browser: Browser;
let site: Neighbourhood;
/** The entry that a form is opened from, by kind; most need none. */
const about = new Map<FormKind, string>();

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  const { write, group, city } = site;
  const request = await write(group, {
    kind: "request",
    body: { from: { party: group }, to: city, matter: "space", what: "De zaal" } as never,
  });
  for (const kind of ["reply", "correction", "withdrawal", "publication", "unnamed", "erasure"] as const)
    about.set(kind, request);
  const asked = await write(city, {
    kind: "request",
    body: { from: { party: city }, to: group, matter: "time", what: "Twee uren" } as never,
  });
  about.set("agreement", asked);
  about.set("door", group);
  about.set("party", group);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function person(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 640 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await signIn(page, site, site.group);
  return page;
}
const open = (page: Page, kind: FormKind) =>
  page.goto(`${site.url}/b/${site.book}/record/${kind}${about.has(kind) ? `?about=${about.get(kind)}` : ""}`);
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What holds no words, only choices, or what its writer alone reads, leaves no draft on the device. */
const NO_DRAFT: readonly FormKind[] = ["agreement", "burden", "claim", "door", "erasure", "publication", "unnamed"];

test("without script each form fits, and what is missing is told at its field with all that was typed", async () => {
  const page = await person(false);
  const wrong: string[] = [];
  for (const kind of FORM_KINDS) {
    await open(page, kind);
    if ((await page.locator("main form.form").count()) === 0) wrong.push(`${kind}: no form`);
    if ((await tooWide(page)) > 0) wrong.push(`${kind}: too wide`);
  }
  await open(page, "held");
  await page.getByLabel("Wat kwam ervan?").fill("Wij wachten nog");
  await page.getByRole("button", { name: "Zet het in het boek" }).click();
  expect(await page.getByRole("alert").isVisible()).toBe(true);
  expect(await page.getByLabel("Wat kwam ervan?").inputValue()).toBe("Wij wachten nog");
  expect(await tooWide(page)).toBe(0);
  expect(wrong).toEqual([]);
  await page.context().close();
});

test("with script each form keeps what is typed in it", async () => {
  const page = await person(true);
  const without: string[] = [];
  for (const kind of FORM_KINDS.filter((one) => !NO_DRAFT.includes(one))) {
    await open(page, kind);
    const field = page.locator("main form[data-draft]").locator("textarea, input[type=text]").first();
    if ((await field.count()) === 0) {
      without.push(kind);
      continue;
    }
    if (!(await field.isVisible())) await page.locator("main form details summary").first().click();
    await field.fill("Dit blijft");
    await page.getByText("staat als kladje op dit apparaat").waitFor();
    const kept = await page.evaluate(() => Object.entries(localStorage).map((pair) => pair.join(" ")));
    if (!kept.some((one) => one.includes(`/record/${kind}`) && one.includes("Dit blijft"))) without.push(kind);
  }
  expect(without).toEqual([]);
  await page.context().close();
});
