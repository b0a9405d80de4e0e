import { type Audience, isWider, narrowest } from "./audience.ts";
import type { WrittenEntry } from "./entry.ts";
import type { PartyId } from "./ids.ts";
import { namesPeopleAt } from "./named-ground.ts";
import { concernedAt, isWhole, type Register, sideOf, writtenAt } from "./register.ts";

/** What was said about who may read an entry, by its author and by the residents it is about. Time (silence) is not counted here. */

/** The residents' parties a row concerns besides its author. One that erased its own entering counts: only residents can. */
export function residentsConcerned(register: Register, row: number): readonly PartyId[] {
  const author = writtenAt(register, row)?.by.party;
  return concernedAt(register, row).filter((id) => id !== author && sideOf(register, id) !== "institution");
}

/** Never 2, the star rule: what is between parties stays between them until every end published it; neither time nor a side opens it. */
const STAR: readonly string[] = ["tie", "role"];
export const isStarKind = (kind: string): boolean => STAR.includes(kind);
export const isStar = (entry: WrittenEntry | undefined): boolean => entry !== undefined && isStarKind(entry.kind);

/** A yes to a role takes it up, and is no yes to others reading of it: that, every end gives by publishing (never 2). */
export const isTakenUp = (kind: string): boolean => kind === "role";

/** What stays its writer's own: no publishing act, sample or silence opens it. */
const OWN_FOR_GOOD: readonly string[] = ["unnamed"];
export const isOwnForGood = (kind: string): boolean => OWN_FOR_GOOD.includes(kind);

/** What several agreed to whom to show: neither time nor one of them widens it. */
const AS_AGREED: readonly string[] = ["together"];
export const isAsAgreed = (kind: string): boolean => AS_AGREED.includes(kind);

/** Whose yes a row needs before it gets wider: the residents' parties it concerns; of a tie or a role every other end, institutions too. */
export function consentingIn(register: Register, row: number): readonly PartyId[] {
  const entry = writtenAt(register, row);
  if (!isStar(entry)) return residentsConcerned(register, row);
  return concernedAt(register, row).filter((id) => id !== entry?.by.party);
}

/** The widest audience a residents' party lets a row about it have, by its last agreement or publication; undefined when it said nothing. */
function allowedBy(register: Register, row: number, party: PartyId): Audience | undefined {
  let allowed: Audience | undefined;
  const takenUp = isTakenUp(writtenAt(register, row)?.kind ?? "");
  for (const entry of hangingEntries(register, row)) {
    if (entry.by.party !== party) continue;
    if (entry.kind === "agreement" && !entry.body.agrees) allowed = "concerned";
    if (entry.kind === "agreement" && entry.body.agrees && !takenUp) allowed = "public";
    if (entry.kind === "publication") allowed = entry.body.audience;
  }
  return allowed;
}

/** Whether a party said already what it would say now of a row that is about it. */
export function saidAlready(register: Register, row: number, { party, agrees }: Said): boolean {
  if (!isTakenUp(writtenAt(register, row)?.kind ?? ""))
    return allowedBy(register, row, party) === (agrees ? "public" : "concerned");
  const answers = [...hangingEntries(register, row)].flatMap((entry) =>
    entry.kind === "agreement" && entry.by.party === party ? [entry.body.agrees] : [],
  );
  return answers.at(-1) === agrees;
}

interface Said {
  readonly party: PartyId;
  readonly agrees: boolean;
}

/** The widest audience that all whose yes a row needs let it have: "concerned" as long as one of them said nothing, unless it began wider. */
export function allowedAt(register: Register, row: number): Audience {
  const base = writtenAt(register, row)?.audience ?? "own";
  const unasked = isWider(base, "concerned") ? base : "concerned";
  return consentingIn(register, row)
    .map((party) => allowedBy(register, row, party) ?? unasked)
    .reduce(narrowest, isUnheard(register, row) ? "concerned" : "public");
}

/** A ground of an institution that names belief or origin, about nobody who could say yes to others reading it. */
const isUnheard = (register: Register, row: number): boolean =>
  isNamed(register, row) &&
  consentingIn(register, row).length === 0 &&
  sideOf(register, writtenAt(register, row)?.by.party as PartyId) === "institution";

/** Whether a row's ground names belief or origin: only whom it was said to widens it, and silence never does. */
export const isNamed = (register: Register, row: number): boolean => !isWhole(register) && namesPeopleAt(register, row);

/** The audience of a row as publications and agreements leave it. */
export function audienceOf(register: Register, row: number | undefined): Audience {
  const base = writtenAt(register, row);
  if (!base || row === undefined) return "own";
  let audience: Audience = base.audience;
  for (const entry of hangingEntries(register, row))
    if (entry.kind === "publication" && entry.by.party === base.by.party) audience = entry.body.audience;
  return narrowest(audience, allowedAt(register, row));
}

export function* hangingEntries(register: Register, row: number): Generator<WrittenEntry> {
  for (const hanging of register.hanging.get(row) ?? []) {
    const entry = writtenAt(register, hanging);
    if (entry) yield entry;
  }
}
