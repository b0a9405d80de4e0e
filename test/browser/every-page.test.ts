import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/http/app.tsx";
import { makeStewardLink } from "../../src/http/codes.ts";
import { parseBody } from "../../src/register/check.ts";
import { KEEPER } from "../../src/register/ids.ts";
import type { Locale } from "../../src/web/texts.ts";
import { enter, foundBook } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { wrongWith } from "./support/axe.ts";
import { reachable, readBy } from "./support/crawl.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { saySixteen, signIn } from "./support/signing-in.ts";

/** Most bytes of a page, its style and its script together, compressed (interface.md's budget). */
const BUDGET = 40 * 1024;
/** Every page is loaded once in a language; then its window is made as wide as these, one after another. */
const WIDTHS = [320, 360, 1280] as const;
type Width = (typeof WIDTHS)[number];
interface Visit {
  readonly who: "nobody" | "residents" | "institution" | "steward";
  readonly lang: Locale;
  /** The colours in which axe looks, at the widths at which it does. */
  readonly axe: Partial<Readonly<Record<Width, "light" | "dark">>>;
}
const VISITS: readonly Visit[] = [
  { who: "nobody", lang: "nl", axe: { 320: "light", 1280: "light" } },
  { who: "nobody", lang: "en", axe: { 360: "dark" } },
  { who: "nobody", lang: "tr", axe: { 320: "light" } },
  { who: "nobody", lang: "ar", axe: { 360: "light" } },
  { who: "residents", lang: "nl", axe: { 320: "light" } },
  { who: "residents", lang: "ar", axe: { 1280: "dark" } },
  { who: "institution", lang: "nl", axe: { 320: "light" } },
  { who: "steward", lang: "nl", axe: { 320: "light" } },
  { who: "steward", lang: "ar", axe: { 1280: "light" } },
];

let browser: Browser;
let site: Neighbourhood;
let hidden = "";
let rule = "";
let claim = "";
let door = "";
let pages: Readonly<Record<Visit["who"], readonly string[]>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  await site.write(site.group, {
    kind: "request",
    body: { from: { party: site.group }, to: site.city, matter: "space", what: "Een zaal" } as never,
  });
  await foundBook(site.services.desk, "leeg");
  const rude = await site.write(site.group, {
    kind: "claim",
    body: parseBody("claim", { speaker: site.group, forWhom: "x" }),
  });
  hidden = `/b/${site.book}/entries/${rude}`;
  const body = { title: "Zaalregel", type: "house", owner: site.city, written: "yes" };
  rule = await site.write(site.city, { kind: "rule", body: parseBody("rule", body) });
  claim = await site.write(site.group, {
    kind: "claim",
    body: parseBody("claim", { speaker: site.group, forWhom: "wij" }),
  });
  const open = { name: "Open huis", type: "group", side: "residents", relay: true } as const;
  door = await enter(site.services.desk, site.book, open);
  const why = { hidden: true, ground: "insult", why: "Dit gaat over een mens." };
  await site.write(KEEPER, { kind: "hiding", body: parseBody("hiding", { target: rude, ...why }) });
  pages = {
    nobody: await crawled("nobody"),
    residents: await crawled("residents"),
    institution: await crawled("institution"),
    steward: await crawled("steward"),
  };
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function crawled(who: Visit["who"]): Promise<readonly string[]> {
  const context = await visitor({ who, lang: "nl" });
  const starts = STARTS[who]();
  const found = await reachable(
    readBy(context.request),
    starts.map((path) => site.url + path),
  );
  await context.close();
  return found;
}

/** Where somebody begins; an empty book and a hidden entry are found by nobody who is not led there. */
const STARTS: Readonly<Record<Visit["who"], () => readonly string[]>> = {
  nobody: () => [
    "/",
    "/report",
    "/knock",
    "/sign-in/mail",
    "/b/oefenwijk",
    "/b/oefenwijk/gallery",
    "/b/rosa-en-hamza",
    "/b/leeg",
  ],
  residents: () => [
    ...["", "/record", "/looks", "/file", "/tally/kept", "/knocks", `/parties/${door}/knock`, `/together/${rule}`].map(
      (path) => `/b/${site.book}${path}`,
    ),
    ...[`${rule}/report`, `${claim}/card`].map((path) => `/b/${site.book}/entries/${path}`),
    "/account",
  ],
  institution: () => [`/b/${site.book}`, `/b/${site.book}/record`, `/b/${site.book}/looks`, hidden],
  steward: () => ["/steward", `/b/${site.book}`, `/b/${site.book}/parties/${site.group}/refuse`, hidden],
};

