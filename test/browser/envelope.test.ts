import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundBook, inviteParty } from "../../src/http/founding.ts";
import { letterFor, openLetters, posterFor } from "../../src/http/letter.ts";
import { setTerms, termsTyped } from "../../src/http/terms.ts";
import type { BookId } from "../../src/register/ids.ts";
import { signInAddress } from "../../src/web/addresses.ts";
import { CodeLetter, type Letter } from "../../src/web/pages/code-letter.tsx";
import { readyTerms } from "../../src/web/pages/terms-fields.tsx";
import { type Locale, LOCALES, type Texts, textsIn } from "../../src/web/texts.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Person, person } from "./support/person.ts";

/**
 * How long somebody takes who reads all of it in a language they know, at the slow end of most adults (175 words in a minute of a
 * measured 175 to 300, 238 on average: Brysbaert 2019), and types with one finger (25 words of five letters in a minute on a phone:
 * Palin et al. 2019). A tap is 1.1 s (pointing: Card, Moran & Newell 1980), a page 2 s (what a slow phone is held to in
 * docs/benchmarks.md). The limit holds for who reads half as fast as people do on average.
 */
const READ = 175;
const READ_SLOWLY = 238 / 2;
/** Words that say the same, read in a minute, beside those of Dutch (Trauzettel-Klosinski & Dietz 2012); nobody is taken to read faster. */
const WORDS: Readonly<Record<Locale, number>> = { nl: 1, en: 1, ar: 138 / 202, tr: 166 / 202 };
const PER_LETTER = 60 / (25 * 5);
const PER_TAP = 1.1;
const PER_PAGE = 2;
/** To open the envelope, take the phone and aim it, or open the browser. */
const TO_BEGIN = 10;
const MOST = 180;
/** To write down one more request, for who is in: who, what, by when. */
const MOST_IN = 60;

const BOOK = { name: "Boek van Oost", place: "Utrecht", holder: "Bibliotheek Oost" };
const SITE = "https://boek.oost.example";
/** No two parties have one name; these are equally long. */
const NAMES: Readonly<Record<Locale, string>> = {
  nl: "De Lange Tafel",
  en: "De Ronde Tafel",
  ar: "De Brede Tafel",
  tr: "De Grote Tafel",
};
let browser: Browser;
let site: Site;
let book: BookId;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  const { services } = site;
  book = await foundBook(services, BOOK);
  const terms = readyTerms(textsIn, LOCALES, { book: BOOK.name, holder: BOOK.holder });
  await setTerms(services, book, termsTyped(terms, LOCALES));
  await inviteParty(services, book, { name: "Gemeente Utrecht", type: "municipality", side: "institution" });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What a page, or the paper, asks of somebody. */
interface Asked {
  readonly where: string;
  readonly fields: number;
  readonly taps: number;
  readonly letters: number;
  readonly words: number;
}

const count = (words: string): number => words.split(/\s+/).filter(Boolean).length;
const secondsOf = ({ taps, letters, words }: Asked, read: number): number =>
  (words / read) * 60 + letters * PER_LETTER + taps * PER_TAP + PER_PAGE;

/**
 * Words above what is pressed, and on it: all of the page but the trail, what is folded away, answers to choose from in a list, and the
 * help of questions that are left empty.
 */
const wordsTo = (button: Locator): Promise<string> =>
  button.evaluate((end) => {
    const walker = document.createTreeWalker(document.querySelector("main") as Element, NodeFilter.SHOW_TEXT);
    const isFilled = (field: Element | null): boolean =>
      [...(field?.querySelectorAll<HTMLInputElement>("input, select, textarea") ?? [])].some((input) =>
        ["radio", "checkbox"].includes(input.type) ? input.checked : input.type !== "hidden" && input.value !== "",
      );
    const read: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement as Element;
      if (end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !end.contains(node)) break;
      const folded = around.closest("details:not([open])") && !around.closest("summary");
      const help = around.closest(".hint") && !isFilled(around.closest(".field, fieldset"));
      if (!folded && !help && !around.closest("nav, option, [hidden]")) read.push(node.textContent ?? "");
    }
    return read.join(" ");
  });

type Answers = Readonly<Record<string, string>>;

/** Goes on from a page: fills in, reads what stands above the button, presses it. */
async function step(who: Person, button: string, answers: Answers = {}): Promise<Asked> {
  const main = who.page.locator("main");
  let [taps, letters] = [1, 0];
  for (const [question, answer] of Object.entries(answers)) {
    await who.answer({ [question]: answer });
    const list = (await main.getByLabel(question, { exact: true }).and(main.locator("select")).count()) > 0;
    const chosen = (await main.getByRole("group", { name: question, exact: true }).count()) > 0;
    taps += list ? 2 : 1;
    letters += list || chosen ? 0 : answer.length;
  }
  const pressed = main
    .getByRole("button", { name: button })
    .or(main.getByRole("link", { name: button }))
    .first();
  const words = count(await wordsTo(pressed));
  const where = who.path.replace(/\?.*/, "");
  await pressed.click();
  return { where, fields: Object.keys(answers).length, taps, letters, words };
}

type Way = "square" | "code";

