import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { makePartyCode } from "../../src/http/codes.ts";
import { parseBody } from "../../src/register/check.ts";
import type { Draft } from "../../src/register/entry.ts";
import { asBookId, type BookId, type EntryId, type PartyId } from "../../src/register/ids.ts";
import type { KindName } from "../../src/register/kinds.ts";
import { writtenAt } from "../../src/register/register.ts";
import { means } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { freePort } from "../support/free-port.ts";
import { institutionOf, startProvider, type TestProvider } from "../support/institution.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Expect, has, type Traveller, traveller, type Way, WAYS } from "./support/traveller.ts";
import { saySixteen } from "./support/signing-in.ts";

/** A book of each way's own, so that they go side by side. */
interface Town {
  readonly way: Way;
  readonly book: BookId;
  readonly city: PartyId;
  readonly group: PartyId;
  readonly unit: string;
}

const newId = (): PartyId => means.newId() as PartyId;
const TOWNS: readonly Town[] = WAYS.map((way, i) => ({
  way,
  book: asBookId(`buurt-${i}`),
  city: newId(),
  group: newId(),
  unit: `Wijkzaken ${i}`,
}));
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-journeys-"));
let browser: Browser;
let provider: TestProvider;
let site: Site;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  [browser, provider] = await Promise.all([launchChromium(), startProvider(`${url}/sign-in/institution/stad/back`)]);
  writeFileSync(path.join(folder, "key.pem"), provider.key);
  const OIDC_FILE = path.join(folder, "oidc.json");
  writeFileSync(OIDC_FILE, JSON.stringify([institution()]));
  site = await startSite({ PORT: String(port), HOST: "127.0.0.1", BASE_URL: url, OIDC_FILE });
  for (const town of TOWNS) await found(town);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
});

const institution = () =>
  institutionOf(provider, {
    places: TOWNS.map(({ book, city, unit }) => ({ value: unit, book, party: city, unit, role: "writer" })),
  });

async function found({ book, city, group }: Town): Promise<void> {
  const settings = { name: book, place: "", holder: "Stichting Houder", note: "" };
  await site.services.desk.found({ id: book, type: "neighbourhood", settings, created: means.clock().toISOString() });
  const parties = [
    [city, { name: "Gemeente", type: "municipality", side: "institution" }],
    [group, { name: "Buurtgroep", type: "initiative", side: "residents" }],
  ] as const;
  for (const [id, body] of parties) await write({ book }, id, { kind: "party", body, id: id as string as EntryId });
}

interface Said {
  readonly kind: KindName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly id?: EntryId;
}

const write = async ({ book }: Pick<Town, "book">, party: PartyId, { kind, body, id }: Said): Promise<EntryId> => {
  const draft = { kind, body: parseBody(kind, body), by: { party, account: "test" }, ...(id && { id }) };
  return (await site.services.desk.write(book, draft as Draft)).id;
};
const asked = (town: Town, what: string): Promise<EntryId> =>
  write(town, town.group, {
    kind: "request",
    body: { from: { party: town.group }, to: town.city, matter: "space", what },
  });

const cameIn = async ({ book, way }: Town, party: PartyId): Promise<Traveller> => {
  const one = await traveller(browser, site, way);
  await one.signIn(await site.code(book, party));
  return one;
};

/** Adds what somebody does on each way, side by side; what axe found on the way fails it. */
function journey(name: string, go: (town: Town, expect: Expect) => Promise<readonly Traveller[]>): void {
  test.concurrent.for(TOWNS)(`${name}: $way.lang, $way.width px, script $way.script`, async (town, { expect }) => {
    const travellers = await go(town, expect);
    expect(travellers.flatMap(({ problems }) => problems)).toEqual([]);
    await Promise.all(travellers.map(({ page }) => page.context().close()));
  });
}

journey("an organiser, from the paper code to the answer and a reply", async (town, expect) => {
  const WHAT = "Een zaal op dinsdag";
  const party = newId();
  const one = await cameIn(town, party);
  const { t, formats } = one;
  expect(one.path).toBe(`/b/${town.book}/record/party`);
  await one.answer({
    [t("record.enter.name")]: "Buurtkeuken De Pan",
    [t("record.enter.type")]: formats.word("initiative", "party"),
    [t("field.party.words")]: "Wij koken samen.",
  });
  await one.press(t("record.send.write"));
  await one.page
    .locator("header")
    .getByRole("link", { name: t("layout.book.record") })
    .click();
  await one.page.waitForURL(/record$/);
  await one.press(t("record.request"));
  await one.answer({
    [t("field.request.to")]: "Gemeente",
    [t("field.request.matter")]: formats.word("space", "matter"),
    [t("field.request.what")]: WHAT,
    [t("field.request.wanted")]: "1-2-2027",
  });
  await one.press(t("record.send.write"));
  expect(one.path).toMatch(/\/entries\//);
  await has(expect, one, WHAT, formats.partialDate("2027-02-01"));
  await write(town, town.city, {
    kind: "decision",
    body: {
      on: one.path.split("/").at(-1),
      decider: town.city,
      outcome: "refused",
      reason: { form: "written", text: "De zaal is vol." },
    },
  });
  await one.open(`/b/${town.book}`);
  await has(expect, one, t("start.waiting"), t("start.waiting.about", { count: 1 }));
  await one.press(WHAT);
  await has(expect, one, formats.word("refused", "outcome"), "De zaal is vol.");
  await one.press(t("action.reply"));
  await one.answer({ [t("field.reply.text")]: "Op woensdag kan het ook." });
  await one.press(t("record.send.write"));
  await has(expect, one, t("entry.replies"), "Op woensdag kan het ook.");
  return [one];
});

/** One person at a time signs in at the institution. */
let atTheInstitution: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = atTheInstitution.then(work, work);
  atTheInstitution = mine.catch(() => undefined);
  return mine;
};

