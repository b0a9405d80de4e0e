import { expect, test } from "vitest";
import { foldDrafts } from "../../../test/support/fold.ts";
import type { Draft } from "../../register/entry.ts";
import { asEntryId, asPartyId } from "../../register/ids.ts";
import type { Body, KindName } from "../../register/kinds.ts";
import { traitNotices } from "./trait-notice.ts";

const CITY = asPartyId("party-municipality");
const TABLE = asPartyId("party-initiative-1");

const enter = (id: typeof CITY, body: object): Draft =>
  ({ kind: "party", id: asEntryId(id), by: { party: id, account: "a" }, body }) as Draft;
const book = foldDrafts(
  "neighbourhood",
  [
    enter(CITY, { name: "De gemeente", type: "municipality", side: "institution" }),
    enter(TABLE, { name: "De Tafel", type: "initiative", side: "residents" }),
  ].map((draft) => ({ draft, at: "2026-11-20T12:00:00Z" })),
);
const notices = (kind: KindName, body: object, by = TABLE) => traitNotices(book, { kind, body: body as Body, by });

test("T27: a word about what people are, in a request to somebody else, is named with its field", () => {
  const body = { from: { party: TABLE }, to: CITY, matter: "space", what: "Een zaal voor moslims", unit: "unknown" };
  expect(notices("request", body)).toEqual([{ name: "what", words: ["moslims"] }]);
});

test("T27: a group may say of itself what it wants", () => {
  const words = "Wij zijn een islamitische vrouwengroep";
  const body = { name: "De Tafel", type: "initiative", side: "residents", words, relay: false };
  expect(notices("party", body)).toEqual([]);
  expect(notices("claim", { speaker: TABLE, forWhom: words })).toEqual([]);
});

test("T27: an institution's doubt is looked at in every piece of free text, ids and closed lists are not", () => {
  const body = { about: "unknown-entry-0001", doubter: { party: CITY }, ground: "Te religieus", answered: "Nee" };
  expect(notices("doubt", body, TABLE)).toEqual([{ name: "ground", words: ["religieus"] }]);
});

test("T27: plain words bring no notice", () => {
  const body = { from: { party: TABLE }, to: CITY, matter: "space", what: "Een zaal op dinsdag" };
  expect(notices("request", body)).toEqual([]);
});
