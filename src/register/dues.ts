import type { Looking } from "./flags.ts";
import { rolledOn } from "./holidays.ts";
import type { EntryOf } from "./entry.ts";
import type { LetterName } from "./kinds/delivery.ts";
import type { LawKey } from "./law.ts";
import { LETTER_FACTS } from "./letters.ts";
import { limitOf } from "./limit.ts";
import { type DayRange, dayRange } from "./partial-date.ts";
import { type Register, sideOf, writtenAt } from "./register.ts";
import { isDecided, saidAt } from "./said.ts";
import { dayAt } from "./term.ts";
import { isMunicipality, wayOutAt } from "./way-out.ts";

/** A day somebody may want to remember: the last one to object, or by which an answer is due (always "possible"), or that of an activity. */
export interface Due {
  readonly name: "objection" | "decision" | "activity" | LetterName;
  readonly day: DayRange;
  readonly law: LawKey | null;
  /** The entry it follows from: a decision, a request, the posting of a letter, or an activity. */
  readonly row: number;
}

/** Who looks; `decided` tells of many requests at once which were decided, where that is known already. */
export interface DuesLooking extends Looking {
  readonly decided?: (row: number) => boolean;
}

/** The days that follow from the entry at a row and from the letters sent about it, as far as somebody may read them. */
export const duesAt = (register: Register, row: number, looking: DuesLooking): readonly Due[] => [
  ...toObject(register, row, looking),
  ...toDecide(register, row, looking),
  ...toCome(register, row, looking),
  ...sentAt(register, row, looking).flatMap(toAnswer),
];

function toObject(register: Register, row: number, looking: Looking): readonly Due[] {
  const way = wayOutAt(register, row, looking);
  if (way?.way !== "objection" || way.lastDay === undefined) return [];
  return [{ name: "objection", day: way.lastDay, law: "awb-6-7", row }];
}

/** Residents owe nobody an answer; of others than a municipality no law says how long one may take. */
function toDecide(register: Register, row: number, { readable, decided }: DuesLooking): readonly Due[] {
  const body = saidAt(register, { row, kind: "request", readable });
  const asked = body && dayRange(body.asked);
  if (!asked || sideOf(register, body.to) !== "institution") return [];
  if (decided ? decided(row) : isDecided(register, row, readable)) return [];
  const bound = isMunicipality(register, body.to, readable);
  const limit = limitOf(register, body, readable);
  const dayAfter = (from: number): number => (bound ? rolledOn(from + limit) : from + limit);
  const day = { first: dayAfter(asked.first), last: dayAfter(asked.last) };
  return [{ name: "decision", day, law: bound ? "awb-4-13" : null, row }];
}

/** An activity that is still to come, once its day is known. */
function toCome(register: Register, row: number, { readable, now }: DuesLooking): readonly Due[] {
  const when = saidAt(register, { row, kind: "activity", readable })?.when ?? "unknown";
  const day = dayRange(when);
  if (!day || day.first !== day.last || day.first < dayAt(now)) return [];
  return [{ name: "activity", day, law: null, row }];
}

/** A letter that was sent, as its sender told: the last telling of each stands. */
export interface Sent {
  readonly row: number;
  readonly entry: EntryOf<"delivery">;
  readonly letter: LetterName;
}

/** The letters sent about the entry at a row, in the order in which they were told. */
export function sentAt(register: Register, row: number, { readable }: Looking): readonly Sent[] {
  if (!readable(row)) return [];
  const last = new Map<string, Sent>();
  for (const at of register.hanging.get(row) ?? []) {
    const entry = readable(at) ? writtenAt(register, at) : undefined;
    if (entry?.kind !== "delivery" || entry.body.letter === undefined) continue;
    last.set(`${entry.by.party} ${entry.body.letter}`, { row: at, entry, letter: entry.body.letter });
  }
  return [...last.values()];
}

function toAnswer({ row, entry, letter }: Sent): readonly Due[] {
  const { term } = LETTER_FACTS[letter];
  const posted = dayRange(entry.body.posted ?? "");
  if (!term || !posted) return [];
  const day = { first: rolledOn(posted.first + term.days), last: rolledOn(posted.last + term.days) };
  return [{ name: letter, day, law: term.law, row }];
}