async function visitor({ who, lang }: Pick<Visit, "who" | "lang">): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.addCookies([{ name: "lang", value: lang, url: site.url }]);
  const page = await context.newPage();
  if (who === "steward") {
    await page.goto(`${site.url}/steward/${await makeStewardLink(site.services.engine, site.services.secrets)}`);
    await page.locator('main form[action="/sign-in"] button').click();
    await saySixteen(page);
    await page.waitForURL(/\/steward$/);
  } else if (who !== "nobody") await signIn(page, site, who === "residents" ? site.group : site.city);
  await page.close();
  return context;
}

/** What a link in a mail or letter, another site or a file that is sent in leads to, and photos: each is opened in a test of its own. */
const LED_TO: readonly string[] = [
  "/in",
  "/steward/:secret",
  "/sign-in/mail/:secret",
  "/account/email/:secret",
  "/digest/stop/:secret",
  "/sixteen",
  "/sign-in/institution/:name",
  "/sign-in/institution/:name/back",
  "/b/:book/import/:job",
  "/b/:book/entries/:id/photo/:photo",
  "/b/:book/reports/:report/photo/:photo",
];
const isPage = (route: string): boolean =>
  !/\.(json|csv|ics|css|js|svg|txt|graphml|gexf|jsonl|zip|html|yaml)$|^\/(health|api\/)|\/take-out\/:file|\*/.test(
    route.replaceAll(/[{}\\+]/g, ""),
  );

test("every route that gives a page is visited by somebody", () => {
  const routes = [
    ...new Set(
      createApp(site.services)
        .routes.filter(({ method }) => method === "GET")
        .map(({ path }) => path),
    ),
  ];
  const visited = Object.values(pages)
    .flat()
    .map((address) => new URL(address).pathname);
  const isVisited = (route: string): boolean => {
    const shape = route.replaceAll(/:\w+(?:\{([^}]+)\})?/g, (_, pattern: string | undefined) => pattern ?? "[^/]+");
    return visited.some((path) => new RegExp(`^${shape}$`).test(path));
  };
  const left = routes.filter((route) => isPage(route) && !LED_TO.includes(route) && !isVisited(route));
  expect(left).toEqual([]);
});

/** So many pages take a slow machine long; in milliseconds. */
const ALL_PAGES = { timeout: 600_000 };

test.each(VISITS)("every page fits and axe finds nothing: $who, $lang, $axe", ALL_PAGES, async (visit) => {
  const context = await visitor(visit);
  const queue = [...pages[visit.who]];
  const problems: string[] = [];
  const looker = async (): Promise<void> => {
    const page = await context.newPage();
    for (let next = queue.shift(); next; next = queue.shift()) problems.push(...(await problemsOf(page, next, visit)));
  };
  await Promise.all([looker(), looker()]);
  await context.close();
  console.log(`${visit.who}: ${pages[visit.who].length} pages`);
  expect(pages[visit.who].length).toBeGreaterThan(10);
  expect(problems).toEqual([]);
});

async function problemsOf(page: Page, address: string, { lang, axe }: Visit): Promise<readonly string[]> {
  const at = `${address.replace(site.url, "")} ${lang}`;
  const response = await page.goto(address);
  const found = response?.ok() ? [] : [`${at}: status ${response?.status()}`];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wider > 0) found.push(`${at} ${width}: ${wider} px too wide`);
    const colorScheme = isLaterPage(address) ? undefined : axe[width];
    if (colorScheme === undefined) continue;
    await page.emulateMedia({ colorScheme });
    found.push(...(await wrongWith(page)).map((wrong) => `${at} ${width} ${colorScheme}: ${wrong}`));
  }
  const keys = await page.evaluate(
    () => document.body.innerText.match(/(?<![\w./:@-])[a-z-]+\.[a-z-]+(?:\.[a-z0-9-]+)*(?![\w/])/g) ?? [],
  );
  return [...found, ...keys.filter(isKey).map((key) => `${at}: no words for ${key}`)];
}

/** A later page of a finding is built of the same parts as its first: it must open and fit, and axe need not look again. */
const isLaterPage = (address: string): boolean => /\/mirror\/.*[?&]page=/.test(address);

/** A text key on the screen is a text that is missing. */
const isKey = (word: string): boolean =>
  /^(benefit|draft|look-again|lens|word|layout|home|party|requests|decisions|rules|rule|entry|flag|form|field|record|refusal|finding|mirror|question|filter|file|looks|letter|steward|posters|tally|door|unnamed|together|hidden|report|receipt|reports|second|acts|sign-in|mail|account|people|alike|law|unit|import)\./.test(
    word,
  );

test("every page keeps the budget, asks nothing of another host, and needs no script", ALL_PAGES, async () => {
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
