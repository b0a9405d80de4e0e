import { asksForWhom } from "./asking.ts";
import { agreedHours, agreedIn, agreedTo, heldIn } from "./agreed.ts";
import type { Flag, FlagState, Looking } from "./flags.ts";
import type { EntryId, PartyId } from "./ids.ts";
import type { BodyOf } from "./kinds.ts";
import { dayRange, dayToIso, isBefore, type PartialDate, yearOfDay } from "./partial-date.ts";
import { concernedAt, isWhole, type Register, writtenAt } from "./register.ts";
import { hungBy, type Readable, saidAt, sideRead } from "./said.ts";
import { dayAt } from "./term.ts";
import { partyIn } from "./values.ts";

/**
 * A claim was doubted, or its speaker asked for whom it speaks, after proof had been accepted; "unknown" when nobody can tell which came
 * first. No law asks for it. A doubt reaches whom it doubts before anybody else (consent.ts), and so does this.
 */
export function askedAgain(register: Register, row: number, { readable }: Looking): readonly Flag[] {
  const asking = doubtedAt(register, row, readable) ?? askedAt(register, row, readable);
  if (!asking) return [];
  const proofs = asking.accepted.flatMap(({ row: proof, on }) => {
    const state = saidAfter(on, asking.when);
    return state === "no" ? [] : [{ proof, state }];
  });
  const found = proofs.find(({ state }) => state === "yes") ?? proofs[0];
  if (!found) return [];
  return [{ name: "asked-again-after-proof", state: found.state, law: null, rows: [row, found.proof] }];
}

/** An institution that puts a question mark by what a party does, says or asks, and asks that party for something itself. */
export function wantsAndDoubts(register: Register, row: number, { readable }: Looking): readonly Flag[] {
  const body = saidAt(register, { row, kind: "doubt", readable });
  const [doubter] = body ? partyIn(body.doubter) : [];
  const about = body && register.rowOf.get(body.about);
  if (doubter === undefined || about === undefined || !readable(about)) return [];
  if (sideRead(register, doubter, readable) !== "institution") return [];
  const doubted = concernedAt(register, about).filter((party) => party !== doubter);
  const wants = [...register.entries.keys()].filter((at) => {
    const request = saidAt(register, { row: at, kind: "request", readable });
    return request !== undefined && partyIn(request.from).includes(doubter) && doubted.includes(request.to);
  });
  return wants.length === 0 ? [] : [{ name: "wants-and-doubts", state: "yes", law: null, rows: [row, ...wants] }];
}

/** When somebody was asked for whom it speaks, and the proofs of that which were accepted. */
interface Asking {
  readonly when: PartialDate;
  readonly accepted: readonly AcceptedProof[];
}

function doubtedAt(register: Register, row: number, readable: Readable): Asking | undefined {
  const body = saidAt(register, { row, kind: "doubt", readable });
  const claim = body && saidAt(register, { row: register.rowOf.get(body.about), kind: "claim", readable });
  if (!claim || partyIn(body.doubter).includes(claim.speaker)) return undefined;
  return { when: body.when, accepted: acceptedProofs(register, body.about, readable) };
}

/** Of a question by no claim in particular, proof of any claim of whoever was asked. */
function askedAt(register: Register, row: number, readable: Readable): Asking | undefined {
  const body = saidAt(register, { row, kind: "held", readable });
  if (!body || body.holder === body.who || !asksForWhom(register, row, { body, readable })) return undefined;
  return { when: body.when, accepted: proofsWhere(register, readable, (claim) => isOf(register, claim, body.who)) };
}

const isOf = (register: Register, claim: EntryId, party: PartyId): boolean => {
  const entry = writtenAt(register, register.rowOf.get(claim));
  return entry?.kind === "claim" && entry.body.speaker === party;
};

/** Proof of a claim that was accepted, and when. */
interface AcceptedProof {
  readonly row: number;
  readonly on: PartialDate;
}

/** The proofs of a claim that were accepted, as far as somebody may read that. */
export const acceptedProofs = (register: Register, claim: EntryId, readable: Readable): readonly AcceptedProof[] =>
  proofsWhere(register, readable, (of) => of === claim);

