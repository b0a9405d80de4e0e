import { expect, test } from "vitest";
import { bookLine } from "../src/exchange/book-lines.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import { look } from "../src/mirror/mirror.ts";
import { viewFor } from "../src/mirror/view.ts";
import { type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import { KIND_NAMES } from "../src/register/kinds.ts";
import { repeatedIn } from "../src/register/repeating.ts";
import { LOCALES, textsIn } from "../src/web/texts.ts";
import { formOf } from "../src/web/forms/form-of.ts";
import { tell, type Telling } from "./support/telling.ts";

/** The steward hides misuse in the open; what is hidden is its author's alone, and nothing of it changes. */

const NOW = Date.parse("2030-01-01T00:00:00.000Z");
const WHY = { ground: "insult", why: "Dit gaat over een mens." };
const hide = (t: Telling, target: EntryId, hidden = true): EntryId =>
  t.say(KEEPER, "hiding", { ...WHY, target, hidden });
const ask = (t: Telling): EntryId =>
  t.say(t.rosa, "request", {
    from: { party: t.rosa },
    to: t.city,
    matter: "space",
    what: "een gemene zin over iemand",
  });
const readers = (t: Telling, id: EntryId) =>
  [t.city, t.housing, t.rosa, t.hamza, t.third].filter((party) => t.reads(party, id));

test("a hidden entry, and what hangs on it, is read by its author's party alone, until it is lifted", () => {
  const t = tell();
  const request = ask(t);
  const reply = t.say(t.city, "reply", { target: request, text: "nee" });
  const before = readers(t, request);
  const hiding = hide(t, request);
  expect([readers(t, request), t.reads({}, request), t.reads({ steward: true }, request)]).toEqual([
    [t.rosa],
    false,
    false,
  ]);
  expect(readers(t, reply)).toEqual([t.city, t.rosa]);
  expect([t.reads({}, hiding), t.reads(t.housing, hiding)]).toEqual([true, true]);
  t.say(t.rosa, "publication", { target: request, audience: "public" });
  expect([readers(t, request), t.reads({}, request)]).toEqual([[t.rosa], false]);
  hide(t, request, false);
  expect([readers(t, request).length >= before.length, t.reads({}, request)]).toEqual([true, true]);
});

test("a hidden answer is hidden from whom it answers too, with its corrections; the rest stays", () => {
  const t = tell();
  const request = ask(t);
  const rude = t.say(t.city, "reply", { target: request, text: "een gemene zin over iemand" });
  const kind = t.say(t.city, "reply", { target: request, text: "wij kijken" });
  const again = t.say(t.city, "correction", { target: rude, body: { target: request, text: "nog een gemene zin" } });
  hide(t, rude);
  expect([readers(t, rude), readers(t, again)]).toEqual([[t.city], [t.city]]);
  expect(t.reads(t.rosa, kind)).toBe(true);
});

test("whose words are hidden answers, for everybody to read; others have nothing to answer", () => {
  const t = tell();
  const hiding = hide(t, ask(t));
  expect(t.refused(t.city, "reply", { target: hiding, text: "x" })).toBe("only-about-own-acts");
  const answer = t.say(t.rosa, "reply", { target: hiding, text: "Dat vind ik niet." });
  expect(t.reads({}, answer)).toBe(true);
});

test("a party whose own entry is hidden loses its words and stays there to write to; one that kept itself back does not come out by it", () => {
  const t = tell();
  const asked = (to: string) =>
    t.refused(t.rosa, "request", { from: { party: t.rosa }, to, matter: "space", what: "een zaal" });
  const choices = (party: PartyId | undefined) => {
    const view = viewFor(columnsOf(t.register), t.register, party ? { party } : {}, NOW);
    return formOf("request", { register: t.register, view, party }).fields.find(({ spec }) => spec.name === "to")
      ?.choices;
  };
  const before = choices(t.rosa);
  t.say(t.hamza, "publication", { target: t.hamza, audience: "own" });
  for (const party of [t.city, t.hamza]) hide(t, party as string as EntryId);
  expect(readers(t, t.city as string as EntryId)).toEqual([t.city]);
  const listed = (party: PartyId): boolean => {
    const view = viewFor(columnsOf(t.register), t.register, { party }, NOW);
    return view.rows("party").some((row) => view.said(row, "party")?.name === t.register.parties.get(t.city)?.name);
  };
  // Its own people still see it, with its words, in the list and on its page.
  expect([t.city, t.rosa].map(listed)).toEqual([true, false]);
  expect([asked(t.city), asked(t.hamza)]).toEqual([undefined, "party-unknown"]);
  expect(new Set(choices(t.rosa))).toEqual(new Set(before?.filter((party) => party !== t.hamza)));
  expect(choices(t.rosa)?.at(-1)).toBe(t.city);
  expect(choices(undefined)).not.toContain(t.city);
});

test("the reason never repeats what it hides, not even what a correction made of it", () => {
  const t = tell();
  const request = ask(t);
  const body = { from: { party: t.rosa }, to: t.city, matter: "space", what: "zij zijn allemaal dieven hier" };
  t.say(t.rosa, "correction", { target: request, body });
  for (const why of ["Er stond: een gemene zin, over iemand.", "U schreef ZIJ ZIJN ALLEMAAL DIEVEN hier"])
    expect(t.refused(KEEPER, "hiding", { ...WHY, target: request, hidden: true, why })).toBe("field-wrong");
});

test("nor a name or number in it, be it one word; what the parties of the book are called may be said", () => {
  const t = tell();
  const what = "Die zuster Jansen van City loog weer. Bel haar op 06-12345678, zei Zij";
  const target = t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space", what });
  const refused = (why: string) => t.refused(KEEPER, "hiding", { ...WHY, target, hidden: true, why });
  for (const why of ["Er staat een naam in: jansen.", "Het nummer 12345678 staat erin."])
    expect(refused(why)).toBe("field-wrong");
  for (const why of ["Er staat een naam van iemand in.", "Die zin gaat over iemand van City."])
    expect(refused(why)).toBeUndefined();
});

test("never: the steward changes or removes what somebody wrote; hiding is all there is", () => {
  const t = tell();
  const claim = t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "de straat" });
  const rest = { target: claim, body: { speaker: t.rosa, forWhom: "x" }, text: "x", audience: "own", agrees: true };
  for (const kind of KIND_NAMES)
    if (kind !== "hiding")
      expect(t.refused(KEEPER, kind, rest)).toMatch(/^(party-unknown|field-wrong|not-yours-to-erase)$/);
  // It erases what its term is over for, and nothing sooner.
  expect(t.refused(KEEPER, "erasure", rest)).toBe("not-yours-to-erase");
  for (const kind of ["correction", "withdrawal", "publication", "reply", "agreement"] as const)
    expect(t.refused(KEEPER, kind, rest)).toBe("party-unknown");
  hide(t, claim);
  expect(t.register.entries[t.register.rowOf.get(claim) as number]).toMatchObject({ body: { forWhom: "de straat" } });
});

