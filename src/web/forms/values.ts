import { MOST_WEEKS } from "../../register/kinds/rule.ts";
import { readDate } from "./dates.ts";
import { latinDigits } from "./digits.ts";
import type { FieldType } from "./field.ts";

/** What was typed, read as a value of a body; or the code of what is wrong with it. */
export type ReadValue = { readonly value: unknown } | { readonly problem: string };

const ok = (value: unknown): ReadValue => ({ value });
const wrong = (problem: string): ReadValue => ({ problem });
const orWrong = (value: unknown, problem: string): ReadValue => (value === undefined ? wrong(problem) : ok(value));

const READERS: Readonly<Record<FieldType, (typed: string) => ReadValue>> = {
  line: ok,
  text: ok,
  key: ok,
  choice: ok,
  audience: ok,
  party: ok,
  entry: ok,
  yes: (typed) => ok(typed === "yes"),
  date: (typed) => orWrong(readDate(typed), "date"),
  euros: (typed) => orWrong(readEuros(typed), "euros"),
  hours: (typed) => orWrong(readHours(typed), "hours"),
  clock: (typed) => orWrong(readClock(typed), "clock"),
  count: (typed) => orWrong(typed === "never-asked" ? typed : wholeNumber(typed), "count"),
  percent: (typed) => orWrong(readPercent(typed), "percent"),
  year: (typed) => orWrong(wholeNumber(typed), "year"),
  weeks: (typed) => orWrong(readWeeks(typed), "weeks"),
  often: (typed) => ok(wholeNumber(typed) ?? typed),
  days: (typed) => ok(typed.split(",").map(Number)),
  link: (typed) => ok(/^[a-z][a-z+.-]*:/i.test(typed) ? typed : `https://${typed}`),
  // A photo is read from several fields at once: read-form.ts.
  photo: () => wrong("photo-again"),
  someone: (typed) => ok(typed === "residents" ? { residents: true } : { party: typed }),
};

/** Reads one typed value, not empty, of a type. Ids, lists and lengths are checked by the kind's own schema. */
export const readValue = (type: FieldType, typed: string): ReadValue =>
  READERS[type](WRITTEN.includes(type) ? typed : latinDigits(typed));

/** What stays as it was typed; in everything else digits are a number or a day, in whatever digits. */
const WRITTEN: readonly FieldType[] = [
  "line",
  "text",
  "key",
  "choice",
  "audience",
  "party",
  "entry",
  "someone",
  "link",
];

const wholeNumber = (typed: string): number | undefined => {
  const digits = typed.replaceAll(/[\s.]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
};

function readWeeks(typed: string): number | undefined {
  const weeks = wholeNumber(typed) ?? 0;
  return weeks >= 1 && weeks <= MOST_WEEKS ? weeks : undefined;
}

/** "35", "35 %" and "12,5", from 0 to 100. */
export function readPercent(typed: string): number | undefined {
  const plain = typed.replace(/%$/, "").trim().replace(",", ".");
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) && Number(plain) <= 100 ? Number(plain) : undefined;
}

/** "1250", "1.250", "1.250,50", "€ 12,5" and "12.50" in whole cents. */
export function readEuros(typed: string): number | undefined {
  const text = typed.replaceAll(/^€|€$/g, "").replaceAll(/\s/g, "").replace(/,-+$/, "");
  const match = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text) ?? /^(\d+)\.(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  return Number((match[1] ?? "").replaceAll(".", "")) * 100 + Number((match[2] ?? "0").padEnd(2, "0"));
}

/** "3", "1,5" and "1:30" hours in minutes. */
export function readHours(typed: string): number | undefined {
  const split = /^(\d{1,5}):([0-5]\d)$/.exec(typed.trim());
  if (split) return Number(split[1]) * 60 + Number(split[2]);
  const plain = typed.trim().replace(",", ".");
  return /^\d{1,5}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 60) : undefined;
}

/** "22:00", "22.00" and "22" in minutes after midnight; "25:00" is one o'clock the next day. */
export function readClock(typed: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.]([0-5]\d))?$/.exec(typed.trim());
  const minutes = match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : undefined;
  return minutes !== undefined && minutes <= 2880 ? minutes : undefined;
}

const two = (n: number): string => String(n).padStart(2, "0");
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const WRITERS: Partial<Record<FieldType, (value: never) => string>> = {
  yes: (value: boolean) => (value ? "yes" : ""),
  euros: (cents: number) =>
    cents % 100 === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${two(cents % 100)}`,
  percent: (percent: number) => String(percent).replace(".", ","),
  hours: (minutes: number) => (minutes % 60 === 0 ? String(minutes / 60) : clock(minutes)),
  clock,
  days: (days: readonly number[]) => days.join(","),
  someone: (who: object) => ("party" in who ? String(who.party) : "residents" in who ? "residents" : "listed"),
};

/** A value of a body as it stands in its field; what is unknown is an empty field. */
export function writeValue(type: FieldType, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean" && type === "choice") return value ? "yes" : "no";
  if (value === "unknown") return type === "choice" ? value : "";
  const write = WRITERS[type] as ((value: unknown) => string) | undefined;
  return typeof value === "string" ? value : (write?.(value) ?? String(value));
}
