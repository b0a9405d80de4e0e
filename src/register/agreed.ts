import type { PartyId } from "./ids.ts";
import type { BodyOf } from "./kinds.ts";
import { dayRange, yearOfDay } from "./partial-date.ts";
import { isWhole, type Register, writtenAt } from "./register.ts";
import { hungBy, type Readable, saidAt } from "./said.ts";
import type { Answer } from "./values.ts";

/**
 * Whether the holder of a role said yes to it, as far as somebody may read that. What the holder says itself stands above what
 * a giver tells: its last agreement, else its own version, else its own entry. A giver's word alone counts for nothing, except
 * in a book that is made up or retold, where one author tells all sides.
 */
export function agreedTo(register: Register, row: number, readable: Readable): Answer {
  const body = saidAt(register, { row, kind: "role", readable });
  if (!body) return "unknown";
  const answer = hungBy(register, row, { kind: "agreement", party: body.holder, readable });
  if (answer) return answer.body.agrees ? "yes" : "no";
  const own = versionBy(register, row, { party: body.holder, readable });
  if (own) return own.agreed;
  return isWhole(register) || writtenAt(register, row)?.by.party === body.holder ? body.agreed : "unknown";
}

function versionBy(
  register: Register,
  row: number,
  { party, readable }: { readonly party: PartyId; readonly readable: Readable },
): BodyOf<"role"> | undefined {
  const own = register.versions.get(row)?.findLast((at) => writtenAt(register, at)?.by.party === party && readable(at));
  return saidAt(register, { row: own, kind: "role", readable });
}

/** A role as far as it sets how much may be asked. */
export interface AgreedHours {
  /** A week; NaN when unknown. */
  readonly minutes: number;
  /** First and last year it can have held. */
  readonly from: number;
  readonly until: number;
}

/** The hours that a role which was agreed to sets, by the years it can have held. */
export const agreedHours = ({
  hours,
  since,
  until,
}: Pick<BodyOf<"role">, "hours" | "since" | "until">): AgreedHours => ({
  minutes: hours === "unknown" ? Number.NaN : hours,
  from: yearOf(dayRange(since)?.first) ?? -Infinity,
  until: yearOf(dayRange(until)?.last) ?? Infinity,
});

const yearOf = (day: number | undefined): number | undefined => (day === undefined ? undefined : yearOfDay(day));

const WEEKS = 52;

/** Whether a role can have held in a year. */
export const heldIn = ({ from, until }: AgreedHours, year: number): boolean => from <= year && year <= until;

/**
 * Minutes agreed for a year: every role that can have held in it counts whole, so that "more asked than agreed" never rests on
 * what is unknown. Undefined when no agreed role held; NaN when of one the hours are unknown.
 */
export function agreedIn(agreed: readonly AgreedHours[], year: number): number | undefined {
  const held = agreed.filter((one) => heldIn(one, year));
  return held.length === 0 ? undefined : held.reduce((sum, { minutes }) => sum + minutes * WEEKS, 0);
}
