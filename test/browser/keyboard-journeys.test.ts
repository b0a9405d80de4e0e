import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePartyCode } from "../../src/http/codes.ts";
import { foundBook, inviteParty } from "../../src/http/founding.ts";
import { setTerms } from "../../src/http/terms.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import { LOCALES, type Locale, textsIn } from "../../src/web/texts.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Typist, typist } from "./support/typist.ts";

/** With the keyboard only, from left to right and from right to left: every page on the way is gone through from its head to its end. */
const WAYS = [
  { lang: "nl", width: 360 },
  { lang: "ar", width: 1280 },
] as const satisfies readonly { readonly lang: Locale; readonly width: number }[];
const CITY = "Gemeente Utrecht";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A book with terms, a municipality that is in it, and a paper code for who is not. */
async function invited(
  lang: Locale,
): Promise<{ readonly book: BookId; readonly city: PartyId; readonly code: string }> {
  const { services } = site;
  const book = await foundBook(services, { name: `Boek ${lang}`, place: "Utrecht", holder: "Bibliotheek Oost" });
  const terms = LOCALES.map((locale) => {
    const { t } = textsIn(locale);
    const named = { book: "Boek van Oost", holder: "Bibliotheek Oost" };
    return [locale, { rules: t("terms.ready.rules", named), arrangement: t("terms.ready.arrangement", named) }];
  });
  await setTerms(services, book, Object.fromEntries(terms));
  const city = await inviteParty(services, book, { name: CITY, type: "municipality", side: "institution" });
  const party = await inviteParty(services, book, { name: "De Pan", type: "initiative", side: "residents" });
  const code = await makePartyCode(services.engine, services.secrets, { book, party, maker: "steward" });
  return { book, city, code };
}

async function signIn(one: Typist, code: string): Promise<void> {
  await one.open("/sign-in");
  await one.answer({ [one.t("sign-in.code")]: code });
  await one.press(one.t("sign-in.send"));
}

test.each(WAYS)(
  "from the paper code to a request, the answer and a reply: $lang, $width px",
  async ({ lang, width }) => {
    const { book, city, code } = await invited(lang);
    const [organiser, servant] = [
      await typist(browser, site, { lang, width }),
      await typist(browser, site, { lang, width: WAYS.find((way) => way.width !== width)?.width ?? width }),
    ];
    const WHAT = "Een zaal op dinsdag";
    const { t, formats } = organiser;

    await signIn(organiser, code);
    await organiser.answer({
      [t("record.enter.name")]: "Buurtkeuken De Pan",
      [t("record.enter.type")]: formats.word("initiative", "party"),
      [t("terms.agree.tick")]: "",
    });
    await organiser.press(t("terms.agree.send"));
    expect(organiser.path).toMatch(/\/record\/request\?first=yes$/);
    await organiser.answer({
      [t("field.request.to")]: CITY,
      [t("field.request.matter")]: formats.word("space", "matter"),
      [t("field.request.what")]: WHAT,
    });
    await organiser.press(t("record.send.write"));
    expect(organiser.path).toMatch(/\/entries\/[\w-]{22,}$/);
    const request = organiser.path;

    const { engine, secrets } = site.services;
    await signIn(servant, await makePartyCode(engine, secrets, { book, party: city, maker: "steward" }));
    await servant.answer({ [t("terms.agree.tick")]: "" });
    await servant.press(t("terms.agree.send"));
    await servant.open(`/b/${book}`);
    await servant.press(WHAT);
    expect(servant.path).toBe(request);
    await servant.press(t("action.decide"));
    await servant.answer({
      [t("field.decision.outcome")]: formats.word("refused", "outcome"),
      [t("field.decision.reason.form")]: formats.word("spoken", "reason"),
      [t("field.decision.reason.text")]: "De zaal is vol.",
      [t("field.decision.heard")]: formats.word("no"),
    });
    await servant.press(t("record.first-look"));
    expect(await servant.read()).toContain(t("flag.reason-only-spoken.yes"));
    await servant.answer({ [t("field.decision.heard")]: formats.word("yes") });
    await servant.press(t("record.send.write"));
    expect(servant.path).toMatch(/\/entries\/[\w-]{22,}$/);

    await organiser.open(`/b/${book}`);
    await organiser.press(WHAT);
    expect(await organiser.read()).toContain("De zaal is vol.");
    await organiser.press(t("action.reply"));
    await organiser.answer({ [t("field.reply.text")]: "Op woensdag kan het ook." });
    await organiser.press(t("record.send.write"));
    expect(await organiser.read()).toContain("Op woensdag kan het ook.");

    for (const { problems, gone, page } of [organiser, servant]) {
      console.log(`${lang}: ${gone.pages} pages, ${gone.stops} stops`);
      expect(problems).toEqual([]);
      await page.context().close();
    }
  },
);
