import type { Browser, Page } from "playwright-core";
import { type Formats, formatsOf } from "../../../src/web/formats.ts";
import { type Locale, type Texts, textsIn } from "../../../src/web/texts.ts";
import type { Site } from "../../support/site.ts";

/** Where the Tab key stops. */
interface Stop {
  /** Its label, or what stands on it. */
  readonly words: string;
  /** The question around a choice. */
  readonly group: string;
  readonly tag: string;
  /** What is wrong with it: not in view, no focus to be seen, or not where somebody reads on. */
  readonly wrong: readonly string[];
}

/** Somebody who reads a page with the eyes and goes through it with the keyboard only; every page they come to is gone through whole. */
export interface Typist {
  readonly page: Page;
  readonly t: Texts["t"];
  readonly formats: Formats;
  /** Where this person is, without the site's own address. */
  readonly path: string;
  open(path: string): Promise<void>;
  /** Answers questions by their words; opens the part that one is folded away in. */
  answer(answers: Readonly<Record<string, string>>): Promise<void>;
  /** Goes to a button or link by its words, or by some of them, and presses it. */
  press(words: string): Promise<void>;
  read(): Promise<string>;
  /** What was wrong with stops on the way, each with its page. */
  readonly problems: readonly string[];
  /** How many pages were gone through, and how many stops they had. */
  readonly gone: { pages: number; stops: number };
}

/** No page has more stops than this; one that never comes to its end holds whoever is in it. */
const MOST_STOPS = 150;
/** What is not on the screen by then, in milliseconds, is not going to be. */
const MOST_PATIENCE = 10_000;

export async function typist(
  browser: Browser,
  site: Site,
  { lang, width }: { readonly lang: Locale; readonly width: number },
): Promise<Typist> {
  const texts = textsIn(lang);
  const context = await browser.newContext({ viewport: { width, height: 780 }, reducedMotion: "reduce" });
  await context.addCookies([{ name: "lang", value: lang, url: site.url }]);
  context.setDefaultTimeout(MOST_PATIENCE);
  const page = await context.newPage();
  await page.addInitScript(notes);
  const problems: string[] = [];
  const gone = { pages: 0, stops: 0 };
  let stops: readonly Stop[] = [];
  const path = (): string => page.url().replace(site.url, "");

  /** From the head of the page to its end; the focus is then before the head again. */
  const goThrough = async (): Promise<void> => {
    stops = await walk(page);
    gone.pages++;
    gone.stops += stops.length;
    const [first] = stops;
    if (first?.words !== texts.t("layout.skip")) problems.push(`${path()}: the first stop is ${first?.words}`);
    for (const { words, wrong } of stops) problems.push(...wrong.map((what) => `${path()}: "${words}" ${what}`));
  };
  const arrive = async (going: () => Promise<unknown>): Promise<void> => {
    await Promise.all([page.waitForEvent("load"), going()]);
    await goThrough();
  };
  /** A draft that is kept adds a stop as somebody types, so that what comes after it is a stop further. */
  const goTo = async (isIt: (stop: Stop) => boolean): Promise<boolean> => {
    const at = stops.findIndex(isIt);
    if (at < 0) return false;
    await page.evaluate(() => (globalThis as unknown as Noting).begin());
    for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
      await page.keyboard.press("Tab");
      if (pressed < at) continue;
      const here = await page.evaluate(() => (globalThis as unknown as Noting).here());
      if (here && isIt(here)) return true;
    }
    return false;
  };
  const pressable = ({ tag }: Stop): boolean => ["A", "BUTTON", "SUMMARY"].includes(tag);
  const named = (words: string) => (stop: Stop) => pressable(stop) && stop.words === words;
  const telling = (words: string) => (stop: Stop) => pressable(stop) && stop.words.includes(words);
  const asking = (question: string) => (stop: Stop) => stop.words === question || stop.group === question;

  async function answerOne(question: string, answer: string): Promise<void> {
    if (!(await goTo(asking(question)))) {
      if (!(await goTo(named(texts.t("record.more"))))) throw new Error(`nothing asks ${question} at ${path()}`);
      await page.keyboard.press("Enter");
      await goThrough();
      if (!(await goTo(asking(question)))) throw new Error(`nothing asks ${question} at ${path()}`);
    }
    const down = await page.evaluate((words) => (globalThis as unknown as Noting).downTo(words), answer);
    if (down === undefined) return page.keyboard.type(answer);
    if (down === 0) return page.keyboard.press("Space");
    const arrow = down > 0 ? "ArrowDown" : "ArrowUp";
    for (let n = 0; n < Math.abs(down); n++) await page.keyboard.press(arrow);
  }

  return {
    page,
    t: texts.t,
    formats: formatsOf(texts),
    problems,
    gone,
    get path() {
      return path();
    },
    open: (to) => arrive(() => page.goto(site.url + to)),
    answer: async (answers) => {
      for (const [question, answer] of Object.entries(answers)) await answerOne(question, answer);
    },
    press: async (words) => {
      if (!(await goTo(named(words))) && !(await goTo(telling(words))))
        throw new Error(`no way by Tab to ${words} at ${path()}`);
      await arrive(() => page.keyboard.press("Enter"));
    },
    read: () => page.locator("main").innerText(),
  };
}