test("never: an institution or residents hide what others wrote", () => {
  const t = tell();
  const request = ask(t);
  for (const party of [t.city, t.housing, t.hamza, t.rosa])
    expect(t.refused(party, "hiding", { ...WHY, target: request, hidden: true })).toBe("not-yours-to-write");
});

test("what is hidden is in no finding and no export, and the public hiding names nobody", () => {
  const t = tell();
  const request = ask(t);
  const hiding = hide(t, request);
  const columns = columnsOf(t.register);
  for (const viewer of [{}, { steward: true } as const, { party: t.city }, { party: t.hamza }]) {
    const view = viewFor(columns, t.register, viewer, NOW);
    const row = t.register.rowOf.get(request) as number;
    expect([view.mask[row], view.entry(row), bookLine(t.register, row, viewer, NOW)]).toEqual([
      0,
      undefined,
      undefined,
    ]);
    expect(JSON.stringify(look("silence", view, []))).not.toContain(request);
    const line = bookLine(t.register, t.register.rowOf.get(hiding) as number, viewer, NOW);
    expect(JSON.stringify(line)).not.toContain(t.rosa);
    expect(view.concerned(t.register.rowOf.get(hiding) as number)).toEqual([]);
  }
});

test("an erased entry leaves its hiding in the book, and nothing to read behind it", () => {
  const t = tell();
  const claim = t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "een gemene zin over iemand" });
  const hiding = hide(t, claim);
  t.erase(t.rosa, claim);
  expect([readers(t, claim), t.reads({}, hiding)]).toEqual([[], true]);
  expect(t.refused(KEEPER, "hiding", { ...WHY, target: claim, hidden: false })).toBe("entry-unknown");
});

test("what the program itself writes when nobody looked again repeats nobody's words, in any language", () => {
  for (const locale of LOCALES) {
    const why = textsIn(locale).t("second.nobody");
    expect([
      locale,
      repeatedIn(why, { said: [`Iets. ${why.split(" ").toReversed().join(" ")}`], known: [], author: "" }),
    ]).toEqual([locale, undefined]);
  }
});