journey(
  "a civil servant, from the sign-in of the city to a decision after looking in the mirror",
  async (town, expect) => {
    const WHAT = "Geld voor een moestuin";
    const request = await asked(town, WHAT);
    const one = await traveller(browser, site, town.way);
    const { t, formats } = one;
    await one.open("/sign-in");
    await inTurn(async () => {
      provider.who = { sub: town.unit, department: town.unit };
      await one.press("De stad");
      await saySixteen(one.page);
    });
    expect(one.path).toBe(`/b/${town.book}`);
    await has(expect, one, t("start.waiting"), WHAT);
    await one.press(WHAT);
    expect(one.path).toBe(`/b/${town.book}/entries/${request}`);
    await one.press(t("action.decide"));
    await has(expect, one, t("lens.before-deciding.title"));
    await one.press(t("record.first-look.all"));
    expect(one.path).toMatch(/\/mirror\/before-deciding\?/);
    await one.open(`/b/${town.book}/record/decision?about=${request}`);
    await one.answer({
      [t("field.decision.outcome")]: formats.word("refused", "outcome"),
      [t("field.decision.reason.form")]: formats.word("spoken", "reason"),
      [t("field.decision.reason.text")]: "Er is geen geld meer.",
      [t("field.decision.heard")]: formats.word("no"),
    });
    await one.press(t("record.first-look"));
    await has(
      expect,
      one,
      t("lens.before-deciding.title"),
      t("flag.reason-only-spoken.yes"),
      t("flag.not-heard-first.yes"),
    );
    expect(await one.page.getByLabel(t("field.decision.reason.text"), { exact: true }).inputValue()).toBe(
      "Er is geen geld meer.",
    );
    await one.answer({ [t("field.decision.heard")]: formats.word("yes") });
    await one.press(t("record.send.write"));
    expect(one.path).toMatch(/\/entries\//);
    await has(expect, one, formats.word("refused", "outcome"), "Er is geen geld meer.");
    return [one];
  },
);

journey("another version beside the first: told by one, by both alike, by both and different", async (town, expect) => {
  const WHAT = "De sleutel van de kelder";
  const request = await asked(town, WHAT);
  const [city, group] = [await cameIn(town, town.city), await cameIn(town, town.group)];
  const { t } = city;
  await city.open(`/b/${town.book}/entries/${request}`);
  await has(expect, city, t("versions.one"));
  await city.press(t("action.version"));
  await city.answer({ [t("field.request.what")]: WHAT });
  await city.press(t("record.send.write"));
  await has(
    expect,
    city,
    t("versions.alike"),
    t("versions.of", { party: "Buurtgroep" }),
    t("versions.of", { party: "Gemeente" }),
  );
  await group.open(`/b/${town.book}/entries/${request}`);
  await group.press(t("action.correct"));
  await group.answer({ [t("field.request.what")]: "Twee sleutels van de kelder" });
  await group.press(t("record.send.write"));
  await has(expect, group, t("versions.different"), t("versions.differ-in", { fields: t("field.request.what") }));
  await city.open(`/b/${town.book}/entries/${request}`);
  await has(expect, city, t("versions.different"), "Twee sleutels van de kelder");
  return [city, group];
});

journey("handing over a group, with nothing lost and nothing shared", async (town, expect) => {
  const party = newId();
  const body = { name: "Fietsclub", type: "group", side: "residents" };
  await write(town, party, { kind: "party", body, id: party as string as EntryId });
  const [first, second] = [await cameIn(town, party), await traveller(browser, site, town.way)];
  const { t, formats } = first;
  const people = `/b/${town.book}/parties/${party}/people`;
  const record = async (who: Traveller, what: string): Promise<string> => {
    await who.open(`/b/${town.book}/record/request`);
    await who.answer({
      [t("field.request.to")]: "Gemeente",
      [t("field.request.matter")]: formats.word("space", "matter"),
      [t("field.request.what")]: what,
    });
    await who.press(t("record.send.write"));
    return who.path;
  };
  const authorOf = async (written: string): Promise<string | undefined> => {
    const { register } = await site.services.desk.open(town.book);
    return writtenAt(register, register.rowOf.get(written.split("/").at(-1) as EntryId) ?? -1)?.by.account;
  };
  const request = await record(first, "Een stalling");
  await first.open("/account");
  await has(expect, first, t("account.parties"), "Fietsclub", t("people.role.organiser"));
  await first.press("Fietsclub");
  await has(expect, first, t("people.leave.only"));
  await first.unfold(t("people.leave.open"));
  await first.press(t("people.leave.send"));
  await has(expect, first, t("refusal.last-organiser"));
  await first.press(t("codes.make"));
  const code = await first.page.locator(".letter-code").innerText();
  await second.signIn(code);
  await second.open(people);
  await second.answer({ [t("people.name.label")]: "Samira" });
  await second.press(t("people.name.send"));
  expect(await second.page.getByRole("button", { name: t("codes.make") }).count()).toBe(0);
  await first.open(people);
  await first.unfold(t("people.change", { name: "Samira" }));
  await first.press(t("people.hand-over"));
  await first.unfold(t("people.leave.open"));
  await first.press(t("people.leave.send"));
  expect(first.path).toBe("/account");
  await has(expect, first, t("account.parties.none"));
  const before = await authorOf(request);
  await second.open(request);
  await second.press(t("action.correct"));
  await second.answer({ [t("field.request.what")]: "Twee stallingen" });
  await second.press(t("record.send.write"));
  await has(expect, second, "Twee stallingen");
  expect(before).toBeDefined();
  expect(await authorOf(request)).toBe(before);
  expect(await authorOf(await record(second, "Een pomp"))).not.toBe(before);
  await second.open(people);
  await second.press(t("codes.make"));
  await has(expect, second, t("codes.gone"));
  expect(await first.open(people)).toBe(404);
  return [first, second];
});

journey("who looked: an institution by its department, and no resident", async (town, expect) => {
  const party = newId();
  const body = { name: "Leesclub", type: "group", side: "residents" };
  await write(town, party, { kind: "party", body, id: party as string as EntryId });
  const [holder, neighbour] = [await cameIn(town, party), await cameIn(town, town.group)];
  const unit = "Sociaal domein";
  const { engine, secrets } = site.services;
  const code = await makePartyCode(engine, secrets, { book: town.book, party: town.city, maker: "steward", unit });
  const servant = await traveller(browser, site, town.way);
  await servant.signIn(code);
  const { t } = holder;
  await holder.open(`/b/${town.book}/looks`);
  await has(expect, holder, t("looks.title"), t("looks.empty"), t("looks.residents"));
  for (const who of [neighbour, servant, servant]) await who.open(`/b/${town.book}/parties/${party}`);
  await holder.open(`/b/${town.book}/parties/${party}`);
  await holder.press(t("looks.title"));
  await has(expect, holder, t("looks.caption", { count: 2 }), "Gemeente", unit);
  expect(await holder.page.locator("main tbody").innerText()).not.toContain("Buurtgroep");
  await servant.open(`/b/${town.book}/looks`);
  expect(await servant.page.locator("main").innerText()).not.toContain("Leesclub");
  return [holder, neighbour, servant];
});

journey("erase me: a wrong word erases nothing, the right one all that was asked", async (town, expect) => {
  const WHAT = "Een stil feest";
  const { engine, secrets } = site.services;
  const at = { book: town.book, party: town.group, maker: "steward" } as const;
  const [one, neighbour] = [await traveller(browser, site, town.way), await cameIn(town, town.city)];
  await one.signIn(await makePartyCode(engine, secrets, { ...at, role: "writer" }));
  const { t, formats } = one;
  await one.open(`/b/${town.book}/record/request`);
  await one.answer({
    [t("field.request.to")]: "Gemeente",
    [t("field.request.matter")]: formats.word("space", "matter"),
    [t("field.request.what")]: WHAT,
  });
  await one.press(t("record.send.write"));
  const request = one.path;
  expect(await neighbour.open(request)).toBe(200);
  await one.open("/account");
  await one.press(t("erase.me"));
  await has(expect, one, t("erase.lead"), t("erase.goes"), t("erase.stays"));
  const sure = t("erase.word.label", { word: t("erase.word") });
  await one.answer({ [sure]: WHAT });
  await one.press(t("erase.send"));
  await has(expect, one, t("erase.word.wrong", { word: t("erase.word") }));
  expect(await neighbour.open(request)).toBe(200);
  await one.answer({ [t("erase.more")]: t("erase.more.words", { n: 1 }), [sure]: t("erase.word") });
  await one.press(t("erase.send"));
  await has(expect, one, t("erase.done.person"), t("erase.done.count", { n: 1 }));
  expect(await one.open("/account")).toBe(401);
  expect(await neighbour.open(request)).toBe(404);
  await neighbour.open(`/b/${town.book}/requests`);
  expect(await neighbour.read()).not.toContain(WHAT);
  return [one, neighbour];
});
