import { concernedAt, type Register, sideOf, writtenAt } from "./register.ts";
import type { Looking } from "./flags.ts";
import type { PartyId } from "./ids.ts";
import type { BodyOf } from "./kinds.ts";
import type { LetterName } from "./kinds/delivery.ts";
import type { LawKey } from "./law.ts";
import { rolledOn } from "./holidays.ts";
import { dayRange, type PartialDate } from "./partial-date.ts";
import { isDecided, saidAt } from "./said.ts";
import { limitOf } from "./limit.ts";
import { dayAt } from "./term.ts";
import { partyIn, type Someone } from "./values.ts";
import { isMunicipality, type WayOut, wayOutAt } from "./way-out.ts";

/** What a letter rests on, how long its answer may take, and how many lines are left for somebody's own words. */
interface LetterFacts {
  readonly laws: readonly LawKey[];
  /** Days from the day after it was posted. */
  readonly term?: { readonly days: number; readonly law: LawKey };
  readonly lines: number;
}

/** Of a letter to who is no authority no law is named: there the law says nothing of it. */
export const LETTER_FACTS: Readonly<Record<LetterName, LetterFacts>> = {
  decide: { laws: ["awb-4-13"], lines: 0 },
  answer: { laws: [], lines: 0 },
  /** Awb 4:17: two weeks from the day after it was received. */
  default: { laws: ["awb-4-13", "awb-4-17"], term: { days: 14, law: "awb-4-17" }, lines: 0 },
  objection: { laws: ["awb-6-7", "termijnenwet"], lines: 7 },
  /** What was only said is no decision yet (Awb 1:3); whoever asks for one on paper waits for that as for any other. */
  written: { laws: ["awb-1-3", "awb-3-47", "awb-4-13"], lines: 0 },
  nature: { laws: [], lines: 0 },
  talk: { laws: [], lines: 3 },
  complaint: { laws: ["awb-9-1"], lines: 7 },
  reason: { laws: ["awb-3-46", "awb-3-47"], lines: 0 },
  /** Woo 4.4: four weeks; two more when the authority says so in time. */
  documents: { laws: ["woo"], term: { days: 28, law: "woo" }, lines: 3 },
  why: { laws: [], lines: 0 },
};

/** A letter that fits an entry: to whom it goes, for whom, and the law that binds that addressee. */
export interface Letter {
  readonly name: LetterName;
  readonly row: number;
  readonly to: PartyId;
  /** The party of the book it is sent for; undefined where that is a resident without a name. */
  readonly from: PartyId | undefined;
  readonly laws: readonly LawKey[];
  readonly lines: number;
}

/** The letters that fit the entry at a row, for somebody who may read it; never to residents, and for an institution only its own. */
export function lettersAt(register: Register, row: number, looking: Looking): readonly Letter[] {
  const fitting =
    onRequest(register, row, looking) ?? onDecision(register, row, looking) ?? onDoubt(register, row, looking);
  if (!fitting || sideOf(register, fitting.to) !== "institution" || isElsewhere(register, fitting, looking.own))
    return [];
  const { to, from } = fitting;
  const names = isOfOthers(register, row, looking)
    ? fitting.names.filter((name) => name === "documents")
    : fitting.names;
  return names.map((name) => {
    const { laws, lines } = LETTER_FACTS[name];
    const binding = binds(fitting, name) ? laws : [];
    return { name, row, to, from: senderOf(register, row, { from, own: looking.own }), laws: binding, lines };
  });
}

/** A row of a published file is another's, unless the party that looks said it was its own; anybody may still ask for the documents. */
function isOfOthers(register: Register, row: number, { own }: Looking): boolean {
  const entry = writtenAt(register, row);
  const listed = (entry?.body as { readonly source?: unknown } | undefined)?.source !== undefined;
  return listed && !(own !== undefined && concernedAt(register, row).includes(own));
}

interface Fitting {
  readonly names: readonly LetterName[];
  readonly to: PartyId;
  readonly from: PartyId | undefined;
  readonly municipality: boolean;
  /** Whether it is about a decision under public law, made or asked for. */
  readonly publicLaw: boolean;
}

