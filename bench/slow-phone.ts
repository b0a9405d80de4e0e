import type { Browser, CDPSession, Page } from "playwright-core";
import { makePartyCode } from "../src/http/codes.ts";
import { startNeighbourhood, type Neighbourhood } from "../test/browser/support/neighbourhood.ts";
import { parseBody } from "../src/register/check.ts";
import { launchChromium } from "../test/support/chromium.ts";
import { type Child, startChild } from "./child.ts";
import { digits, type Figure, figureOf } from "./measure.ts";
import type { Report } from "./report.ts";

/** Chromium's own throttling: a round trip in milliseconds, bytes a second either way, and how many times slower the processor is. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 6;
const RUNS = 3;
/** Seconds within which a page is usable. */
const AIM = 2;

const ABOUT = `Seconds until a page can be used, on a phone ${SLOWER} times slower than this machine and a slow mobile network (${SLOW_3G.latency} ms there and back, ${(SLOW_3G.downloadThroughput * 8) / 1000} kbit/s), both throttled by Chromium itself, 360 px wide, for an organiser who is signed in: until the first paint and until the page with its scripts stands, whichever comes last. "First": nothing was kept on the phone, styles and scripts come along. "Next": whoever opened a page before. Aim: under ${AIM} s.`;

interface PhoneSite {
  readonly url: string;
  readonly book: string;
  readonly code: string;
  readonly pages: readonly (readonly [name: string, path: string])[];
}

const phoneSite: Child = async (): Promise<PhoneSite> => {
  const site = await startNeighbourhood();
  const { book, group: party } = site;
  const code = await makePartyCode(site.services.engine, site.services.secrets, { book, party, maker: "steward" });
  return { url: site.url, book, code, pages: await pagesOf(site) };
};

export const PHONE_CHILDREN = { "phone-site": phoneSite };

/** The ten main pages; lists, parties and findings in the practice neighbourhood, which is fuller than a new book. */
async function pagesOf({ book, city, group, write, services }: Neighbourhood): Promise<PhoneSite["pages"]> {
  const asked = { from: { party: group }, to: city, matter: "space", what: "Een zaal voor het buurtfeest" };
  const request = await write(group, { kind: "request", body: parseBody("request", asked) });
  const { register } = await services.desk.open("oefenwijk" as typeof book);
  const { entries } = register;
  const busiest = entries.find(({ kind }) => kind === "party")?.id;
  const rule = entries.find(({ kind }) => kind === "rule")?.id;
  return [
    ["sign-in", "/sign-in"],
    ["home of a book", "/b/oefenwijk"],
    ["what waits for me", `/b/${book}`],
    ["form of a request", `/b/${book}/record/request`],
    ["form of a decision", `/b/${book}/record/decision?about=${request}`],
    ["an entry", `/b/${book}/entries/${request}`],
    ["a party", `/b/oefenwijk/parties/${busiest}`],
    ["list of requests", "/b/oefenwijk/requests"],
    ["mirror", "/b/oefenwijk/mirror"],
    ["a finding: rule test", `/b/oefenwijk/mirror/rule-test?rule=${rule}`],
  ];
}

/** Time to usable of the ten main pages on a slow phone. */
export async function benchSlowPhone(report: Report): Promise<void> {
  const site = await startChild<PhoneSite>("phone-site");
  const browser = await launchChromium();
  const add = report.section("On a slow phone", ABOUT, ["page", "first, s", "next, s", "bytes of the page as sent"]);
  const { page, cdp } = await phone(browser, site.answer);
  let slowest = 0;
  for (const [name, path] of site.answer.pages) {
    const first = await several(() => usable(page, site.answer.url + path, cdp));
    const next = await several(() => usable(page, site.answer.url + path));
    const bytes = await page.evaluate(
      () => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).encodedBodySize,
    );
    slowest = Math.max(slowest, first.median);
    add(name, seconds(first), seconds(next), bytes.toLocaleString("en"));
  }
  report.aim("slowest of the ten main pages on a slow phone, first time", `under ${AIM} s`, [
    `${digits(slowest)} s`,
    slowest < AIM,
  ]);
  await browser.close();
  await site.stop();
}

async function phone(
  browser: Browser,
  { url, code, book }: PhoneSite,
): Promise<{ readonly page: Page; readonly cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="code"]').fill(code);
  await page.locator('main form[action="/sign-in"] button').click();
  await page.locator('input[name="sixteen"]').check();
  await page.locator('main form[action="/sixteen"] button').click();
  await page.waitForURL(`**/b/${book}`);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", SLOW_3G);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return { page, cdp };
}

/** Seconds from asking for a page until it is seen and whole; with a session that empties what the browser kept first. */
async function usable(page: Page, address: string, emptied?: CDPSession): Promise<number> {
  await emptied?.send("Network.clearBrowserCache");
  await page.goto(address, { waitUntil: "load" });
  return page.evaluate(async () => {
    const painted = (): number | undefined => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    while (painted() === undefined) await new Promise(requestAnimationFrame);
    const [arrived] = performance.getEntriesByType("navigation") as [PerformanceNavigationTiming];
    return Math.max(painted() ?? 0, arrived.domContentLoadedEventEnd) / 1000;
  });
}

async function several(measure: () => Promise<number>): Promise<Figure> {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run++) values.push(await measure());
  return figureOf(values);
}

const seconds = ({ median, low, high }: Figure): string =>
  `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
