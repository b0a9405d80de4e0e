import { expect, test } from "vitest";
import { tell } from "../../test/support/telling.ts";
import { doorOf } from "./door.ts";
import type { PartyId } from "./ids.ts";

const at = (iso: string) => ({ readable: () => true, now: Date.parse(iso) });

test("a party says whether it can be asked; the last word counts, and a day that has come says nothing", () => {
  const t = tell();
  const say = (party: PartyId, body: object) => t.say(party, "door", { target: party, ...body });
  const read = (iso: string) => doorOf(t.register, t.rosa, at(iso));
  expect(read("2027-01-01")).toBeUndefined();
  say(t.rosa, { state: "open" });
  say(t.rosa, { state: "closed", until: "2027-02-01" });
  expect(read("2027-01-31T12:00:00Z")).toEqual({ state: "closed", until: "2027-02-01" });
  expect(read("2027-02-01T12:00:00Z")).toBeUndefined();
  say(t.rosa, { state: "not-now" });
  expect(read("2027-02-01T12:00:00Z")).toEqual({ state: "not-now", until: "unknown" });
});

test("closed asks for a day, and nothing else has one; nobody closes another's door", () => {
  const t = tell();
  const tried = (body: object) => t.refused(t.rosa, "door", { target: t.rosa, ...body });
  expect(tried({ state: "closed" })).toBe("field-wrong");
  expect(tried({ state: "closed", until: "2027" })).toBe("field-wrong");
  expect(tried({ state: "open", until: "2027-02-01" })).toBe("field-wrong");
  expect(tried({ state: "open" })).toBeUndefined();
  expect(t.refused(t.city, "door", { target: t.rosa, state: "closed", until: "2027-02-01" })).toBe("describes-itself");
});

test("a door is read where its party is read", () => {
  const t = tell();
  const id = t.say(t.rosa, "door", { target: t.rosa, state: "not-now" });
  expect([t.reads(t.city, id), t.reads({ steward: true }, id), t.reads({}, id)]).toEqual([true, true, false]);
});

test("what a party said of its door earlier is its own to erase; the one before then counts again", () => {
  const t = tell();
  t.say(t.rosa, "door", { target: t.rosa, state: "open" });
  const late = t.say(t.rosa, "door", { target: t.rosa, state: "not-now" });
  expect(t.refused(t.hamza, "erasure", { target: late })).toBe("not-yours-to-erase");
  t.erase(t.rosa, late);
  expect(doorOf(t.register, t.rosa, at("2027-01-01"))?.state).toBe("open");
});
