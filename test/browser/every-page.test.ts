import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { reachable } from "./support/crawl.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";

/** Most bytes of a page, its style and its script together, compressed (interface.md's budget). */
const BUDGET = 40 * 1024;
interface ViewOfPage {
  readonly width: number;
  readonly lang: string;
  readonly colorScheme: "light" | "dark";
}
const VIEWS: readonly ViewOfPage[] = [
  { width: 320, lang: "nl", colorScheme: "light" },
  { width: 360, lang: "en", colorScheme: "dark" },
  { width: 1280, lang: "nl", colorScheme: "light" },
];

let browser: Browser;
let site: Neighbourhood;
let pages: Readonly<Record<"nobody" | "residents" | "institution", readonly string[]>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  await site.write(site.group, {
    kind: "request",
    body: { from: { party: site.group }, to: site.city, matter: "space", what: "Een zaal" } as never,
  });
  pages = {
    nobody: await crawled(undefined),
    residents: await crawled(site.group),
    institution: await crawled(site.city),
  };
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function crawled(party: Neighbourhood["group"] | undefined): Promise<readonly string[]> {
  const context = await visitor(party, { width: 1280, lang: "nl", colorScheme: "light" });
  const page = await context.newPage();
  const starts =
    party === undefined
      ? ["/", "/b/oefenwijk", "/b/rosa-en-hamza"]
      : [`/b/${site.book}`, `/b/${site.book}/record`, `/b/${site.book}/looks`];
  const found = await reachable(
    page,
    starts.map((path) => site.url + path),
  );
  await context.close();
  return found;
}

async function visitor(
  party: Neighbourhood["group"] | undefined,
  { width, lang, colorScheme }: ViewOfPage,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
  await context.addCookies([{ name: "lang", value: lang, url: site.url }]);
  if (party !== undefined) await signIn(await context.newPage(), site, party);
  return context;
}

const LOOKS = [
  ...VIEWS.map((view) => ({ who: "nobody" as const, ...view })),
  ...(["residents", "institution"] as const).map((who) => ({ who, ...(VIEWS[0] as ViewOfPage) })),
];

test.each(LOOKS)(
  "every page fits and axe finds nothing: $who, $width px, $lang, $colorScheme",
  async ({ who, ...view }) => {
    const party = who === "nobody" ? undefined : who === "residents" ? site.group : site.city;
    const context = await visitor(party, view);
    const queue = [...pages[who]];
    const problems: string[] = [];
    const looker = async (): Promise<void> => {
      const page = await context.newPage();
      for (let next = queue.shift(); next; next = queue.shift()) problems.push(...(await problemsOf(page, next, view)));
    };
    await Promise.all([looker(), looker()]);
    await context.close();
    console.log(`${who}: ${pages[who].length} pages`);
    expect(pages[who].length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  },
);

async function problemsOf(page: Page, address: string, view: ViewOfPage): Promise<readonly string[]> {
  const at = `${address.replace(site.url, "")} ${view.lang} ${view.width} ${view.colorScheme}`;
  const response = await page.goto(address);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${at}: ${id} at ${nodes[0]?.target.join(" ")}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wider > 0) found.push(`${at}: ${wider} px too wide`);
  if (!response?.ok()) found.push(`${at}: status ${response?.status()}`);
  const keys = await page.evaluate(
    () => document.body.innerText.match(/(?<![\w./:@-])[a-z-]+\.[a-z-]+(?:\.[a-z0-9-]+)*(?![\w/])/g) ?? [],
  );
  return [...found, ...keys.filter(isKey).map((key) => `${at}: no words for ${key}`)];
}

/** A text key on the screen is a text that is missing. */
const isKey = (word: string): boolean =>
  /^(lens|word|layout|home|party|requests|decisions|rules|rule|entry|flag|form|field|record|refusal|finding|mirror|question|filter|file|looks|letter|steward|sign-in|alike|law|unit|import)\./.test(
    word,
  );

test("every page keeps the budget, asks nothing of another host, and needs no script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const sizes: { address: string; bytes: number }[] = [];
  const foreign: string[] = [];
  for (const address of pages.nobody) {
    const responses: Response[] = [];
    page.on("response", (response) => void responses.push(response));
    page.on("request", (request) => void (request.url().startsWith(site.url) || foreign.push(request.url())));
    await page.goto(address);
    const bodies = await Promise.all(responses.filter((r) => r.ok()).map((response) => response.body()));
    sizes.push({
      address: address.replace(site.url, ""),
      bytes: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0),
    });
    page.removeAllListeners();
  }
  const [heaviest] = sizes.toSorted((a, b) => b.bytes - a.bytes);
  console.log(
    `heaviest page: ${heaviest?.address} ${((heaviest?.bytes ?? 0) / 1024).toFixed(1)} kB of ${BUDGET / 1024} kB`,
  );
  expect(sizes.filter(({ bytes }) => bytes > BUDGET)).toEqual([]);
  expect(foreign).toEqual([]);
  await context.close();
});
