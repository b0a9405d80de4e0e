import { expect, test } from "vitest";
import { asEntryId, asPartyId } from "../../register/ids.ts";
import { LOCALES, textsIn } from "../texts.ts";
import { withoutName } from "./named-days.ts";
import { prefill, type About } from "./prefill.ts";

const CITY = asPartyId("party-municipality");
const TABLE = asPartyId("party-initiative-1");
const ASK = asEntryId("entry-request-0001");

const residents = { party: TABLE, side: "residents" } as const;
const institution = { party: CITY, side: "institution" } as const;

const body = { from: { party: TABLE }, to: CITY, matter: "space", what: "Een zaal" };
const about = {
  entry: { kind: "request", id: ASK, by: { party: TABLE, account: "a" }, body },
  body,
} as unknown as About;

test("a decision opened from a request starts with the request and with who was asked", () => {
  expect(prefill("decision", residents, about)).toEqual({ decider: CITY, on: ASK });
});

test("the same kind opened from an entry is another version of it, with its words to change", () => {
  expect(prefill("request", institution, about)).toMatchObject({ versionOf: ASK, what: "Een zaal", to: CITY });
});

test("a correction starts with everything it corrects", () => {
  expect(prefill("correction", residents, about)).toMatchObject({ target: ASK, what: "Een zaal", from: TABLE });
});

test("a new request starts with the writer as the one who asks, today; another version of one leaves its day", () => {
  expect(prefill("request", { ...residents, today: "vandaag" }, undefined)).toEqual({ from: TABLE, asked: "vandaag" });
  expect(prefill("request", { ...institution, today: "vandaag" }, about).asked).not.toBe("vandaag");
  for (const lang of LOCALES)
    expect(withoutName(textsIn(lang).t("word.today"), Date.UTC(2031, 4, 6))).toBe("2031-05-06");
});

test("residents and institutions stand at other ends of a role, a rule, support and proof", () => {
  expect(prefill("role", residents, undefined)).toEqual({ holder: TABLE });
  expect(prefill("role", institution, undefined)).toEqual({ "givers.party": CITY });
  expect(prefill("support", residents, undefined)).toEqual({ to: TABLE });
  expect(prefill("support", institution, undefined)).toEqual({ from: CITY });
  expect(prefill("held", residents, undefined)).toEqual({ who: TABLE });
  expect(["decision", "rule", "saying"].map((kind) => prefill(kind as "rule", residents, undefined))).toEqual([
    {},
    {},
    {},
  ]);
});