/** What runs in the page. */
interface Noting {
  begin(): void;
  here(): Stop | undefined;
  stops(): readonly Stop[] | undefined;
  downTo(answer: string): number | undefined;
}

async function walk(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(() => (globalThis as unknown as Noting).begin());
  for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
    await page.keyboard.press("Tab");
    const stops = await page.evaluate(() => (globalThis as unknown as Noting).stops());
    if (stops) return stops;
  }
  throw new Error(`no end by Tab at ${page.url()}`);
}

/** Notes each stop as the focus comes to it; at the end of the page they are given. */
function notes(): void {
  let stops: Stop[] = [];
  let before: Element | undefined;
  let ended = false;

  const wordsOf = (element: Element): string =>
    ((element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? "").trim();

  /** On one line it is read on in the direction of the language; otherwise further down. */
  const isReadOn = (from: DOMRect, to: DOMRect): boolean => {
    const [upper, lower] = from.height < to.height ? [from, to] : [to, from];
    const middle = (upper.top + upper.bottom) / 2;
    if (middle < lower.top || middle > lower.bottom) return to.top >= from.top - 1;
    return document.documentElement.dir === "rtl" ? to.right <= from.right + 1 : to.left >= from.left - 1;
  };

  const wrongWith = (element: Element): string[] => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isSeen = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
    const isThere = box.width >= 8 && box.height >= 8 && box.bottom > 0 && box.top < window.innerHeight;
    const later = before && before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    // The way past the head of the page hangs over it.
    const near = before && !before.matches(".skip-link") && isReadOn(before.getBoundingClientRect(), box);
    return [
      ...(isSeen ? [] : ["shows no focus"]),
      ...(isThere ? [] : ["is out of sight"]),
      ...(before && !later ? ["comes before the stop before it in the text"] : []),
      ...(before && !before.matches(".skip-link") && !near ? ["is not where one reads on"] : []),
    ];
  };

  document.addEventListener("focusin", ({ target }) => {
    const element = target as Element;
    if (element.matches("main, body")) return;
    ended ||= before !== undefined && element.matches(".skip-link");
    if (ended) return;
    const group = element.matches("[type=radio], [type=checkbox]")
      ? (element.closest("fieldset")?.querySelector("legend")?.textContent ?? "").trim()
      : "";
    stops.push({ words: wordsOf(element), group, tag: element.tagName, wrong: wrongWith(element) });
    before = element;
  });

  const noting: Noting = {
    begin: () => {
      (document.activeElement as HTMLElement | null)?.blur();
      getSelection()?.removeAllRanges();
      document.body.tabIndex = -1;
      document.body.focus({ preventScroll: true });
      document.body.removeAttribute("tabindex");
      [stops, before, ended] = [[], undefined, false];
    },
    here: () => stops.at(-1),
    stops: () => (ended || (stops.length > 0 && document.activeElement === document.body) ? stops : undefined),
    downTo: (answer) => {
      const at = document.activeElement;
      if (at instanceof HTMLSelectElement)
        return Array.from(at.options).findIndex(({ text }) => text === answer) - at.selectedIndex;
      if (at instanceof HTMLInputElement && at.type === "checkbox" && answer === "") return 0;
      if (!(at instanceof HTMLInputElement) || !["radio", "checkbox"].includes(at.type)) return undefined;
      const alike = Array.from(document.querySelectorAll<HTMLInputElement>(`[name="${at.name}"]`));
      return alike.findIndex((one) => wordsOf(one) === answer) - alike.indexOf(at);
    },
  };
  Object.assign(globalThis, noting);
}
