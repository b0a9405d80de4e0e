import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allOf } from "../../accessibility/all-of.ts";
import { chosenLooks, type Look, lookAt } from "../../accessibility/choice.ts";
import { everyPress, pressed } from "../../accessibility/presses.ts";
import { startTown, type Town, WHO } from "../../accessibility/town.ts";
import { type Answer, everyVisit, kindOfVisit, opened, type Visit } from "../../accessibility/visits.ts";
import { BUDGET, SCRIPT_BUDGET, weigher } from "../../accessibility/weight.ts";
import { openWindows, settingsAt, type Windows } from "../../accessibility/windows.ts";
import { createApp } from "../../src/http/app.tsx";
import { launchChromium } from "../support/chromium.ts";

/**
 * Every page, for everybody who can come to it, and what its forms answer. Here each is looked at in a few languages, widths and
 * colours that go round; `npm run accessibility` looks at all of them in all of those.
 */

let browser: Browser;
let town: Town;
let windows: Windows;
let visits: readonly Visit[];
let looks: readonly (readonly [Visit, Look])[];

beforeAll(async () => {
  [browser, town] = await Promise.all([launchChromium(), startTown()]);
  windows = await openWindows(browser, town.site.url);
  visits = await everyVisit(town);
  looks = chosenLooks(visits, (visit) => kindOfVisit(town, visit));
});
afterAll(async () => {
  await windows.close();
  await browser.close();
  await town.site.close();
});

/** What an institution's sign-in and a file that is sent in lead to, and photos: each is opened in a test of its own. */
const LED_TO: readonly string[] = [
  "/sign-in/institution/:name",
  "/sign-in/institution/:name/back",
  "/sign-in/institution/:name/out",
  "/b/:book/import/:job",
  "/b/:book/entries/:id/photo/:photo",
  "/b/:book/reports/:report/photo/:photo",
];
const isPage = (route: string): boolean =>
  !/\.(json|csv|ics|css|js|svg|txt|graphml|gexf|jsonl|zip|html|yaml)$|^\/(health|api\/)|\/take-out\/:file|\*/.test(
    route.replaceAll(/[{}\\+]/g, ""),
  );

test("every route that gives a page is visited by somebody", () => {
  const routes = createApp(town.site.services).routes.filter(({ method }) => method === "GET");
  const visited = visits.map(({ path }) => new URL(path, town.site.url).pathname);
  const isVisited = (route: string): boolean => {
    const shape = route.replaceAll(/:\w+(?:\{([^}]+)\})?/g, (_, pattern: string | undefined) => pattern ?? "[^/]+");
    return visited.some((path) => new RegExp(`^${shape}$`).test(path));
  };
  const pages = [...new Set(routes.map(({ path }) => path))].filter((route) => isPage(route));
  expect(pages.filter((route) => !LED_TO.includes(route) && !isVisited(route))).toEqual([]);
});

/** So many pages take a slow machine long; in milliseconds. */
const ALL_PAGES = { timeout: 600_000 };
/** What is wrong with an answer in one look, each with where it was seen. */
async function problemsOf({ html, address, status }: Answer, look: Look, wanted: number): Promise<readonly string[]> {
  const { lang, width, colours, fold } = look;
  const at = `${address.replace(town.site.url, "")} ${lang} ${width} ${colours} ${fold}`;
  const wrong = await windows.look(width, colours, {
    html,
    address,
    scripted: true,
    folds: [fold],
    settings: settingsAt(width),
  });
  return [...(status === wanted ? [] : [`status ${status}`]), ...wrong].map((what) => `${at}: ${what}`);
}

test.each(WHO)("every page fits, has its words, and axe finds nothing: %s", ALL_PAGES, async (who) => {
  const own = looks.filter(([visit]) => visit.who === who);
  const problems: string[] = [];
  await allOf(own, async ([visit, look]) => {
    problems.push(...(await problemsOf(await opened(town, visit, look.lang), look, visit.status ?? 200)));
  });
  console.log(`${who}: ${new Set(own.map(([{ path }]) => path)).size} pages, ${own.length} looks`);
  expect(own.length).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test("every page keeps the budget, asks nothing of another host, and needs no script", ALL_PAGES, async () => {
  const weigh = weigher(town);
  const weights = await Promise.all(visits.map((visit) => weigh(visit)));
  const [heaviest] = weights.toSorted((a, b) => b.bytes - a.bytes);
  const [busiest] = weights.toSorted((a, b) => b.script - a.script);
  const kilobytes = (bytes = 0): string => (bytes / 1024).toFixed(1);
  console.log(
    `heaviest of ${weights.length} pages: ${heaviest?.visit.path} ${kilobytes(heaviest?.bytes)} kB of ${BUDGET / 1024} kB; ` +
      `most script: ${busiest?.visit.path} ${kilobytes(busiest?.script)} kB of ${SCRIPT_BUDGET / 1024} kB`,
  );
  expect(weights.filter(({ bytes, script }) => bytes > BUDGET || script > SCRIPT_BUDGET)).toEqual([]);
  expect(weights.flatMap(({ named }) => named).filter((path) => !path.startsWith("/"))).toEqual([]);
  // A page that names the same as another has a browser fetch the same.
  const alike = Map.groupBy(
    weights.filter(({ visit }) => visit.who === "nobody"),
    ({ named }) => named.join(" "),
  );
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const [{ visit, named } = weights[0]!] of alike.values()) {
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(request.url().replace(town.site.url, "")));
    await page.goto(town.site.url + visit.path);
    expect(asked.filter((path) => path !== visit.path && !named.includes(path))).toEqual([]);
    page.removeAllListeners();
  }
  await page.context().close();
});

test(
  "what every form answers, empty and filled in, fits, has its words, and axe finds nothing",
  ALL_PAGES,
  async () => {
    const presses = everyPress(town, visits);
    const problems: string[] = [];
    const looked: Promise<unknown>[] = [];
    // One after another: what is sent changes what the next finds.
    for (const [n, press] of presses.entries()) {
      const look = lookAt(n);
      const answer = await pressed(town, press, look.lang);
      if (answer === undefined) continue;
      if (answer.status >= 500) problems.push(`${answer.address}: status ${answer.status}`);
      looked.push(problemsOf(answer, look, answer.status).then((found) => problems.push(...found)));
    }
    await Promise.all(looked);
    console.log(`${presses.length} buttons, ${looked.length} answers`);
    expect(problems).toEqual([]);
  },
);
