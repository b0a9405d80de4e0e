import { expect, test } from "vitest";
import type { EntryId, PartyId } from "../src/register/ids.ts";
import { bodyNow, concernedAt, type Register, writtenById } from "../src/register/register.ts";
import { audienceOf } from "../src/register/consent.ts";
import { tell, type Telling } from "./support/telling.ts";

/** Who reads what, who widens and narrows, who erases: each sentence of the design, told as a small story. */

const ask = (t: Telling, from: PartyId, to: PartyId, audience?: "own" | "residents"): EntryId =>
  t.say(from, "request", { from: { party: from }, to, matter: "space", what: "een zaal" }, audience);
const refuse = (t: Telling, on: EntryId, decider: PartyId): EntryId =>
  t.say(decider, "decision", { on, decider, outcome: "refused", reason: { form: "spoken", text: "vol" } });
const concerned = (register: Register, id: EntryId) => concernedAt(register, register.rowOf.get(id) as number);
const everybody = (t: Telling) => [t.city, t.housing, t.rosa, t.hamza, t.third];
const readers = (t: Telling, id: EntryId) => everybody(t).filter((party) => t.reads(party, id));

test("what residents ask of an institution is read by residents and that institution, and by nobody else", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  expect(readers(t, request)).toEqual([t.city, t.rosa, t.hamza, t.third]);
  expect([t.reads({}, request), t.reads({ steward: true }, request)]).toEqual([false, false]);
});

test("what an institution decides about residents is read by those two, not by the neighbours", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  expect(readers(t, decision)).toEqual([t.city, t.rosa]);
});

test("silence widens only after a delivery, and only fourteen days later", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  t.wait(400);
  expect(t.reads(t.housing, request)).toBe(false);
  t.say(t.city, "delivery", { target: request, party: t.city, means: "page" });
  t.wait(13);
  expect(t.reads(t.housing, request)).toBe(false);
  t.wait(1);
  expect([t.reads(t.housing, request), t.reads({ steward: true }, request), t.reads({}, request)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a reply opens it at once, to the members", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  t.say(t.city, "reply", { target: request, text: "wij kijken ernaar" });
  expect([t.reads(t.housing, request), t.reads({}, request)]).toEqual([true, false]);
});

test("a reply to a reply counts as one, and is read where the first entry is", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  const more = t.say(t.rosa, "reply", { target: request, text: "het is voor het eten" });
  const answer = t.say(t.city, "reply", { target: more, text: "goed" });
  expect(t.reads(t.housing, answer)).toBe(true);
  t.say(t.rosa, "publication", { target: request, audience: "residents" });
  expect(readers(t, more)).toEqual([t.rosa, t.hamza, t.third]);
});

test("with two institutions concerned, the silence of one is not the silence of both", () => {
  const t = tell();
  const rule = t.say(t.housing, "rule", { title: "Zaalregel", type: "house", owner: t.housing });
  const held = t.say(t.rosa, "held", { rule, who: t.rosa, holder: t.city, how: "held" });
  t.say(t.city, "reply", { target: held, text: "ja" });
  expect(t.reads({ steward: true }, held)).toBe(false);
  t.say(t.housing, "delivery", { target: held, party: t.housing, means: "page" });
  t.wait(14);
  expect(t.reads({ steward: true }, held)).toBe(true);
});

test("an author who narrowed an entry is not overruled by silence, by a reply or by an institution that agrees", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  t.say(t.rosa, "publication", { target: request, audience: "concerned" });
  t.say(t.city, "reply", { target: request, text: "ja" });
  t.say(t.city, "agreement", { target: request, agrees: true });
  t.wait(100);
  expect(t.reads(t.housing, request)).toBe(false);
});

test("a delivery is told by who received it; a letter by its sender, and only to who takes part in the book", () => {
  const t = tell();
  const listed = t.say(t.rosa, "party", {
    name: "Fonds",
    type: "foundation",
    side: "institution",
  }) as string as PartyId;
  const [request, other] = [ask(t, t.rosa, t.city), ask(t, t.rosa, listed)];
  expect(t.refused(t.rosa, "delivery", { target: request, party: t.city, means: "page" })).toBe("only-about-own-acts");
  expect(t.refused(t.rosa, "delivery", { target: request, party: t.city, means: "letter" })).toBeUndefined();
  expect(t.refused(t.rosa, "delivery", { target: other, party: listed, means: "letter" })).toBe("only-about-own-acts");
  expect(t.refused(t.hamza, "delivery", { target: request, party: t.hamza, means: "page" })).toBe(
    "only-about-own-acts",
  );
});