function proofsWhere(
  register: Register,
  readable: Readable,
  wanted: (claim: EntryId) => boolean,
): readonly AcceptedProof[] {
  return register.entries.flatMap((entry, row) => {
    if (entry.kind !== "backing" || entry.body.versionOf !== undefined) return [];
    const proof = saidAt(register, { row, kind: "backing", readable });
    const on = proof && wanted(proof.claim) ? acceptedOn(register, row, { proof, readable }) : undefined;
    return on === undefined ? [] : [{ row, on }];
  });
}

/** What who was shown it says itself stands above what the speaker tells of them; undefined when the proof was not accepted. */
function acceptedOn(
  register: Register,
  row: number,
  { proof, readable }: { readonly proof: BodyOf<"backing">; readonly readable: Readable },
): PartialDate | undefined {
  const party = proof.shownTo;
  const answer = party === "unknown" ? undefined : hungBy(register, row, { kind: "agreement", party, readable });
  if (answer) return answer.body.agrees ? dayToIso(dayAt(Date.parse(answer.at))) : undefined;
  return proof.accepted === "yes" ? proof.shown : undefined;
}

/** What was said on the same day or in the same month may have come first. */
function saidAfter(proof: PartialDate, doubt: PartialDate): Exclude<FlagState, "unwritten"> | "no" {
  if (isBefore(proof, doubt) === "yes") return "yes";
  return isBefore(doubt, proof) === "yes" ? "no" : "unknown";
}

/**
 * In a year of this role more hours were asked of its holder than all its roles set. Told to the holder and to nobody else,
 * except in a book that is made up or retold: what it wants to share of it, it writes down itself as what it carries.
 */
export function moreAsked(register: Register, row: number, looking: Looking): readonly Flag[] {
  const role = saidAt(register, { row, kind: "role", readable: looking.readable });
  if (!role || !(isWhole(register) || looking.own === role.holder)) return [];
  if (agreedTo(register, row, looking.readable) !== "yes") return [];
  const agreed = agreedHoursOf(register, role.holder, looking.readable);
  const over = [...askedPerYear(register, role.holder, looking.readable)].filter(
    ([year, { minutes }]) => heldIn(agreedHours(role), year) && minutes > (agreedIn(agreed, year) ?? Infinity),
  );
  if (over.length === 0) return [];
  const requests = over.flatMap(([, { rows }]) => rows);
  return [{ name: "more-asked-than-agreed", state: "yes", law: null, rows: [row, ...requests] }];
}

function agreedHoursOf(register: Register, holder: PartyId, readable: Readable) {
  return register.entries.flatMap((entry, row) => {
    if (entry.kind !== "role" || entry.body.versionOf !== undefined) return [];
    const role = saidAt(register, { row, kind: "role", readable });
    return role?.holder === holder && agreedTo(register, row, readable) === "yes" ? [agreedHours(role)] : [];
  });
}

interface AskedInYear {
  minutes: number;
  readonly rows: number[];
}

/** What others asked of a party, year by year: only requests of which the hours and the year are written. */
function askedPerYear(register: Register, party: PartyId, readable: Readable): ReadonlyMap<number, AskedInYear> {
  const years = new Map<number, AskedInYear>();
  for (const [row, entry] of register.entries.entries()) {
    if (entry.kind !== "request" || entry.body.versionOf !== undefined) continue;
    const request = saidAt(register, { row, kind: "request", readable });
    const year = request && yearIn(request.asked);
    if (!request || year === undefined || request.hours === "unknown" || request.to !== party) continue;
    if (partyIn(request.from).includes(party)) continue;
    const inYear = years.get(year) ?? { minutes: 0, rows: [] };
    inYear.minutes += request.hours;
    inYear.rows.push(row);
    years.set(year, inYear);
  }
  return years;
}

/** The year a date lies in; undefined when that is unknown. */
function yearIn(date: PartialDate): number | undefined {
  const range = dayRange(date);
  return range && yearOfDay(range.first);
}
