import { afterAll, beforeAll, expect, test } from "vitest";
import { makeOrganisersCode, makePartyCode } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import { makeToken } from "../src/http/tokens.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { peopleOf, type Role, setRole } from "../src/storage/accounts.ts";
import { enter, foundBook } from "./support/book.ts";
import { browserAt } from "./support/browser-of.ts";
import { servicesAt } from "./support/still-site.ts";

/** What lets somebody in for a party ends with what gave the right to make it. */

let services: Services;
let book: BookId;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book } = await foundBook(services.desk, "buurt"));
});
afterAll(() => services.engine.close());

const newParty = (name: string): Promise<PartyId> =>
  enter(services.desk, book, { name, type: "group", side: "residents" });
const codeFor = (party: PartyId, role: Role = "organiser"): Promise<string> =>
  makePartyCode(services.engine, services.secrets, { book, party, maker: "steward", role });

test("of the first letters of a party one works: who kept another one back has none once somebody came in", async () => {
  const party = await newParty("Twee brieven");
  const [one, kept, writers] = [await codeFor(party), await codeFor(party), await codeFor(party, "writer")];
  await browserAt(services).signIn(one);
  expect((await browserAt(services).signIn(kept)).status).toBe(403);
  expect((await browserAt(services).signIn(writers)).status).toBe(303);
});

test("whoever was an organiser a moment ago makes no code and no key", async () => {
  const party = await newParty("Net te laat");
  await browserAt(services).signIn(await codeFor(party));
  const { engine, secrets } = services;
  const [me] = await peopleOf(engine, book, party);
  if (!me) throw new Error("nobody there");
  await setRole(engine, me, { role: "writer", unit: "" });
  const late = { code: "organisers-only" };
  await expect(makeOrganisersCode(engine, secrets, { book, party, maker: me.pseudonym })).rejects.toMatchObject(late);
  const typed = { name: "Archief", scopes: ["read"], days: "30" };
  await expect(makeToken(services, me, "account", typed)).rejects.toMatchObject(late);
});