test("a letter on paper to who takes no part can be told by its sender alone, and is never silence", () => {
  const t = tell();
  const body = { name: "Fonds", type: "foundation", side: "institution" };
  const listed = t.say(t.rosa, "party", body) as string as PartyId;
  const request = ask(t, t.rosa, listed);
  const sent = { target: request, party: listed, means: "post", letter: "answer", posted: "2025-01-06" };
  expect(t.refused(t.city, "delivery", { ...sent, party: t.city })).toBe("entry-unknown");
  expect(t.refused(t.hamza, "delivery", sent)).toBe("only-about-own-acts");
  expect(t.refused(listed, "delivery", sent)).toBe("only-about-own-acts");
  t.say(t.rosa, "delivery", sent);
  t.wait(400);
  expect([t.city, t.housing, t.hamza].map((one) => t.reads(one, request))).toEqual([false, false, true]);
});

test("what an institution writes about residents widens only when they agree", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  expect(t.refused(t.city, "publication", { target: decision, audience: "members" })).toBe("agreement-first");
  t.say(t.rosa, "reply", { target: decision, text: "dat klopt niet" });
  t.wait(400);
  expect(readers(t, decision)).toEqual([t.city, t.rosa]);
  t.say(t.rosa, "agreement", { target: decision, agrees: true });
  expect([t.reads(t.hamza, decision), t.reads({}, decision)]).toEqual([true, false]);
  t.say(t.city, "publication", { target: decision, audience: "public" });
  expect(t.reads({}, decision)).toBe(true);
});

test("what concerns two residents' parties waits for both", () => {
  const t = tell();
  const rule = t.say(t.hamza, "rule", { title: "Huisregel", type: "house", owner: t.hamza });
  const held = t.say(t.city, "held", { rule, who: t.rosa, holder: t.city, how: "asked" });
  t.say(t.rosa, "agreement", { target: held, agrees: true });
  expect(t.reads(t.third, held)).toBe(false);
  t.say(t.hamza, "agreement", { target: held, agrees: true });
  expect(t.reads(t.third, held)).toBe(true);
});

test("residents narrow what is about them again, and it cannot be widened over their heads", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  t.say(t.rosa, "agreement", { target: decision, agrees: true });
  t.say(t.city, "publication", { target: decision, audience: "public" });
  t.say(t.rosa, "publication", { target: decision, audience: "concerned" });
  expect(readers(t, decision)).toEqual([t.city, t.rosa]);
  for (const audience of ["members", "public"])
    expect(t.refused(t.city, "publication", { target: decision, audience })).toBe("agreement-first");
});

test("who no longer agrees takes it back to those concerned, also when it was published again", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  t.say(t.rosa, "agreement", { target: decision, agrees: true });
  t.say(t.city, "publication", { target: decision, audience: "public" });
  t.say(t.rosa, "agreement", { target: decision, agrees: false });
  expect(readers(t, decision)).toEqual([t.city, t.rosa]);
  expect(t.refused(t.city, "publication", { target: decision, audience: "public" })).toBe("agreement-first");
  expect(audienceOf(t.register, t.register.rowOf.get(decision) as number)).toBe("concerned");
});

test("who is concerned narrows no further than those concerned, and widens nothing", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  for (const audience of ["own", "residents", "members", "public"])
    expect(t.refused(t.rosa, "publication", { target: decision, audience })).toBe("audience-too-wide");
  expect(t.refused(t.third, "publication", { target: decision, audience: "concerned" })).toBe("entry-unknown");
});

test("never: an institution hides or erases what residents wrote", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  t.say(t.rosa, "publication", { target: request, audience: "public" });
  for (const audience of ["own", "residents", "concerned", "members"])
    expect(t.refused(t.city, "publication", { target: request, audience })).toBe("institution-may-not-hide");
  t.say(t.city, "agreement", { target: request, agrees: false });
  expect([t.reads({}, request), t.reads(t.third, request)]).toEqual([true, true]);
  expect(t.refused(t.city, "correction", { target: request, body: {} })).toBe("not-yours-to-write");
  expect(t.refused(t.city, "withdrawal", { target: request })).toBe("not-yours-to-write");
  expect(t.refused(t.city, "erasure", { target: request })).toBe("institution-may-not-erase");
  const version = { from: { party: t.rosa }, to: t.city, matter: "space", versionOf: request };
  const other = t.say(t.city, "request", version);
  expect([t.reads({}, request), t.reads(t.rosa, other)]).toEqual([true, true]);
});

