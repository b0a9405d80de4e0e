import { workingDaysAfter } from "../register/holidays.ts";
import type { PartyId } from "../register/ids.ts";
import { mayRead, reachOf } from "../register/reading.ts";
import { refusalOf } from "../register/refused.ts";
import { concernedAt, type Register, sideOf, writtenAt } from "../register/register.ts";
import { dayAt } from "../register/term.ts";
import {
  giveSecondLook,
  hiddenAndAsked,
  looksWaiting,
  type Report,
  reportsIn,
  settleReport,
} from "../storage/reports.ts";
import { LOCALES } from "../web/texts.ts";
import { writeHiding } from "./reporting.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** Working days within which somebody of another side looks again; so many later, when nobody did, the asking ends. */
const SECOND_DAYS = 5;
/** What was hidden for this stays hidden also when nobody looks again: what it does to somebody cannot be undone. */
const STAYS_HIDDEN: readonly Report["ground"][] = ["threat", "private"];

/** The days (since 1970) of a second look: the last one on which it is in time, and the one on which nobody is waited for any more. */
export interface SecondDays {
  readonly due: number;
  readonly end: number;
}

/** Undefined when nobody asked for one. */
export function secondDays({ asker, asked, decided }: Report): SecondDays | undefined {
  if (asker === null) return undefined;
  const due = workingDaysAfter(dayAt(Date.parse(asked ?? decided ?? "")), SECOND_DAYS);
  return { due, end: workingDaysAfter(due, SECOND_DAYS) };
}

/** Whether a second look waits longer than it may on a day since 1970. */
export const isSecondLate = (report: Report, today: number): boolean =>
  report.second === null && today > (secondDays(report)?.due ?? today);

/** Whether a text that was hidden stands there again when nobody looks: in favour of who wrote it, who asked. */
export const isShownAgain = ({ verdict, asker, ground }: Report): boolean =>
  verdict === "hidden" && asker === "author" && !STAYS_HIDDEN.includes(ground);

/** The book as it is read when nothing of it is hidden. */
const unhidden = (register: Register): Register => ({ ...register, hidden: new Set() });

/**
 * Whether a party may give the second look: of another side than whose words it is about, not in them, and somebody who could read
 * them. What fewer than the members read is looked at again by another party that reads it: nobody gets to read more for it. Once it is
 * late the side does not matter any more.
 */
export function mayJudge(register: Register, report: Report, party: PartyId, now: number): boolean {
  const row = register.rowOf.get(report.entry) ?? -1;
  const told = writtenAt(register, row);
  const whole = unhidden(register);
  if (!told || told.by.party === party || !mayRead(whole, row, { party }, now)) return false;
  if (reachOf(whole, row).members > now) return true;
  const other = sideOf(register, party) !== sideOf(register, told.by.party);
  return (other || isSecondLate(report, dayAt(now))) && !concernedAt(register, row).includes(party);
}

/** Whether a party that may give it can take it now: it is with nobody, or with another that is late. */
export const isFree = ({ judge, ...report }: Report, party: PartyId, now: number): boolean =>
  judge === null || (judge !== party && isSecondLate({ ...report, judge }, dayAt(now)));

/**
 * The parties that the holder may ask, once, to give a second look that nobody took: who may give it and can take it now. Of a text that
 * the holder would not read itself it is not to learn who does.
 */
export function askable(register: Register, report: Report, now: number): readonly PartyId[] {
  const { holder } = register;
  const row = register.rowOf.get(report.entry) ?? -1;
  const waits = report.asker !== null && report.second === null && report.judge === null && report.named === null;
  if (!waits || holder === undefined || writtenAt(register, row)?.by.party === holder) return [];
  if (!mayRead(unhidden(register), row, { party: holder }, now)) return [];
  const may = (party: PartyId): boolean => party !== holder && mayJudge(register, report, party, now);
  return [...register.parties.keys()].filter((party) => may(party) && refusalOf(register, party) === undefined);
}

/** How many second looks wait for the visitor's own party, to who may give one: its organisers. */
export const waitingLooks = async ({ engine }: Services, { membership, book }: BookVisit): Promise<number> =>
  membership?.role === "organiser"
    ? looksWaiting(engine, membership.book, membership.party, membership.party === book.register.holder)
    : 0;

/** Takes the second look, also from another that is late; whether it did. */
export const takeSecondLook = ({ engine }: Services, report: Report, judge: PartyId): Promise<boolean> =>
  giveSecondLook(engine, report, { judge, from: report.judge });

/** Whether another report hides the same text. */
const hidesToo = (other: Report, { id, entry }: Report): boolean =>
  other.id !== id && other.entry === entry && other.verdict === "hidden" && other.second !== "left";

/** Shows again what was hidden, where whoever wrote it asked for a second look and nobody gave it until the asking ended. */
export async function showUnlookedAt(services: Services): Promise<number> {
  const { engine, desk, secrets, texts } = services;
  const now = secrets.clock();
  let shown = 0;
  for (const report of await hiddenAndAsked(engine)) {
    const days = secondDays(report);
    if (!days || !isShownAgain(report) || dayAt(now.getTime()) <= days.end) continue;
    if ((await reportsIn(engine, report.book)).some((other) => hidesToo(other, report))) continue;
    const { record, register } = await desk.open(report.book);
    const offered: readonly string[] = record.settings.languages ?? LOCALES;
    const why = texts.in(LOCALES.find((one) => offered.includes(one)) ?? LOCALES[0]).t("second.nobody");
    const change = { second: "left", second_reason: why, second_decided: now.toISOString() } as const;
    if (!(await settleReport(engine, report, change, "second"))) continue;
    const row = register.rowOf.get(report.entry) ?? -1;
    if (writtenAt(register, row) && register.hidden.has(row))
      await writeHiding(services, report, { hidden: false, ground: report.ground, why });
    shown++;
  }
  return shown;
}