/** The Woo and the right to complain (Awb 9:1) bind a municipality whatever it did; the rest is about decisions under public law. */
const binds = ({ municipality, publicLaw }: Fitting, name: LetterName): boolean =>
  name === "documents" || name === "complaint" ? municipality : publicLaw;

/** An institution writes no letters for others, nor to itself. */
const isElsewhere = (register: Register, { from, to }: Fitting, own: PartyId | undefined): boolean =>
  own !== undefined && (own === to || (own !== from && sideOf(register, own) === "institution"));

/** Whoever it concerns and looks, else who asked or got it. */
function senderOf(
  register: Register,
  row: number,
  { from, own }: { readonly from: PartyId | undefined; readonly own: PartyId | undefined },
): PartyId | undefined {
  return own !== undefined && concernedAt(register, row).includes(own) ? own : from;
}

function onRequest(register: Register, row: number, { readable, now }: Looking): Fitting | undefined {
  const body = saidAt(register, { row, kind: "request", readable });
  if (!body || isDecided(register, row, readable)) return undefined;
  const municipality = isMunicipality(register, body.to, readable);
  const names: readonly LetterName[] = !municipality
    ? ["answer"]
    : isLate(body.asked, dayAt(now), limitOf(register, body, readable))
      ? ["decide", "default"]
      : ["decide"];
  return { names, to: body.to, from: partyOf(body.from), municipality, publicLaw: municipality };
}

/** A notice that comes too early counts for nothing, so a last day in the weekend or on a holiday runs on first. */
function isLate(asked: PartialDate, today: number, limit: number): boolean {
  const range = dayRange(asked);
  return range !== undefined && today > rolledOn(range.last + limit);
}

function onDecision(register: Register, row: number, looking: Looking): Fitting | undefined {
  const { readable } = looking;
  const body = saidAt(register, { row, kind: "decision", readable });
  const way = body && wayOutAt(register, row, looking);
  if (!body || !way) return undefined;
  const municipality = isMunicipality(register, body.decider, readable);
  const publicLaw = way.way === "objection" || way.way === "ask-written";
  const told = body.reason.form === "written" || way.way === "ask-nature";
  const names = [
    ...WAY_LETTERS[way.way](way),
    ...(told ? [] : (["reason"] as const)),
    ...(municipality ? (["documents"] as const) : []),
  ];
  return { names, to: body.decider, from: receiverOf(register, body, looking), municipality, publicLaw };
}

/** What the nature of a decision leaves open: only against a written one under public law there is objection. */
const WAY_LETTERS: Readonly<Record<WayOut["way"], (way: WayOut) => readonly LetterName[]>> = {
  objection: (way) => (way.way === "objection" && way.state === "passed" ? ["talk"] : ["objection"]),
  "ask-written": () => ["written"],
  talk: () => ["talk", "complaint"],
  complaint: () => ["complaint"],
  "ask-nature": () => ["nature"],
};

/** A question mark put by what residents say or do may be asked back: why, and of whom else? */
function onDoubt(register: Register, row: number, { readable }: Looking): Fitting | undefined {
  const body = saidAt(register, { row, kind: "doubt", readable });
  const to = body && partyOf(body.doubter);
  if (!body || to === undefined) return undefined;
  const claim = saidAt(register, { row: register.rowOf.get(body.about), kind: "claim", readable });
  return { names: ["why"], to, from: claim?.speaker, municipality: false, publicLaw: false };
}

/** Who asked for what was decided, or got what was stopped. */
function receiverOf(register: Register, { on }: BodyOf<"decision">, { readable }: Looking): PartyId | undefined {
  const row = register.rowOf.get(on);
  const request = saidAt(register, { row, kind: "request", readable });
  const support = saidAt(register, { row, kind: "support", readable });
  return request ? partyOf(request.from) : support && partyOf(support.to);
}

const partyOf = (someone: Someone): PartyId | undefined => partyIn(someone)[0];
