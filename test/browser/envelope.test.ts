import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePartyCode } from "../../src/http/codes.ts";
import { foundBook, inviteParty } from "../../src/http/founding.ts";
import { setTerms } from "../../src/http/terms.ts";
import { textsIn } from "../../src/web/texts.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Person, person } from "./support/person.ts";

/**
 * How long somebody takes who reads all of it in a language they know, at the slow end of most adults (175 words in a minute of a
 * measured 175 to 300, 238 on average: Brysbaert 2019), and types with one finger (25 words of five letters in a minute on a phone:
 * Palin et al. 2019). A tap is 1.1 s (pointing: Card, Moran & Newell 1980), a page 2 s (what a slow phone is held to in
 * docs/benchmarks.md). Printed too: for who reads half as fast as people do on average.
 */
const READ = 175;
const READ_SLOWLY = 238 / 2;
const PER_LETTER = 60 / (25 * 5);
const PER_TAP = 1.1;
const PER_PAGE = 2;
/** To open the envelope, take the phone and aim it, or open the browser. */
const TO_BEGIN = 10;
const MOST = 180;

const { t } = textsIn("nl");
const BOOK = { name: "Boek van Oost", place: "Utrecht", holder: "Bibliotheek Oost" };
const ADDRESS = "https://boek.oost.example/sign-in";
let browser: Browser;
let site: Site;
const letters: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  const { services } = site;
  const book = await foundBook(services, BOOK);
  const named = { book: BOOK.name, holder: BOOK.holder };
  const terms = { rules: t("terms.ready.rules", named), arrangement: t("terms.ready.arrangement", named) };
  await setTerms(services, book, { nl: terms });
  await inviteParty(services, book, { name: "Gemeente Utrecht", type: "municipality", side: "institution" });
  for (const name of ["De Lange Tafel", "Buurttuin"]) {
    const party = await inviteParty(services, book, { name, type: "initiative", side: "residents" });
    letters.push(await makePartyCode(services.engine, services.secrets, { book, party, maker: "steward" }));
  }
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What a way asked of somebody so far. */
interface Asked {
  pages: number;
  fields: number;
  taps: number;
  letters: number;
  words: number;
}

const count = (words: string): number => words.split(/\s+/).filter(Boolean).length;
const secondsOf = ({ pages, taps, letters: typed, words }: Asked, read: number): number =>
  TO_BEGIN + (words / read) * 60 + typed * PER_LETTER + taps * PER_TAP + pages * PER_PAGE;

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

/** Goes on from a page: fills in, reads what stands above the button, presses it. */
async function step(who: Person, asked: Asked, button: string, answers: Readonly<Record<string, string>> = {}) {
  const main = who.page.locator("main");
  for (const [question, answer] of Object.entries(answers)) {
    const list = (await main.getByLabel(question, { exact: true }).and(main.locator("select")).count()) > 0;
    const chosen = (await main.getByRole("group", { name: question, exact: true }).count()) > 0;
    await who.answer({ [question]: answer });
    asked.fields++;
    asked.taps += list ? 2 : 1;
    asked.letters += list || chosen ? 0 : answer.length;
  }
  const pressed = main
    .getByRole("button", { name: button })
    .or(main.getByRole("link", { name: button }))
    .first();
  asked.words += count(await wordsTo(pressed));
  asked.taps++;
  asked.pages++;
  await pressed.click();
}

async function fromTheDoorToTheBook(who: Person, asked: Asked, name: string): Promise<void> {
  await step(who, asked, t("terms.agree.send"), { [t("terms.agree.label")]: t("terms.agree.tick") });
  await step(who, asked, t("record.send.write"), {
    [t("field.party.name")]: name,
    [t("field.party.type")]: t("word.initiative"),
  });
  await step(who, asked, t("requests.write"));
  const request = {
    [t("field.request.to")]: "Gemeente Utrecht",
    [t("field.request.matter")]: t("word.matter.space"),
    [t("field.request.what")]: "Een zaal op dinsdag",
  };
  await step(who, asked, t("record.send.write"), request);
  expect(who.path).toMatch(/\/entries\/[\w-]{22}$/);
  expect(await who.read()).toContain("Een zaal op dinsdag");
}

function print(way: string, asked: Asked): void {
  const { pages, fields, taps, letters: typed, words } = asked;
  const [seconds, slowly] = [READ, READ_SLOWLY].map((read) => Math.round(secondsOf(asked, read)));
  console.log(
    `from the envelope to a request, ${way}: ${pages} pages, ${fields} fields, ${taps} taps, ${typed} letters typed, ${words} words to read: ${seconds} s, and ${slowly} s at ${READ_SLOWLY} words a minute`,
  );
  expect(seconds).toBeLessThan(MOST);
}

const written = (...keys: readonly string[]): number =>
  count(keys.map((key) => t(key, { party: "De Lange Tafel", book: BOOK.name, address: ADDRESS })).join(" "));

test("with a camera: the square on the letter leads to a request in the book", async () => {
  const who = await person(browser, site);
  const read = written("letter.title", "letter.invited", "letter.scan");
  const asked: Asked = { pages: 1, fields: 0, taps: 1, letters: 0, words: read };
  await who.open(`/sign-in?code=${letters[0]}`);
  await step(who, asked, t("sign-in.send"));
  await fromTheDoorToTheBook(who, asked, "De Lange Tafel");
  print("by the square", asked);
});

test("without a camera: the address and the code of the letter are typed", async () => {
  const who = await person(browser, site);
  const read = written("letter.title", "letter.invited", "letter.or", "letter.go", "letter.type");
  // Nobody types the https of an address.
  const address = ADDRESS.replace("https://", "").length;
  const asked: Asked = { pages: 1, fields: 0, taps: 2, letters: address, words: read };
  await who.open("/sign-in");
  await step(who, asked, t("sign-in.send"), { [t("sign-in.code")]: letters[1] as string });
  await fromTheDoorToTheBook(who, asked, "Buurttuin");
  print("by the code", asked);
});
