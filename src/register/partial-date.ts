/** When something happened, as far as it is known: "2018", "2018-06", "2018-06-14" or "unknown". */
export type PartialDate = string;

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY = 86_400_000;

/** Days since 1970-01-01, first and last day the date can stand for, both included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

const utcDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;

/** The days a partial date can stand for; undefined when it is unknown or no such date exists. */
export function dayRange(date: PartialDate): DayRange | undefined {
  const match = SHAPE.exec(date);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (!month) return match[2] ? undefined : { first: utcDay(year, 1, 1), last: utcDay(year, 12, 31) };
  if (month > 12) return undefined;
  const end = utcDay(year, month + 1, 1) - 1;
  if (!match[3]) return { first: utcDay(year, month, 1), last: end };
  const only = utcDay(year, month, day);
  return day < 1 || only > end ? undefined : { first: only, last: only };
}

export const isPartialDate = (text: string): boolean => text === "unknown" || dayRange(text) !== undefined;

/** Whether `a` lies before `b`: overlapping or unknown dates give "unknown". */
export function isBefore(a: PartialDate, b: PartialDate): "yes" | "no" | "unknown" {
  const [left, right] = [dayRange(a), dayRange(b)];
  if (!left || !right) return "unknown";
  if (left.last < right.first) return "yes";
  return left.first >= right.last ? "no" : "unknown";
}

/** Whether at least so many years lie between two dates; "no" where the first is unknown, for then nothing is told of it. */
export function lastedYears(years: number, from: PartialDate, until: PartialDate): "yes" | "no" | "unknown" {
  const [start, end] = [dayRange(from), dayRange(until)];
  if (!start) return "no";
  if (!end) return "unknown";
  if (yearsLater(start.last, years) <= end.first) return "yes";
  return yearsLater(start.first, years) > end.last ? "no" : "unknown";
}

function yearsLater(day: number, years: number): number {
  const date = new Date(day * DAY);
  return utcDay(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
}

/** The calendar day, as "2018-06-14", of a day number counted from 1970-01-01. */
export const dayToIso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The day number, counted from 1970-01-01, of a full date or time in ISO 8601; times are taken in UTC. */
export const yearOfDay = (day: number): number => new Date(day * DAY).getUTCFullYear();
export const isoToDay = (iso: string): number => Math.floor(Date.parse(iso) / DAY);
