import { expect, test } from "vitest";
import { asEntryId, asPartyId } from "../../register/ids.ts";
import { prefill, type About } from "./prefill.ts";

const CITY = asPartyId("party-municipality");
const TABLE = asPartyId("party-initiative-1");
const ASK = asEntryId("entry-request-0001");

const body = { from: { party: TABLE }, to: CITY, matter: "space", what: "Een zaal" };
const about = {
  entry: { kind: "request", id: ASK, by: { party: TABLE, account: "a" }, body },
  body,
} as unknown as About;

test("a decision opened from a request starts with the request and with who was asked", () => {
  expect(prefill("decision", TABLE, about)).toEqual({ decider: CITY, on: ASK });
});

test("the same kind opened from an entry is another version of it, with its words to change", () => {
  expect(prefill("request", CITY, about)).toMatchObject({ versionOf: ASK, what: "Een zaal", to: CITY });
});

test("a correction starts with everything it corrects", () => {
  expect(prefill("correction", TABLE, about)).toMatchObject({ target: ASK, what: "Een zaal", from: TABLE });
});

test("a new request starts with the writer as the one who asks, and nothing else", () => {
  expect(prefill("request", TABLE, undefined)).toEqual({ from: TABLE });
});
