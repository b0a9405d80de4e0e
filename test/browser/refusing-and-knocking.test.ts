import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { holderOf } from "../../src/http/founding.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import { enter, foundBook, means } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Expect, has, type Traveller, traveller, type Way, WAYS } from "./support/traveller.ts";

/** A party that the holder refuses and that answers, and a door at which somebody knocks: by the words on the screen alone. */

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A book of a way's own, so that they go side by side. */
interface Town {
  readonly way: Way;
  readonly book: BookId;
  readonly group: PartyId;
}

/** Adds what people do on each way; what axe found on the way fails it. */
function journey(name: string, go: (town: Town, expect: Expect) => Promise<readonly Traveller[]>): void {
  test.concurrent.for(WAYS)(`${name}: $lang, $width px, script $script`, async (way, { expect }) => {
    const slug = `${name.slice(2, 8).trim().replaceAll(" ", "-")}-${way.lang}-${way.width}`;
    const { book, group } = await foundBook(site.services.desk, slug);
    const travellers = await go({ way, book, group }, expect);
    expect(travellers.flatMap(({ problems }) => problems)).toEqual([]);
    await Promise.all(travellers.map(({ page }) => page.context().close()));
  });
}

async function cameIn({ book, way }: Town, party: PartyId): Promise<Traveller> {
  const one = await traveller(browser, site, way);
  await one.signIn(await site.code(book, party));
  return one;
}

journey("a refused group reads why, answers, and takes part again once it is taken back", async (town, expect) => {
  const [NAME, REASON, ANSWER] = ["Leesclub", "Deze naam is van een ander.", "Wij heten al jaren zo."];
  const one = await cameIn(town, means.newId() as PartyId);
  const { t, formats } = one;
  await one.answer({
    [t("record.enter.name")]: NAME,
    [t("record.enter.type")]: formats.word("group", "party"),
  });
  await one.press(t("record.send.write"));
  const holder = await cameIn(town, await holderOf(site.services, town.book));
  await holder.open(`/b/${town.book}/parties`);
  await holder.press(NAME);
  await holder.press(t("refusing.title"));
  await holder.answer({
    [t("refusing.reason")]: REASON,
    [t("refusing.heard")]: formats.word("no", "answer"),
  });
  await holder.press(t("refusing.send"));
  await has(expect, holder, NAME, t("refusing.back"));
  await one.open(`/b/${town.book}`);
  await has(expect, one, t("refusing.you"), t("refusing.you.lead"));
  await one.press(t("refusing.read"));
  await has(expect, one, formats.word("refused", "outcome"), REASON);
  await one.press(t("action.reply"));
  await one.answer({ [t("field.reply.text")]: ANSWER });
  await one.press(t("record.send.write"));
  await has(expect, one, t("entry.replies"), ANSWER);
  expect(await one.open(`/b/${town.book}/record/request`)).toBe(403);
  await holder.open(`/b/${town.book}/parties`);
  await holder.press(NAME);
  await holder.press(t("refusing.read"));
  await has(expect, holder, REASON, ANSWER);
  await holder.open(`/b/${town.book}/parties`);
  await holder.press(NAME);
  await holder.press(t("refusing.title"));
  await holder.press(t("refusing.back"));
  await has(expect, holder, t("refusing.send"));
  await one.open(`/b/${town.book}`);
  expect(await one.read()).not.toContain(t("refusing.you"));
  expect(await one.open(`/b/${town.book}/record/request`)).toBe(200);
  return [one, holder];
});

journey("a knock at a door is read, answered and taken away, and tells nobody who is who", async (town, expect) => {
  const [NAME, WORDS, ANSWER] = ["Open huis", "Mag ik zaterdag komen helpen?", "Kom gerust, om tien uur."];
  const { engine, desk } = site.services;
  const house = await enter(desk, town.book, { name: NAME, type: "group", side: "residents", relay: true });
  const host = await cameIn(town, house);
  const { t } = host;
  await engine.query("UPDATE membership SET name = 'Samira' WHERE party = $1", [house]);
  const one = await cameIn(town, town.group);
  await one.press(NAME);
  await one.press(t("knock.title"));
  const seen = [await one.read()];
  await one.answer({ [t("knock.words")]: `${WORDS} Bel 06 12345678` });
  await one.press(t("knock.send"));
  await has(expect, one, t("look-again.title"), t("knock.reach"));
  await one.answer({ [t("knock.words")]: WORDS });
  await one.press(t("knock.anyway"));
  await has(expect, one, t("knock.sent"), t("knock.keep"));
  const number = await one.page.locator(".letter-code").innerText();
  await host.open(`/b/${town.book}`);
  await host.press(t("knocks.waiting", { count: 1 }));
  await has(expect, host, t("knocks.somebody"), WORDS);
  const read = await host.read();
  await host.answer({ [t("knocks.answer")]: ANSWER });
  await host.press(t("knocks.send"));
  await has(expect, host, WORDS, ANSWER);
  await one.press(t("knock.answer"));
  await one.answer({ [t("knock.code")]: number });
  await one.press(t("knock.read"));
  await has(expect, one, NAME, WORDS, ANSWER);
  seen.push(await one.read());
  expect(seen.join("")).not.toMatch(/Samira|@|\d{6}/);
  expect(read).not.toMatch(/Buurtgroep|@|\d{6}/);
  await one.press(t("knock.take-away"));
  await has(expect, one, t("knock.gone"));
  await host.open(`/b/${town.book}/knocks`);
  await has(expect, host, t("knocks.none"));
  return [one, host];
});
