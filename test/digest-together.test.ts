import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendDigests } from "../src/http/digests.ts";
import { mailsIn } from "../src/http/outbox.ts";
import { propose, seal } from "../src/http/saying-together.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { insertAccount, insertMembership, type Membership } from "../src/storage/accounts.ts";
import { chooseDigest } from "../src/storage/digests.ts";
import { setEmail } from "../src/storage/email.ts";
import { enter, foundBook } from "./support/book.ts";
import { servicesAt } from "./support/still-site.ts";

/** Words to say together in the overview by mail: a number for who wrote, and nothing else. No server takes mail here: it lies in the outbox. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SECRET = "een zin die niemand in de mail mag lezen";
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-together-"));
let now = Date.parse("2026-03-02T08:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
const groups: PartyId[] = [];

beforeAll(async () => {
  const basis = await servicesAt(() => new Date(now));
  services = { ...basis, settings: parseSettings({ DATA_DIR: folder }) as Settings };
  const founded = await foundBook(services.desk, "noord");
  ({ book, city } = founded);
  groups.push(founded.group);
  for (const n of [2, 3, 4, 5, 6])
    groups.push(await enter(services.desk, book, { name: `Groep ${n}`, type: "group", side: "residents" }));
});
afterAll(async () => {
  await services.engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function person(party: PartyId): Promise<string> {
  const { engine } = services;
  const [account, told] = [`account-${party}`, new Date(now).toISOString()];
  await insertAccount(engine, { account, steward: false, sixteen: told }, told);
  await insertMembership(engine, account, { book, party, role: "organiser", unit: "", pseudonym: account });
  await setEmail(engine, account, `${party}@voorbeeld.nl`, told);
  await chooseDigest(engine, { account, period: "daily", locale: "nl", slot: "2026-03-01", told });
  return account;
}

/** What is in the outbox for somebody after one more day, the newest last. */
async function mailedTo(account: string): Promise<readonly string[]> {
  now += DAY;
  await sendDigests(services);
  const mails = mailsIn(services.settings).filter((mail) => mail.account === account);
  return mails.toSorted((a, b) => a.until.localeCompare(b.until)).map(({ subject, text }) => `${subject}\n${text}`);
}

test("that five wrote, and that a yes is asked, is told once, as a number to who wrote alone", async () => {
  const draft = {
    kind: "rule",
    by: { party: city, account: "a" },
    body: { title: "Zaalregel", type: "house", owner: city },
  };
  const subject: EntryId = (await services.desk.write(book, draft as unknown as Draft)).id;
  const at = { book, subject };
  const [first, , , , fifth, outside] = groups as [PartyId, PartyId, PartyId, PartyId, PartyId, PartyId];
  const [mine, silent, hall] = [await person(first), await person(outside), await person(city)];
  for (const party of groups.slice(0, 4)) await seal(services, at, party, SECRET);
  expect((await mailedTo(mine)).join("\n")).not.toContain("Samen zeggen");
  const before = (await mailedTo(mine)).length;
  await seal(services, at, fifth, SECRET);
  const told = await mailedTo(mine);
  expect(told).toHaveLength(before + 1);
  expect(told.at(-1)).toMatch(/Samen zeggen\n- [^\n]*op 1 plek wacht iets op u\n[^\n]*\/b\/noord\/together\n/);
  for (const part of ["een zin die niemand", "Zaalregel", subject, "Groep 5"]) expect(told.at(-1)).not.toContain(part);
  expect(await mailedTo(mine)).toHaveLength(before + 1);
  const writer = { book, party: fifth, pseudonym: "p" } as Membership;
  await propose(services, at, writer, { text: SECRET, audience: "members" });
  expect((await mailedTo(mine)).at(before + 1)).toContain("op 1 plek wacht iets op u");
  for (const one of [silent, hall]) expect((await mailedTo(one)).join("\n")).not.toContain("Samen zeggen");
});

test("what is made in the last hour of a period is not too late, in winter as in summer", async () => {
  for (const [n, last] of ["2026-12-02T05:30:00.000Z", "2027-07-02T04:30:00.000Z"].entries()) {
    now = Date.parse(last) - 60_000;
    const to = groups[n + 1] as PartyId;
    const account = await person(to);
    now = Date.parse(last);
    const body = { from: { party: city }, to, matter: "time" };
    await services.desk.write(book, { kind: "request", by: { party: city, account: "a" }, body } as unknown as Draft);
    await sendDigests(services);
    const untils = mailsIn(services.settings)
      .filter((mail) => mail.account === account)
      .map(({ until }) => until);
    expect(untils).toEqual([new Date(now + HOUR / 2).toISOString()]);
  }
});