test("never: an institution keeps from residents what it writes about them", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  const body = { on: request, decider: t.city, outcome: "refused" };
  for (const audience of ["own", "residents"] as const) {
    expect(t.refused(t.city, "decision", body, audience)).toBe("institution-may-not-hide");
    expect(t.refused(t.city, "publication", { target: refuse(t, request, t.city), audience })).toBe(
      "institution-may-not-hide",
    );
  }
  const nameless = { from: { residents: true }, to: t.city, matter: "space", versionOf: request };
  expect(t.reads(t.rosa, t.say(t.city, "request", nameless))).toBe(true);
});

test("never: an institution erases its own words about residents; it corrects, and the old text stays", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  const decision = refuse(t, request, t.city);
  expect(t.refused(t.city, "erasure", { target: decision })).toBe("institution-may-not-erase");
  const body = { on: request, decider: t.city, outcome: "granted" };
  const correction = t.say(t.city, "correction", { target: decision, body });
  const written = writtenById(t.register, decision);
  expect(written?.body).toMatchObject({ outcome: "refused" });
  expect(written && bodyNow(t.register, written)).toMatchObject({ outcome: "granted" });
  expect([t.reads(t.rosa, decision), t.reads(t.rosa, correction), t.reads(t.hamza, correction)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("residents erase what they wrote and what an institution wrote about them, nothing of other residents", () => {
  const t = tell();
  const request = ask(t, t.rosa, t.city);
  const decision = refuse(t, request, t.city);
  expect(t.refused(t.hamza, "erasure", { target: request })).toBe("not-yours-to-erase");
  t.erase(t.rosa, decision);
  expect([readers(t, decision), concerned(t.register, decision)]).toEqual([[], []]);
  t.erase(t.rosa, request);
  expect(readers(t, request)).toEqual([]);
});

test("erasing takes the corrections along, and what is erased reads as if it never was", () => {
  const t = tell();
  const claim = t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "de straat" });
  const again = t.say(t.rosa, "correction", { target: claim, body: { speaker: t.rosa, forWhom: "de buurt" } });
  t.erase(t.rosa, claim);
  expect([writtenById(t.register, claim), writtenById(t.register, again)]).toEqual([undefined, undefined]);
  expect(t.refused(t.rosa, "reply", { target: claim, text: "x" })).toBe("entry-unknown");
});

test("who says who may read something is not erased: that would widen it again", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  const agreement = t.say(t.rosa, "agreement", { target: decision, agrees: false });
  expect(t.refused(t.rosa, "erasure", { target: agreement })).toBe("wrong-kind");
});

test("a party that left by erasing itself is still asked: what is about it widens for nobody", () => {
  const t = tell();
  const decision = refuse(t, ask(t, t.rosa, t.city), t.city);
  t.erase(t.rosa, t.rosa as string as EntryId);
  expect(t.refused(t.city, "publication", { target: decision, audience: "public" })).toBe("agreement-first");
  expect(readers(t, decision).includes(t.hamza)).toBe(false);
});

test("a listed institution is in the book for everybody: nobody erases, narrows or hides it, and it names itself", () => {
  const t = tell();
  const body = { name: "Fonds", type: "foundation", side: "institution" };
  const id = t.say(t.rosa, "party", body, "own");
  const fund = id as string as PartyId;
  expect(t.reads(t.city, id)).toBe(true);
  expect(t.refused(t.rosa, "erasure", { target: id })).toBe("not-yours-to-erase");
  expect(t.refused(t.rosa, "publication", { target: id, audience: "own" })).toBe("describes-itself");
  const words = { ...body, words: "Wij geven aan buurten" };
  expect(t.refused(t.rosa, "correction", { target: id, body: words })).toBe("describes-itself");
  t.say(fund, "correction", { target: id, body: words });
  expect(t.register.parties.get(fund)?.byItself).toBe(true);
  expect(t.refused(t.rosa, "correction", { target: id, body })).toBe("not-yours-to-write");
  expect(t.refused(fund, "correction", { target: id, body: { ...words, side: "residents" } })).toBe("field-wrong");
});

test("a burden starts as the bearer's own", () => {
  const t = tell();
  const burden = t.say(t.rosa, "burden", { on: t.rosa, type: "hours", hours: 600 });
  expect(readers(t, burden)).toEqual([t.rosa]);
  expect(t.refused(t.rosa, "burden", { on: t.rosa, type: "hours" }, "public")).toBe("audience-too-wide");
  t.say(t.rosa, "publication", { target: burden, audience: "members" });
  expect(t.reads(t.housing, burden)).toBe(true);
});