/** All that stands on the paper but how the other way goes. */
async function onPaper(who: Person, letter: Letter, { lang, way }: { lang: Locale; way: Way }): Promise<Asked> {
  await who.page.setContent(String(CodeLetter({ texts: textsIn(lang), letter: { ...letter, address: SITE } })));
  const words = await who.page.locator(".letter").evaluate(
    (sheet, other) => {
      for (const part of sheet.querySelectorAll(`${other}, [lang], svg, .no-print`)) part.remove();
      return (sheet as HTMLElement).innerText;
    },
    way === "square" ? ".letter-typed" : ".letter-ways",
  );
  const address = (await who.page.locator(".letter strong").allInnerTexts()).join("");
  // A camera and the address it shows; or the browser and its line.
  const [taps, letters] = way === "square" ? [1, 0] : [2, address.length];
  return { where: "the letter", fields: 0, taps, letters, words: count(words) };
}

/** From the press that comes in with a code, to the request in the book. */
async function fromTheDoorToTheBook(who: Person, { t, locale }: Texts): Promise<readonly Asked[]> {
  const party = {
    [t("record.enter.name")]: NAMES[locale],
    [t("record.enter.type")]: t("word.initiative"),
    [t("terms.agree.tick")]: "",
  };
  const request = {
    [t("field.request.to")]: "Gemeente Utrecht",
    [t("field.request.matter")]: t("word.matter.space"),
    [t("field.request.what")]: "Een zaal op dinsdag",
  };
  const asked = [await step(who, t("terms.agree.send"), party), await step(who, t("record.send.write"), request)];
  await who.page.waitForURL(/\/entries\/[\w-]{22,}$/);
  expect(await who.read()).toContain("Een zaal op dinsdag");
  return asked;
}

interface Timed {
  readonly way: string;
  readonly lang: Locale;
  /** Seconds before the first page. */
  readonly begin: number;
}

/** Tells how long it takes, in seconds of most adults and of a slow reader. */
function timed(asked: readonly Asked[], { way, lang, begin }: Timed): readonly [seconds: number, slowly: number] {
  const sum = (of: keyof Omit<Asked, "where">): number => asked.reduce((all, one) => all + one[of], 0);
  const took = (read: number): number =>
    begin + asked.reduce((all, one) => all + secondsOf(one, read * WORDS[lang]), 0);
  const [seconds, slowly] = [took(READ), took(READ_SLOWLY)].map(Math.round) as [number, number];
  const pages = asked.map(
    (one) => `${one.where} ${one.words} words, ${Math.round(secondsOf(one, READ_SLOWLY * WORDS[lang]))} s`,
  );
  console.log(
    `${way} (${lang}): ${asked.length} pages, ${sum("fields")} fields, ${sum("taps")} taps, ${sum("letters")} letters typed, ${sum("words")} words to read: ${seconds} s, and ${slowly} s for a slow reader (${pages.join("; ")})`,
  );
  return [seconds, slowly];
}

const inviteNamed = async (lang: Locale): Promise<Letter> => {
  const name = NAMES[lang];
  const party = await inviteParty(site.services, book, { name, type: "initiative", side: "residents" });
  return letterFor(site.services, book, { party, name });
};

/** A letter with a name on it, one for whoever does something here, and a poster. */
const PAPERS: Readonly<Record<string, (lang: Locale) => Promise<Letter>>> = {
  letter: inviteNamed,
  "open letter": async () => (await openLetters(site.services, book, 1))[0] as Letter,
  poster: () => posterFor(site.services, book),
};
const ALL_WAYS = Object.keys(PAPERS).flatMap((paper) => (["square", "code"] as const).map((way) => ({ paper, way })));

/** What the paper asks, and the page that takes its code. */
async function fromPaper(who: Person, letter: Letter, { lang, way }: { lang: Locale; way: Way }): Promise<Asked[]> {
  const { t } = textsIn(lang);
  const read = await onPaper(who, letter, { lang, way });
  await who.open(way === "square" ? signInAddress("", letter.code) : "/in");
  // Its digits alone: a keyboard for numbers has no gap.
  const typed = way === "square" ? {} : { [t("sign-in.code")]: letter.code.replaceAll(" ", "") };
  return [read, await step(who, t("sign-in.send"), typed)];
}

describe.each(LOCALES)("in %s", (lang) => {
  const texts = textsIn(lang);
  const { t } = texts;
  let organiser: Person;

  test("every paper and way in leads a slow reader to a request within three minutes", async () => {
    const tooSlow: string[] = [];
    // From the door on all ways are one: it is gone once.
    let after: readonly Asked[] | undefined;
    for (const { paper, way } of ALL_WAYS) {
      const who = await person(browser, site, { lang });
      const asked = await fromPaper(who, await (PAPERS[paper] as (typeof PAPERS)[string])(lang), { lang, way });
      if (after) await who.page.context().close();
      else [after, organiser] = [await fromTheDoorToTheBook(who, texts), who];
      const name = `from the envelope to a request, ${paper} by its ${way}`;
      const [, slowly] = timed([...asked, ...after], { way: name, lang, begin: TO_BEGIN });
      if (slowly >= MOST) tooSlow.push(name);
    }
    expect(tooSlow).toEqual([]);
  });

  test("who is in writes down one more request within a minute: who, what, by when", async () => {
    await organiser.open(`/b/${book}`);
    const asked = [await step(organiser, t("requests.write"))];
    const answers = {
      [t("field.request.to")]: "Gemeente Utrecht",
      [t("field.request.matter")]: t("word.matter.money"),
      [t("field.request.what")]: "Zaalhuur",
      [t("field.request.wanted")]: "1-5-2027",
    };
    asked.push(await step(organiser, t("record.send.write"), answers));
    expect(await organiser.read()).toContain("Zaalhuur");
    const [seconds] = timed(asked, { way: "one more request", lang, begin: 0 });
    expect(seconds).toBeLessThan(MOST_IN);
  });
});
