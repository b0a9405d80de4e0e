import type { Browser, Page } from "playwright-core";
import { type Formats, formatsOf } from "../../../src/web/formats.ts";
import { type Locale, type Texts, textsIn } from "../../../src/web/texts.ts";
import type { Site } from "../../support/site.ts";
import { wrongWith } from "./axe.ts";
import { type Answers, type Person, person } from "./person.ts";
import { saySixteen } from "./signing-in.ts";

/** In which language, on what screen, and whether scripts run there. */
export interface Way {
  readonly lang: Locale;
  readonly width: number;
  readonly script: boolean;
}

/** On a phone without script and on a desk with it, in a language from left to right and in one from right to left. */
export const WAYS: readonly Way[] = [
  { lang: "nl", width: 360, script: false },
  { lang: "nl", width: 1280, script: true },
  { lang: "ar", width: 360, script: false },
  { lang: "ar", width: 1280, script: true },
];

/** Somebody who goes through the pages in their own language, finding everything by its words; axe looks at each page they come to. */
export interface Traveller extends Person {
  readonly t: Texts["t"];
  readonly formats: Formats;
  /** Opens what is folded away under these words. */
  unfold(words: string): Promise<void>;
  /** What axe found on the way, and pages that are too wide. */
  readonly problems: readonly string[];
}

export async function traveller(browser: Browser, site: Site, way: Way): Promise<Traveller> {
  const texts = textsIn(way.lang).plain;
  const one = await person(browser, site, way);
  const { page } = one;
  const main = page.locator("main");
  const problems: string[] = [];
  const look = looker(browser, site, way);
  const arrived = async <T>(going: () => Promise<T>): Promise<T> => {
    const [result] = await Promise.all([going(), page.waitForEvent("load")]);
    problems.push(...(await look(page)));
    return result;
  };
  return {
    ...one,
    t: texts.t,
    formats: formatsOf(texts),
    problems,
    get path() {
      return one.path;
    },
    open: (path) => arrived(() => one.open(path)),
    press: (words) => arrived(() => one.press(words)),
    signIn: async (code) => {
      await arrived(() => one.open("/sign-in"));
      await one.answer({ [texts.t("sign-in.code")]: code });
      await arrived(() => one.press(texts.t("sign-in.send")));
      await saySixteen(page);
    },
    answer: (answers: Answers) => one.answer(answers),
    unfold: (words) => main.locator("summary", { hasText: words }).click(),
  };
}

export type Expect = typeof import("vitest").expect;

/** What is on a page, in this order, whatever stands between; signs that keep a name apart are read over. */
export async function has(expect: Expect, who: Traveller, ...words: readonly string[]): Promise<void> {
  const said = (await who.read()).replaceAll(/[\u2068\u2069]/g, "").replaceAll(/\s+/g, " ");
  let from = 0;
  for (const word of words) {
    const at = said.indexOf(word.replaceAll(/\s+/g, " "), from);
    expect({ word, found: at >= 0, said }).toEqual({ word, found: true, said });
    from = at + word.length;
  }
}

/** Ids differ between pages of one kind, and so does what is looked at already. */
const kindOf = (path: string, wrong: boolean): string =>
  path.replaceAll(/[\w-]{22,32}/g, "*") + (wrong ? " wrong" : "");

const seen = new Map<string, Set<string>>();

/** Looks once at each kind of page of a way. Where no script runs axe looks at a copy. */
function looker(browser: Browser, site: Site, { lang, width, script }: Way) {
  const name = `${lang} ${width}`;
  const done = seen.get(name) ?? new Set();
  seen.set(name, done);
  let copy: Promise<Page> | undefined;
  return async (page: Page): Promise<readonly string[]> => {
    const wrong = (await page.getByRole("alert").count()) > 0;
    const kind = kindOf(page.url().replace(site.url, ""), wrong).replace(/\/b\/[^/]+/, "/b/*");
    if (done.has(kind)) return [];
    done.add(kind);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    copy ??= script ? Promise.resolve(page) : copyPage(browser, site, width);
    const looked = await copy;
    if (looked !== page) await looked.setContent(await page.content());
    const found = [...(await wrongWith(looked)), ...(wider > 0 ? [`${wider} px too wide`] : [])];
    return found.map((what) => `${kind} ${name}: ${what}`);
  };
}

async function copyPage(browser: Browser, site: Site, width: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 780 } })).newPage();
  await page.goto(`${site.url}/about`);
  return page;
}