test("public needs a publishing act", () => {
  const t = tell();
  const claim = t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "de straat" });
  expect([t.reads(t.city, claim), t.reads({}, claim)]).toEqual([true, false]);
  expect(t.refused(t.rosa, "claim", { speaker: t.rosa, forWhom: "x" }, "public")).toBe("audience-too-wide");
  t.say(t.rosa, "publication", { target: claim, audience: "public" });
  expect(t.reads({}, claim)).toBe(true);
});

test("a published source is public only by the institution that publishes it, and never with a residents' party in it", () => {
  const t = tell();
  const source = { name: "Subsidieregister", date: "2025-01-01", file: "12" };
  const listed = { from: { listed: { key: "A1", form: "Stichting" } }, to: t.city, matter: "money", source };
  expect(t.reads({}, t.say(t.city, "request", listed))).toBe(true);
  const named = { from: { party: t.rosa }, to: t.city, matter: "money", source };
  expect(t.reads({}, t.say(t.city, "request", named))).toBe(false);
  const mine = { from: { party: t.rosa }, to: t.city, matter: "money", source };
  expect(t.reads({}, t.say(t.rosa, "request", mine))).toBe(false);
});

test("nobody takes the place of a file by writing its number under words of their own", () => {
  const t = tell();
  const source = { name: "Subsidieregister", date: "2025-01-01", file: "12" };
  const published = t.say(t.city, "request", { from: { residents: true }, to: t.city, matter: "money", source });
  t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "money", source });
  t.say(t.housing, "request", { from: { party: t.housing }, to: t.city, matter: "money", source });
  expect([...t.register.files.values()].flatMap((files) => [...files.values()])).toEqual([
    { request: t.register.rowOf.get(published) },
  ]);
});

test("an entry that may not be read and one that does not exist are refused alike", () => {
  const t = tell();
  const hidden = ask(t, t.rosa, t.city, "own");
  const nowhere = "told-99999999999999" as EntryId;
  const kinds = ["reply", "publication", "agreement", "correction", "withdrawal", "erasure", "delivery"] as const;
  const rest = { text: "x", audience: "members", agrees: true, body: {}, party: t.city, means: "page" };
  for (const kind of kinds)
    expect([hidden, nowhere].map((target) => t.refused(t.city, kind, { target, ...rest }))).toEqual([
      "entry-unknown",
      "entry-unknown",
    ]);
  const decision = (on: EntryId) => t.refused(t.city, "decision", { on, decider: t.city, outcome: "granted" });
  expect([decision(hidden), decision(nowhere)]).toEqual(["entry-unknown", "entry-unknown"]);
  const mine = refuse(t, ask(t, t.hamza, t.city), t.city);
  const moved = (on: EntryId) =>
    t.refused(t.city, "correction", { target: mine, body: { on, decider: t.city, outcome: "granted" } });
  expect(moved(hidden)).toBe(moved(nowhere));
  const ruled = (rule: EntryId) => {
    const body = { ...writtenById(t.register, mine)?.body, outcome: "granted", rule };
    return t.refused(t.city, "correction", { target: mine, body });
  };
  expect([ruled(hidden), ruled(nowhere)]).toEqual(["entry-unknown", "entry-unknown"]);
});

test("a party that may not be read and one that does not exist are refused alike", () => {
  const t = tell();
  t.say(t.hamza, "publication", { target: t.hamza as string as EntryId, audience: "own" });
  const asked = (to: string) => t.refused(t.city, "request", { from: { party: t.city }, to, matter: "voice" });
  expect([asked(t.hamza), asked("told-99999999999999")]).toEqual(["party-unknown", "party-unknown"]);
});

test("who wrote an unwritten rule down is not concerned by who was held to it", () => {
  const t = tell();
  const rule = t.say(t.hamza, "rule", { title: "Voor iedereen", type: "unwritten", owner: t.city });
  t.say(t.city, "reply", { target: rule, text: "ja" });
  const held = t.say(t.rosa, "held", { rule, who: t.rosa, holder: t.city, how: "held" });
  expect(concerned(t.register, held)).toEqual([t.rosa, t.city]);
});

test("a retelling is closed to everybody but its one author", () => {
  const t = tell("retelling");
  expect(t.refused(t.rosa, "claim", { speaker: t.rosa, forWhom: "x" })).toBe("retelling-closed");
  expect(t.refused(t.city, "claim", { speaker: t.rosa, forWhom: "x" })).toBeUndefined();
});
